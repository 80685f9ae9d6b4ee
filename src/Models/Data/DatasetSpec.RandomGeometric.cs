using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>The paper's RANDOM: random geometric graphs in the unit square.</content>
public abstract partial record DatasetSpec
{
    /// <summary>The paper's RANDOM: random geometric graphs in the unit square.</summary>
    /// <param name="Nodes">Nodes of a graph.</param>
    /// <param name="Graphs">Number of graphs.</param>
    /// <param name="Seed">Seed of what is drawn.</param>
    [Kind(
        "random",
        "random geometric graphs in the unit square; nodes are to tell how far apart they are",
        Implements = typeof(RandomDataset))]
    public sealed record RandomGeometric(
        [Option("nodes in a graph", Least = 1, Most = 10_000)] int Nodes,
        [Option("number of graphs", Least = 1, Most = MostGraphs)] int Graphs = 500,
        [Option("seed of the places")] ulong Seed = 1) : DatasetSpec
    {
        /// <inheritdoc/>
        public override bool IsMadeUp => true;

        /// <inheritdoc/>
        public override int GraphCount => Graphs;

        /// <inheritdoc/>
        public override DataSize Size => DataSize.Located(Nodes, Graphs, NearPairs * Nodes * (Nodes - 1));

        /// <inheritdoc/>
        public override string Measure => "RMSE of the distances of all pairs of nodes of a graph, in % of their mean over the data set";

        // The probability that two uniform places of the unit square are nearer than 0.5: πd² − 8d³/3 + d⁴/2.
        private const double NearPairs = 0.4833;

        /// <inheritdoc/>
        public override Dataset Create() => RandomDataset.Create(Nodes, Graphs, Seed);
    }
}
