using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>The paper's SUM: paths with random bits.</content>
public abstract partial record DatasetSpec
{
    /// <summary>The paper's SUM: paths with random bits.</summary>
    /// <param name="Length">Nodes of a path.</param>
    /// <param name="Graphs">Number of graphs.</param>
    /// <param name="Seed">Seed of what is drawn.</param>
    [Kind("sum", "paths with random bits, whose sum every node is to tell", Implements = typeof(SumDataset))]
    public sealed record Sum(
        [Option("nodes in a path", Least = 1, Most = 1_000_000)] int Length,
        [Option("number of graphs", Least = 1, Most = MostGraphs)] int Graphs = 100,
        [Option("seed of the bits")] ulong Seed = 1) : DatasetSpec
    {
        /// <inheritdoc/>
        public override bool IsMadeUp => true;

        /// <inheritdoc/>
        public override int GraphCount => Graphs;

        /// <inheritdoc/>
        public override DataSize Size => DataSize.Paths(Length, Graphs, 1);

        /// <inheritdoc/>
        public override Dataset Create() => SumDataset.Create(Length, Graphs, Seed);
    }
}
