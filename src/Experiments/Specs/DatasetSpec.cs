namespace Hogwild.Experiments;

/// <summary>Where the graphs come from.</summary>
public abstract record DatasetSpec
{
    /// <summary>Number of graphs, before a fold is taken.</summary>
    public abstract int GraphCount { get; }

    /// <summary>The fold whose test graphs are run, and on whose other graphs models are trained; null for all graphs, for both.</summary>
    public FoldSpec? Fold { get; init; }

    /// <summary>The paper's chains: one undirected chain a class, its class shown one-hot by the first node only.</summary>
    /// <param name="Length">Nodes in a chain.</param>
    /// <param name="Classes">Number of classes, hence of chains.</param>
    public sealed record Chains(int Length, int Classes) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => Classes;
    }

    /// <summary>The paper's COUNT: one path of every number of nodes.</summary>
    /// <param name="Largest">Nodes of the longest path.</param>
    public sealed record Count(int Largest) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => Largest;
    }

    /// <summary>The paper's SUM: paths with random bits.</summary>
    /// <param name="Length">Nodes of a path.</param>
    /// <param name="Graphs">Number of paths.</param>
    /// <param name="Seed">Seed of the bits.</param>
    public sealed record Sum(int Length, int Graphs, ulong Seed) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => Graphs;
    }

    /// <summary>The paper's LATTICE: a piece of the triangular lattice under many relabellings.</summary>
    /// <param name="Nodes">10 or 20.</param>
    /// <param name="Graphs">Number of graphs.</param>
    /// <param name="Seed">Seed of the relabellings.</param>
    public sealed record Lattice(int Nodes, int Graphs, ulong Seed) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => Graphs;
    }

    /// <summary>The paper's RANDOM: random geometric graphs in the unit square.</summary>
    /// <param name="Nodes">Nodes of a graph.</param>
    /// <param name="Graphs">Number of graphs.</param>
    /// <param name="Seed">Seed of the places.</param>
    public sealed record RandomGeometric(int Nodes, int Graphs, ulong Seed) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => Graphs;
    }

    /// <summary>One undirected graph that is written in the scenario.</summary>
    /// <param name="Edges">Its edges, by the numbers of their ends.</param>
    /// <param name="Features">One row of features a node, all of the same length.</param>
    /// <param name="Labels">The class of every node; empty where there are no classes.</param>
    public sealed record OneGraph(
        IReadOnlyList<(int A, int B)> Edges, IReadOnlyList<IReadOnlyList<double>> Features, IReadOnlyList<int> Labels) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => 1;
    }
}
