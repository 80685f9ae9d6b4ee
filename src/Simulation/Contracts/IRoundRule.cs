namespace Hogwild.Simulation;

/// <summary>
/// A rule that can also compute all nodes of its graph at once, each from its own state and those of all its in-neighbours in the same
/// round: the same bits as node by node, without a view of every arc.
/// </summary>
internal interface IRoundRule : IUpdateRule
{
    /// <summary>Whether it has such rounds on a graph.</summary>
    bool HasRounds(Graph graph);

    /// <summary>Computes a round.</summary>
    /// <param name="states">The states that are read.</param>
    /// <param name="next">Receives those after the round; whatever stands there is overwritten.</param>
    /// <returns>max |next − states|; neither that nor finite where a state became none.</returns>
    double Round(in StateRows states, in StateRows next);
}
