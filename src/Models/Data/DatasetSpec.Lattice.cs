using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>The paper's LATTICE: a piece of the triangular lattice under many relabellings.</content>
public abstract partial record DatasetSpec
{
    /// <summary>The paper's LATTICE: a piece of the triangular lattice under many relabellings.</summary>
    /// <param name="Nodes">10 or 20.</param>
    /// <param name="Graphs">Number of graphs.</param>
    /// <param name="Seed">Seed of what is drawn.</param>
    [Kind(
        "lattice",
        "a piece of the triangular lattice under many relabellings; nodes are to tell how far apart they are",
        Implements = typeof(LatticeDataset))]
    public sealed record Lattice(
        [Option("10 or 20", Least = 1)] int Nodes,
        [Option("number of graphs", Least = 1, Most = MostGraphs)] int Graphs = 500,
        [Option("seed of the relabellings")] ulong Seed = 1) : DatasetSpec
    {
        /// <inheritdoc/>
        public override bool IsMadeUp => true;

        /// <inheritdoc/>
        public override int GraphCount => Graphs;

        /// <inheritdoc/>
        public override DataSize Size => DataSize.Located(Nodes, Graphs, 6.0 * Nodes);

        /// <inheritdoc/>
        public override string Measure => "RMSE of the distances of all pairs of nodes of a graph, in % of their mean over the data set";

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits() => Nodes is 10 or 20 ? [] : [new Misfit("nodes", "10 or 20")];

        /// <inheritdoc/>
        public override Dataset Create() => LatticeDataset.Create(Nodes, Graphs, Seed);
    }
}
