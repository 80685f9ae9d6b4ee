namespace Hogwild.Models;

/// <summary>
/// The inner iterations of training a nonlinear GNN: its fixed point by synchronous rounds from a warm start, and the adjoint there as
/// Almeida (1987) and Pineda (1987) iterate it, and with them Scarselli et al. (2009, table I): with r = ∂ℓ/∂x*,
/// <code>v = r + Aᵀ v,   dℓ/dw = ∂/∂w ⟨v, F_w(x*)⟩ with x* and v held.</code>
/// Nothing makes either of them settle. Where one has not when rounds are up, or numbers stop being finite, it ends at what had the
/// smallest residual on the way, and says so.
/// </summary>
/// <threadsafety>For one thread at a time.</threadsafety>
internal sealed class NonlinearSolver
{
    private NonlinearRule? _rule;
    private double[] _hidden = [];
    private double[] _messages = [];
    private double[] _next = [];
    private double[] _best = [];
    private double[] _scaled = [];

    /// <summary>Moves states towards the fixed point.</summary>
    /// <param name="rule">The network.</param>
    /// <param name="states">x, n × s, row by row: the start, and the end.</param>
    /// <param name="tolerance">Enough is ‖F(x) − x‖∞ ≤ tolerance · max(1, ‖x‖∞).</param>
    /// <param name="maxRounds">Largest number of rounds; 0 only evaluates.</param>
    public InnerSolve Approach(NonlinearRule rule, Span<double> states, double tolerance, int maxRounds)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Bind(rule, states.Length);
        return Iterate(states, Evaluate, tolerance, 1, maxRounds);
    }

    /// <summary>v with v = r + Aᵀ v, with A where the last <see cref="Approach"/> ended.</summary>
    /// <param name="r">∂ℓ/∂x, n × s, row by row.</param>
    /// <param name="v">n × s, row by row: the start, and the end.</param>
    /// <param name="tolerance">Enough is ‖r + Aᵀ v − v‖∞ ≤ tolerance · max(‖r‖∞, ‖v‖∞).</param>
    /// <param name="maxRounds">Largest number of rounds.</param>
    /// <exception cref="InvalidOperationException">Nothing was approached.</exception>
    public InnerSolve Adjoint(double[] r, Span<double> v, double tolerance, int maxRounds)
    {
        ArgumentNullException.ThrowIfNull(r);
        var rule = _rule ?? throw new InvalidOperationException("expected Approach to have been called");
        return Iterate(v, (from, to) => Pull(rule, r, from, to), tolerance, Dense.MaxNorm(r), maxRounds);
    }

    private delegate void Map(ReadOnlySpan<double> from, Span<double> to);

    /// <summary>x ← map(x), until it moves by no more than the tolerance; ends with the map evaluated at x.</summary>
    private InnerSolve Iterate(Span<double> x, Map map, double tolerance, double scale, int maxRounds)
    {
        var next = _next.AsSpan(0, x.Length);
        var best = _best.AsSpan(0, x.Length);
        var smallest = double.PositiveInfinity;
        for (var round = 0; ; round++)
        {
            map(x, next);
            var residual = Dense.MaxDistance(next, x);
            if (residual <= tolerance * Math.Max(scale, Dense.MaxNorm(x)))
            {
                return new InnerSolve(residual, round, IsConverged: true);
            }

            if (residual < smallest)
            {
                smallest = residual;
                x.CopyTo(best);
            }

            if (round >= maxRounds || !double.IsFinite(residual))
            {
                best.CopyTo(x);
                map(x, next);
                return new InnerSolve(smallest, round, IsConverged: false);
            }

            next.CopyTo(x);
        }
    }

    private void Bind(NonlinearRule rule, int length)
    {
        var (graph, parameters) = (rule.Graph, rule.Parameters);
        if (length != graph.NodeCount * rule.StateSize)
        {
            throw new ArgumentException($"expected {graph.NodeCount * rule.StateSize} numbers, found {length}");
        }

        _rule = rule;
        Buffers.Grow(ref _hidden, graph.ArcCount * parameters.HiddenSize);
        Buffers.Grow(ref _messages, graph.ArcCount * parameters.StateSize);
        Buffers.Grow(ref _next, length);
        Buffers.Grow(ref _best, length);
        Buffers.Grow(ref _scaled, parameters.StateSize + parameters.HiddenSize);
    }

    /// <summary>F, in the order of operations of the rule; keeps both layers of every arc.</summary>
    private void Evaluate(ReadOnlySpan<double> from, Span<double> to)
    {
        var (graph, d, s) = (_rule!.Graph, _rule.Parameters.HiddenSize, _rule.StateSize);
        to.Clear();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var target = to.Slice(node * s, s);
            var arc = graph.InArc(node, 0);
            foreach (var neighbour in graph.InNeighbours(node))
            {
                var message = _messages.AsSpan(arc * s, s);
                _rule.Message(arc, from.Slice(neighbour * s, s), _hidden.AsSpan(arc * d, d), message);
                Dense.AddScaled(1, message, target);
                arc++;
            }

            Dense.Multiply(_rule.WeightOf(node), target, target);
        }
    }

    /// <summary>to ← r + Aᵀ v.</summary>
    private void Pull(NonlinearRule rule, ReadOnlySpan<double> r, ReadOnlySpan<double> v, Span<double> to)
    {
        var (graph, parameters, d, s) = (rule.Graph, rule.Parameters, rule.Parameters.HiddenSize, rule.StateSize);
        var outer = _scaled.AsSpan(0, s);
        var inner = _scaled.AsSpan(s, d);
        r.CopyTo(to);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var message = _messages.AsSpan(arc * s, s);
            var hidden = _hidden.AsSpan(arc * d, d);
            Dense.Multiply(rule.WeightOf(graph.Target(arc)), v.Slice(graph.Target(arc) * s, s), outer);
            for (var row = 0; row < s && parameters.IsBounded; row++)
            {
                outer[row] *= 1 - (message[row] * message[row]);
            }

            inner.Clear();
            Dense.MatVecTransposed(parameters.Output, outer, inner);
            for (var unit = 0; unit < d; unit++)
            {
                inner[unit] *= 1 - (hidden[unit] * hidden[unit]);
            }

            Dense.MatVecTransposed(parameters.Coupling, inner, to.Slice(graph.Source(arc) * s, s));
        }
    }
}
