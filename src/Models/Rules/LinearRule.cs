using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// x_i ← Σ_j M_ij x_j + b_i with one number a node, optionally rectified. Its graph has an arc j→i for every M_ij ≠ 0 off the diagonal;
/// M_ii applies to the node's own fresh state, or, on request, travels through a self-arc and may then be stale like any other view.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class LinearRule : IRoundRule
{
    private readonly double[] _arcs;
    private readonly double[] _own;
    private readonly double[] _bias;
    private readonly double[] _initial;

    /// <summary>The rule of a matrix.</summary>
    /// <param name="matrix">M, n × n.</param>
    /// <param name="bias">b, n numbers; 0 where null.</param>
    /// <param name="initial">x at the start, n numbers; 0 where null.</param>
    /// <param name="relu">Whether the result is rectified: x_i ← max(0, …).</param>
    /// <param name="ownThroughSelfArc">Whether M_ii is read through an arc i→i instead of from the own fresh state.</param>
    /// <exception cref="ArgumentException">M is not square, or b or the start have another length.</exception>
    public LinearRule(
        SparseMatrix matrix, double[]? bias = null, double[]? initial = null, bool relu = false, bool ownThroughSelfArc = false)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns)
        {
            throw new ArgumentException($"expected a square matrix, found {matrix.Rows} × {matrix.Columns}", nameof(matrix));
        }

        (Matrix, IsRectified) = (matrix, relu);
        _bias = Vector(bias, matrix.Rows, nameof(bias));
        _initial = Vector(initial, matrix.Rows, nameof(initial));
        _own = new double[matrix.Rows];
        var builder = new GraphBuilder(matrix.Rows);
        foreach (var (row, column, value) in matrix.Entries)
        {
            if (row == column && !ownThroughSelfArc)
            {
                _own[row] = value;
            }
            else
            {
                builder.AddArc(column, row);
            }
        }

        Graph = builder.Build();
        _arcs = new double[Graph.ArcCount];
        foreach (var (row, column, value) in matrix.Entries)
        {
            if (Graph.Find(column, row) is >= 0 and var arc)
            {
                _arcs[arc] = value;
            }
        }
    }

    private LinearRule(LinearRule other, GraphData data)
    {
        (Matrix, IsRectified, Graph) = (other.Matrix, other.IsRectified, data.Graph);
        (_own, _initial) = (other._own, other._initial);
        (_arcs, _bias) = (data.ArcFeatures, data.Features);
    }

    /// <summary>What may change during a run: b as the feature of every node, and the entries of M as that of every arc.</summary>
    internal GraphData Data => new()
    {
        Graph = Graph, FeatureSize = 1, Features = _bias, ArcFeatureSize = 1, ArcFeatures = _arcs,
    };

    /// <summary>The rule with other numbers on other arcs between the same nodes; <see cref="Matrix"/> stays.</summary>
    internal LinearRule On(GraphData data) => new(this, data);

    /// <summary>M.</summary>
    public SparseMatrix Matrix { get; }

    /// <summary>b.</summary>
    public ReadOnlySpan<double> Bias => _bias;

    /// <summary>Whether results are rectified.</summary>
    public bool IsRectified { get; }

    /// <summary>The graph of the entries of M.</summary>
    public Graph Graph { get; }

    /// <inheritdoc/>
    public int StateSize => 1;

    /// <inheritdoc/>
    public bool ReadsOwn(int node) => _own[node] != 0;

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = _initial[node];

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var first = Graph.InArc(now.Node, 0);
        var sum = _bias[now.Node] + (_own[now.Node] * own[0]);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            sum += _arcs[first + slot] * inbox[slot][0];
        }

        next[0] = IsRectified ? Math.Max(sum, 0) : sum;
    }

    /// <inheritdoc/>
    bool IRoundRule.HasRounds(Graph graph) => graph == Graph;

    /// <inheritdoc/>
    double IRoundRule.Round(in StateRows states, in StateRows next)
    {
        var (arc, moved) = (0, 0.0);
        for (var node = 0; node < _own.Length; node++)
        {
            var before = states.Numbers[states.At(node)];
            var sum = _bias[node] + (_own[node] * before);
            foreach (var neighbour in Graph.InNeighbours(node))
            {
                sum += _arcs[arc++] * states.Numbers[states.At(neighbour)];
            }

            var after = IsRectified ? Math.Max(sum, 0) : sum;
            next.Numbers[next.At(node)] = after;
            moved = Math.Max(moved, Math.Abs(after - before));
        }

        return moved;
    }

    private static double[] Vector(double[]? values, int count, string name) =>
        values is null ? new double[count]
        : values.Length == count ? [.. values]
        : throw new ArgumentException($"expected {count} numbers, found {values.Length}", name);
}
