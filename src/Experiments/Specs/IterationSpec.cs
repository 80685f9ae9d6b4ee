using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>A classical iteration with its options. It brings its own graph and has no parameters to load or train.</summary>
public abstract record IterationSpec : RuleSpec
{
    /// <summary>Jacobi's iteration for Ax = b.</summary>
    /// <param name="Matrix">A, in Matrix Market format.</param>
    /// <param name="Rhs">b, one number a line.</param>
    /// <param name="Relaxation">ω.</param>
    /// <param name="Initial">x at the start, one number a line; null for 0.</param>
    public sealed record Jacobi(InputFile Matrix, InputFile Rhs, double Relaxation, InputFile? Initial) : IterationSpec;

    /// <summary>Gradient descent on ½xᵀQx − bᵀx.</summary>
    /// <param name="Matrix">Q, in Matrix Market format.</param>
    /// <param name="Linear">b, one number a line.</param>
    /// <param name="Alpha">α; null for 1/‖Q‖∞.</param>
    /// <param name="Initial">x at the start, one number a line; null for 0.</param>
    /// <param name="OwnIsStale">True where the own component in a gradient is read through a self-arc, as old as any view.</param>
    public sealed record Quadratic(InputFile Matrix, InputFile Linear, double? Alpha, InputFile? Initial, bool OwnIsStale = false)
        : IterationSpec;

    /// <summary>PageRank.</summary>
    /// <param name="Links">The links, with how often each is followed.</param>
    /// <param name="Damping">d.</param>
    public sealed record PageRank(GraphFile Links, double Damping) : IterationSpec;

    /// <summary>Average consensus.</summary>
    /// <param name="Graph">The undirected graph.</param>
    /// <param name="Values">The initial values, one number a line.</param>
    /// <param name="Weights">How far nodes move.</param>
    public sealed record Consensus(GraphFile Graph, InputFile Values, ConsensusWeights Weights) : IterationSpec;

    /// <summary>Push-sum with running sums.</summary>
    /// <param name="Graph">The graph; a list of edges is undirected, a matrix need not be.</param>
    /// <param name="Values">The initial values, one number a line.</param>
    public sealed record PushSum(GraphFile Graph, InputFile Values) : IterationSpec;

    /// <summary>Shortest ways.</summary>
    /// <param name="Lengths">The arcs with their lengths.</param>
    /// <param name="Source">The node from which ways begin.</param>
    public sealed record BellmanFord(GraphFile Lengths, int Source) : IterationSpec;

    /// <summary>Localisation from relative positions.</summary>
    /// <param name="Measurements">The measurements.</param>
    /// <param name="Anchors">The nodes that know where they are.</param>
    /// <param name="Dimension">Number of coordinates.</param>
    public sealed record Localisation(InputFile Measurements, InputFile Anchors, int Dimension) : IterationSpec;
}
