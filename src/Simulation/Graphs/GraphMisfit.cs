namespace Hogwild.Simulation;

/// <summary>Something that is said of nodes and arcs, and that does not fit a graph.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Expected">What was expected: <c>nodes from 0 to 9 for 'faults.storm'</c>.</param>
/// <param name="Found">What was found.</param>
public readonly record struct GraphMisfit(string Place, string Expected, string Found);
