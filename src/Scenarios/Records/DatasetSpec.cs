namespace Hogwild.Scenarios;

/// <summary>Where the graphs come from.</summary>
public abstract record DatasetSpec
{
    /// <summary>The paper's chains: one undirected chain a class, its class shown one-hot by the first node only.</summary>
    /// <param name="Length">Nodes in a chain.</param>
    /// <param name="Classes">Number of classes, hence of chains.</param>
    public sealed record Chains(int Length, int Classes) : DatasetSpec;
}
