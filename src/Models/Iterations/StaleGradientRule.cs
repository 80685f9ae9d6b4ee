using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Gradient descent on ½xᵀQx − bᵀx where the gradient is as old as views are, own component included: x_i ← x_i − α (Σ_j Q_ij x_j − b_i)
/// with x_i itself fresh and every x_j of the sum, x_i among them, read through an arc. On one node with Q = 1 and delay τ that is
/// x(t+1) = x(t) − α x(t − τ), which is stable exactly for 0 &lt; α &lt; 2 sin(π/(2(2τ + 1))).
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class StaleGradientRule : IUpdateRule
{
    private readonly double[] _arcs;
    private readonly double[] _linear;
    private readonly double[] _initial;

    /// <summary>The rule of a quadratic function.</summary>
    /// <param name="matrix">Q, n × n, as for <see cref="Quadratic.Create"/>.</param>
    /// <param name="linear">b, n numbers.</param>
    /// <param name="alpha">α, the step size; null for 1/‖Q‖∞.</param>
    /// <param name="initial">x at the start, n numbers; 0 where null.</param>
    /// <exception cref="ArgumentException">As <see cref="Quadratic.Create"/>.</exception>
    public StaleGradientRule(SparseMatrix matrix, double[] linear, double? alpha = null, double[]? initial = null)
    {
        // Made for its checks.
        _ = Quadratic.Create(matrix, linear, alpha, initial);
        (Matrix, Alpha, _linear) = (matrix, alpha ?? Quadratic.AutomaticStep(matrix), [.. linear]);
        _initial = initial is null ? new double[matrix.Rows] : [.. initial];
        var builder = new GraphBuilder(matrix.Rows);
        foreach (var (row, column, _) in matrix.Entries)
        {
            builder.AddArc(column, row);
        }

        Graph = builder.Build();
        _arcs = new double[Graph.ArcCount];
        foreach (var (row, column, value) in matrix.Entries)
        {
            _arcs[Graph.Find(column, row)] = value;
        }
    }

    /// <summary>Q.</summary>
    public SparseMatrix Matrix { get; }

    /// <summary>b.</summary>
    public ReadOnlySpan<double> Linear => _linear;

    /// <summary>α.</summary>
    public double Alpha { get; }

    /// <summary>The graph of the entries of Q: an arc j→i for every Q_ij ≠ 0, on the diagonal too.</summary>
    public Graph Graph { get; }

    /// <inheritdoc/>
    public int StateSize => 1;

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = _initial[node];

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var first = Graph.InArc(now.Node, 0);
        var gradient = -_linear[now.Node];
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            gradient += _arcs[first + slot] * inbox[slot][0];
        }

        next[0] = own[0] - (Alpha * gradient);
    }
}
