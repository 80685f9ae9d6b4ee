namespace Hogwild.Models;

/// <summary>
/// The inner solves of training an IGNN: its fixed point from a warm start, and the adjoint there. Where all arcs join consecutive nodes,
/// as on paths, both are exact: the map is linear for a given set of active units, so Newton's method guesses the set, solves the block
/// tridiagonal system and stops where the solution has that set. Elsewhere, and where Newton's method has not settled after
/// <see cref="MaxNewton"/> steps, they are synchronous rounds. One solver serves graphs of all sizes in turn; its buffers grow to the
/// largest, so a solve allocates nothing.
/// <para>
/// With Z = Ã H* W + XU + b, H* = relu(Z), D = 1[Z &gt; 0] and r = ∂ℓ/∂H*, the loss ℓ changes by ⟨v, ∂F/∂θ⟩ where v = r + (∂F/∂H)ᵀ v. The
/// map is dF = D ∘ (Ã dH W), so its adjoint is v ↦ Ãᵀ (D ∘ v) Wᵀ and
/// <code>v = r + Ãᵀ (D ∘ v) Wᵀ,   dℓ/dθ = ∂/∂θ ⟨v, relu(Ã H* W + XU + b)⟩ with H* and v held.</code>
/// The transposed map has the spectral radius of the map, and contracts in the dual norm where the map contracts.
/// </para>
/// </summary>
/// <threadsafety>For one thread at a time.</threadsafety>
internal sealed class IgnnSolver
{
    /// <summary>After how many Newton steps synchronous rounds take over.</summary>
    public const int MaxNewton = 40;

    private readonly BlockTridiagonal _factor = new();
    private IgnnMap? _map;
    private NormalizedAdjacency? _lastAdjacency;
    private bool _isChain;
    private bool _isFactored;
    private double[] _active = [];
    private double[] _factored = [];
    private double[] _next = [];
    private double[] _mixed = [];

    /// <summary>Moves states towards the fixed point. Not reaching the tolerance is no error: the result says how far it came.</summary>
    /// <param name="rule">The network.</param>
    /// <param name="states">H, n × k, row by row: the start, and the end.</param>
    /// <param name="tolerance">Enough is ‖F(H) − H‖∞ ≤ tolerance · max(‖H‖∞, ‖XU + b‖∞).</param>
    /// <param name="maxRounds">Largest number of Newton steps and rounds together; 0 only evaluates.</param>
    /// <exception cref="ArgumentException"><paramref name="states"/> is of another length.</exception>
    public IgnnSolve Approach(IgnnRule rule, Span<double> states, double tolerance, int maxRounds)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Bind(rule);
        var residual = Evaluate(states);
        var input = Dense.MaxNorm(rule.Input);
        var rounds = 0;
        while (rounds < maxRounds && residual > tolerance * Math.Max(input, Dense.MaxNorm(states)))
        {
            if (!_isChain || rounds >= MaxNewton || !TryNewton(states))
            {
                _next.AsSpan(0, states.Length).CopyTo(states);
            }

            residual = Evaluate(states);
            rounds++;
        }

