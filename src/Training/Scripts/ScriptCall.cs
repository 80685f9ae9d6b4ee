namespace Hogwild.Training;

/// <summary>What one update is computed from, beside what never changes.</summary>
/// <param name="Node">Who acts.</param>
/// <param name="Layer">The layer that is about to be computed.</param>
/// <param name="Own">Its own state.</param>
/// <param name="Inbox">The states that it reads, one after the other in the order of its in-arcs.</param>
internal sealed record ScriptCall(int Node, int Layer, double[] Own, double[] Inbox);
