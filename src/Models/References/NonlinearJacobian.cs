using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A = ∂F/∂x of a nonlinear GNN at given states, entry by entry: A is zero but in the blocks A_ij = ∂x_i/∂x_j, s × s, of arcs j→i,
/// <code>
/// A_ij = w_i · diag(φ'(V tanh(z_ij) + b2)) V diag(1 − tanh²(z_ij)) P        w_i: 1, of a mean one part in the number of neighbours
/// </code>
/// The penalty of Scarselli et al. (2009, §III-B) is on its columns: p_w = Σ_k L(‖A's column k‖₁), L(y) = (y − μ)² above μ and 0 below.
/// Where all columns are below 1, so is ρ(|A|), and there is a box about a fixed point from which every schedule arrives; nothing tells how
/// large that box is, and A says nothing of other states or graphs.
/// </summary>
public sealed class NonlinearJacobian
{
    private readonly Graph _graph;
    private readonly int _size;

    // |A_ij| by arc, row by row.
    private readonly double[] _blocks;

    /// <summary>The Jacobian of a rule at given states.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="states">n × s, row by row.</param>
    /// <exception cref="ArgumentException">There are more states, or fewer.</exception>
    public NonlinearJacobian(NonlinearRule rule, ReadOnlySpan<double> states)
    {
        ArgumentNullException.ThrowIfNull(rule);
        (_graph, _size) = (rule.Graph, rule.StateSize);
        if (states.Length != _graph.NodeCount * _size)
        {
            throw new ArgumentException($"expected {_graph.NodeCount * _size} numbers, found {states.Length}", nameof(states));
        }

        _blocks = new double[_graph.ArcCount * _size * _size];
        var (hidden, message) = (new double[rule.Parameters.HiddenSize], new double[_size]);
        for (var arc = 0; arc < _graph.ArcCount; arc++)
        {
            rule.Message(arc, states.Slice(_graph.Source(arc) * _size, _size), hidden, message);
            Fill(rule, rule.WeightOf(_graph.Target(arc)), hidden, message, Block(arc));
        }
    }

    /// <summary>‖A's column‖₁ of every component of every node, n × s: how much all others together change with it.</summary>
    public double[] ColumnSums()
    {
        var sums = new double[_graph.NodeCount * _size];
        for (var arc = 0; arc < _graph.ArcCount; arc++)
        {
            var own = sums.AsSpan(_graph.Source(arc) * _size, _size);
            for (var row = 0; row < _size; row++)
            {
                Dense.AddScaled(1, Block(arc).Slice(row * _size, _size), own);
            }
        }

        return sums;
    }

    /// <summary>‖A‖₁, the largest of <see cref="ColumnSums"/>; 0 without nodes.</summary>
    public double Norm => Dense.MaxNorm(ColumnSums());

    /// <summary>
    /// The smallest max_k (|A|u)_k/u_k that was found over positive u, and with it a bound on ρ(|A|) (Collatz–Wielandt). Below 1 there is a
    /// weighted maximum norm in which A is smaller than 1.
    /// </summary>
    public double Radius()
    {
        var start = new double[_graph.NodeCount * _size];
        Array.Fill(start, 1);
        return start.Length == 0 ? 0 : CollatzWielandt.Improve(Multiply, start, _blocks.LongLength).Factor;
    }

    private void Multiply(double[] u, double[] product)
    {
        Array.Clear(product);
        for (var arc = 0; arc < _graph.ArcCount; arc++)
        {
            Dense.MatVec(
                Block(arc),
                u.AsSpan(_graph.Source(arc) * _size, _size),
                product.AsSpan(_graph.Target(arc) * _size, _size));
        }
    }

    private static void Fill(NonlinearRule rule, double weight, double[] hidden, double[] message, Span<double> block)
    {
        var (parameters, size) = (rule.Parameters, message.Length);
        for (var row = 0; row < size; row++)
        {
            var target = block.Slice(row * size, size);
            var outer = weight * (parameters.IsBounded ? 1 - (message[row] * message[row]) : 1);
            for (var unit = 0; unit < hidden.Length; unit++)
            {
                var slope = outer * parameters.Output[(row * hidden.Length) + unit] * (1 - (hidden[unit] * hidden[unit]));
                Dense.AddScaled(slope, parameters.Coupling.AsSpan(unit * size, size), target);
            }

            foreach (ref var entry in target)
            {
                entry = Math.Abs(entry);
            }
        }
    }

    private Span<double> Block(int arc) => _blocks.AsSpan(arc * _size * _size, _size * _size);
}
