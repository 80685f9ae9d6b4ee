using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>The paper's COUNT: one path of every number of nodes.</content>
public abstract partial record DatasetSpec
{
    /// <summary>The paper's COUNT: one path of every number of nodes.</summary>
    /// <param name="Largest">Nodes of the longest path.</param>
    [Kind("count", "one path of every number of nodes, which every node is to tell", Implements = typeof(CountDataset))]
    public sealed record Count([Option("nodes of the longest path", Least = 1, Most = 10_000)] int Largest) : DatasetSpec
    {
        /// <inheritdoc/>
        public override bool IsMadeUp => true;

        /// <inheritdoc/>
        public override int GraphCount => Largest;

        /// <inheritdoc/>
        public override DataSize Size => DataSize.Paths((Largest + 1) / 2.0, Largest, 1);

        /// <inheritdoc/>
        public override Dataset Create() => CountDataset.Create(Largest);
    }
}