        return new IgnnSolve(residual, rounds, residual <= tolerance * Math.Max(input, Dense.MaxNorm(states)));
    }

    /// <summary>v with v = r + Ãᵀ(D∘v)Wᵀ where the last <see cref="Approach"/> ended.</summary>
    /// <param name="r">∂ℓ/∂H, n × k, row by row.</param>
    /// <param name="v">n × k, row by row: the start, which does not matter on chains, and the end.</param>
    /// <param name="tolerance">Enough is ‖r + Ãᵀ(D∘v)Wᵀ − v‖∞ ≤ tolerance · max(‖r‖∞, ‖v‖∞).</param>
    /// <param name="maxRounds">Largest number of rounds.</param>
    /// <exception cref="InvalidOperationException">Nothing was approached.</exception>
    /// <exception cref="ArgumentException">A length differs.</exception>
    public IgnnSolve Adjoint(ReadOnlySpan<double> r, Span<double> v, double tolerance, int maxRounds)
    {
        var map = _map ?? throw new InvalidOperationException("expected Approach to have been called");
        if (r.Length != map.Rule.Input.Length)
        {
            throw new ArgumentException($"expected {map.Rule.Input.Length} numbers, found {r.Length}", nameof(r));
        }

        if (_isChain && TryFactor())
        {
            r.CopyTo(v);
            _factor.SolveTransposed(v);
        }

        var next = _next.AsSpan(0, r.Length);
        for (var round = 0; ; round++)
        {
            map.Pull(_active.AsSpan(0, r.Length), r, v, next);
            var residual = Dense.MaxDistance(next, v);
            var isConverged = residual <= tolerance * Math.Max(Dense.MaxNorm(r), Dense.MaxNorm(v));
            if (isConverged || round >= maxRounds)
            {
                return new IgnnSolve(residual, round, isConverged);
            }

            next.CopyTo(v);
        }
    }

    /// <summary>Adds the gradient of ⟨v, relu(Ã H W + XU + b)⟩ where the last <see cref="Approach"/> ended, with H and v held.</summary>
    /// <param name="data">The graph with its features, n × p; those of the rule itself.</param>
    /// <param name="states">H, n × k.</param>
    /// <param name="v">v, n × k.</param>
    /// <param name="weights">In W, k × k.</param>
    /// <param name="inputs">In U, p × k.</param>
    /// <param name="bias">In b, k; empty where there is none.</param>
    /// <exception cref="InvalidOperationException">Nothing was approached.</exception>
    internal void AddGradient(
        GraphData data, ReadOnlySpan<double> states, ReadOnlySpan<double> v, Span<double> weights, Span<double> inputs, Span<double> bias)
    {
        var map = _map ?? throw new InvalidOperationException("expected Approach to have been called");
        var (n, k, p) = (data.Graph.NodeCount, map.Rule.StateSize, data.FeatureSize);
        Buffers.Grow(ref _mixed, states.Length);
        map.Mix(states, _mixed);
        var through = _next.AsSpan(0, states.Length);
        for (var i = 0; i < through.Length; i++)
        {
            through[i] = _active[i] > 0 ? v[i] : 0;
        }

        Tiles.Add(weights, k, _mixed, k, through, k, n, k, k);
        Tiles.Add(inputs, k, data.Features, p, through, k, n, p, k);
        for (var node = 0; node < n && !bias.IsEmpty; node++)
        {
            Dense.AddScaled(1, through.Slice(node * k, k), bias);
        }
    }

    private void Bind(IgnnRule rule)
    {
        if (_map is null)
        {
            _map = new IgnnMap(rule);
        }
        else
        {
            _map.Bind(rule);
        }

        _isFactored = false;
        if (!ReferenceEquals(_lastAdjacency, rule.Adjacency))
        {
            (_lastAdjacency, _isChain) = (rule.Adjacency, true);
            for (var arc = 0; arc < rule.Adjacency.Graph.ArcCount && _isChain; arc++)
            {
                _isChain = Math.Abs(rule.Adjacency.Graph.Source(arc) - rule.Adjacency.Graph.Target(arc)) == 1;
            }
        }

        Buffers.Grow(ref _active, rule.Input.Length);
        Buffers.Grow(ref _factored, rule.Input.Length);
        Buffers.Grow(ref _next, rule.Input.Length);
    }

    /// <summary>Keeps Z and relu(Z), and returns ‖relu(Z) − H‖∞.</summary>
    private double Evaluate(ReadOnlySpan<double> states)
    {
        var next = _next.AsSpan(0, states.Length);
        _map!.Preactivate(states, _active.AsSpan(0, states.Length));
        _active.AsSpan(0, states.Length).CopyTo(next);
        Relu.Apply(next);
        return Dense.MaxDistance(next, states);
    }

    /// <summary>The fixed point of the map with the active set that it has here.</summary>
    private bool TryNewton(Span<double> states)
    {
        if (!TryFactor())
        {
            return false;
        }

        var input = _map!.Rule.Input;
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = _active[i] > 0 ? input[i] : 0;
        }

        _factor.Solve(states);
        return true;
    }

    /// <summary>Factors I − D(Ã ⊗ Wᵀ) for the active set here, unless that was the last one.</summary>
    private bool TryFactor()
    {
        var (rule, k) = (_map!.Rule, _map.Rule.StateSize);
        var size = rule.Input.Length;
        for (var i = 0; i < size && _isFactored; i++)
        {
            _isFactored = _active[i] > 0 == _factored[i] > 0;
        }

        if (_isFactored)
        {
            return true;
        }

        var graph = rule.Adjacency.Graph;
        _active.AsSpan(0, size).CopyTo(_factored);
        _factor.Reset(size, k);
        for (var row = 0; row < size; row++)
        {
            if (_active[row] > 0)
            {
                var (node, weights) = (row / k, row % k * k);
                Add(row, node, rule.Adjacency.Self(node), weights);
                var arc = graph.InArc(node, 0);
                foreach (var neighbour in graph.InNeighbours(node))
                {
                    Add(row, neighbour, rule.Adjacency.Arc(arc++), weights);
                }
            }

            _factor.From(row, row)[0] += 1;
        }

        _isFactored = _factor.TryFactor();
        return _isFactored;
    }

    private void Add(int row, int node, double factor, int weights)
    {
        var k = _map!.Rule.StateSize;
        Dense.Multiply(-factor, _map.TransposedWeights.Slice(weights, k), _factor.From(row, node * k)[..k]);
    }
}
