namespace Hogwild.Scenarios;

/// <summary>Where the graphs come from.</summary>
public abstract record DatasetSpec
{
    /// <summary>The paper's chains: one undirected chain a class, its class shown one-hot by the first node only.</summary>
    /// <param name="Length">Nodes in a chain.</param>
    /// <param name="Classes">Number of classes, hence of chains.</param>
    public sealed record Chains(int Length, int Classes) : DatasetSpec;

    /// <summary>One undirected graph that is written in the scenario.</summary>
    /// <param name="Edges">Its edges, by the numbers of their ends.</param>
    /// <param name="Features">One row of features a node, all of the same length.</param>
    /// <param name="Labels">The class of every node; empty where there are no classes.</param>
    public sealed record OneGraph(
        IReadOnlyList<(int A, int B)> Edges, IReadOnlyList<IReadOnlyList<double>> Features, IReadOnlyList<int> Labels) : DatasetSpec;
}
