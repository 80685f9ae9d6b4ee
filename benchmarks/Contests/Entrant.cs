namespace Hogwild.Contests;

/// <summary>Who takes part in a <see cref="Contest"/>.</summary>
/// <param name="Nodes">Number of nodes.</param>
/// <param name="Create">Makes a run that has not begun.</param>
internal sealed record Entrant(int Nodes, Func<IProgram> Create);
