using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>The paper's chains: one undirected chain a class, its class shown one-hot by the first node only.</content>
public abstract partial record DatasetSpec
{
    /// <summary>The paper's chains: one undirected chain a class, its class shown one-hot by the first node only.</summary>
    /// <param name="Length">Nodes in a chain.</param>
    /// <param name="Classes">Number of classes, hence of chains.</param>
    [Kind("chains", "one undirected chain a class; only its first node shows the class", Implements = typeof(ChainsDataset))]
    public sealed record Chains(
        [Option("nodes in a chain", Least = 1, Most = 1_000_000)] int Length,
        [Option("number of classes, hence of chains", Least = 2, Most = 1_000)] int Classes = 2) : DatasetSpec
    {
        /// <inheritdoc/>
        public override bool IsMadeUp => true;

        /// <inheritdoc/>
        public override int GraphCount => Classes;

        /// <inheritdoc/>
        public override DataSize Size => DataSize.Paths(Length, Classes, Classes);

        /// <inheritdoc/>
        public override bool IsClassification => true;

        /// <inheritdoc/>
        public override Dataset Create() => ChainsDataset.Create(Length, Classes);
    }
}
