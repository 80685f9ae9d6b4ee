namespace Hogwild.Simulation;

/// <summary>
/// A rule that can also compute a few activations side by side, none of which reads what another one of them computes: the same bits as
/// one after the other. What it computes may depend on the node, its own state and whole states of its in-neighbours alone
/// (<see cref="IUpdateRule.SharedSize"/> is the size of a state), and every node reads its own.
/// </summary>
internal interface IGroupRule : IUpdateRule
{
    /// <summary>How many activations there are in a group, at most.</summary>
    const int Most = 4;

    /// <summary>Whether it computes groups on a graph.</summary>
    bool HasGroups(Graph graph);

    /// <summary>Computes a group.</summary>
    /// <param name="nodes">Who acts, from two to <see cref="Most"/> nodes.</param>
    /// <param name="states">
    /// Where, in <paramref name="numbers"/>, the states begin that are read: of every activation the node's own and those of its
    /// in-neighbours, in their order.
    /// </param>
    /// <param name="next">Where the next states begin; whatever stands there is overwritten.</param>
    /// <param name="numbers">All states.</param>
    /// <returns>Whether all of the next states are finite. If not, each activation will be computed again by itself.</returns>
    bool Update(ReadOnlySpan<int> nodes, ReadOnlySpan<int> states, ReadOnlySpan<int> next, double[] numbers);
}
