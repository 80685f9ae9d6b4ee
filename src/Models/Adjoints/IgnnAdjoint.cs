using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The adjoint of an IGNN. With Z = Ã H* W + XU + b, D = 1[Z &gt; 0] and r = ∂ℓ/∂H*, the adjoint is V = r + Ãᵀ (D ∘ V) Wᵀ, and all that a
/// gradient or a neighbour needs of it is U = D ∘ V:
/// <code>U ← D ∘ (r + Ãᵀ U Wᵀ),   dℓ/dW = (Ã H*)ᵀ U,   dℓ/dU = Xᵀ U,   dℓ/db = Σ_i U_i</code>
/// Nodes publish U_i and read it from whoever reads them in the network; D_i and r_i are their own. It contracts where the network does: Ãᵀ
/// and Wᵀ have the spectral norms and radii of Ã and W, and D does not expand.
/// </summary>
internal sealed class IgnnAdjoint : AdjointRule
{
    private readonly IgnnRule _network;
    private readonly NormalizedAdjacency _adjacency;
    private readonly double[] _weights;
    private readonly bool[] _active;

    internal IgnnAdjoint(IgnnRule network, ReadOnlySpan<double> states, double[] slope)
        : this(network, network.Adjacency.Transposed(), states, slope)
    {
    }

    private IgnnAdjoint(IgnnRule network, NormalizedAdjacency transposed, ReadOnlySpan<double> states, double[] slope)
        : base(transposed.Graph, slope, network.StateSize, states)
    {
        (_network, _adjacency) = (network, transposed);
        _weights = Dense.Transpose(network.Weights, StateSize, StateSize);
        var z = new double[states.Length];
        new IgnnMap(network).Preactivate(states, z);
        _active = [.. z.Select(value => value > 0)];
    }

    /// <summary>What is proved of it: the same way as of the network, for Ãᵀ and Wᵀ.</summary>
    internal Certificate Certify() => Contraction.Mixed(_adjacency, _weights, StateSize, "Wᵀ");

    /// <inheritdoc/>
    public override void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        Span<double> sum = stackalloc double[StateSize];
        var first = now.Node * StateSize;
        _adjacency.Aggregate(now.Node, own, inbox, sum);
        Slope.AsSpan(first, StateSize).CopyTo(next);
        Dense.MatVecTransposed(_weights, sum, next);
        for (var k = 0; k < next.Length; k++)
        {
            next[k] = _active[first + k] ? next[k] : 0;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, double[]> Gradient(WeightFile weights, ReadOnlySpan<double> adjoint)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (data, k, n) = (_network.Data, StateSize, Graph.NodeCount);
        var p = data.FeatureSize;
        var (mixed, input) = (new double[States.Length], data.Features);
        new IgnnMap(_network).Mix(States, mixed);
        if (_network.IsPropagated)
        {
            input = new double[n * p];
            for (var node = 0; node < n; node++)
            {
                _network.Adjacency.Mix(node, data.Features, p, input.AsSpan(node * p, p));
            }
        }

        var named = new SortedDictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["ignn.W"] = new double[k * k], ["ignn.U"] = new double[p * k],
        };
        Tiles.Add(named["ignn.W"], k, mixed, k, adjoint, k, n, k, k);
        Tiles.Add(named["ignn.U"], k, input, p, adjoint, k, n, p, k);
        if (weights.Tensors.ContainsKey("ignn.b"))
        {
            var bias = named["ignn.b"] = new double[k];
            for (var node = 0; node < n; node++)
            {
                Dense.AddScaled(1, adjoint.Slice(node * k, k), bias);
            }
        }

        return named;
    }

    /// <summary>By factorisation up to the size for which <see cref="LinearFixedPoint"/> has one, else by rounds.</summary>
    internal override Reference Solve() => States.Length is 0 or > LinearFixedPoint.LargestDense
        ? FixedPoint.SolveIfAny(this, Graph)
        : LinearFixedPoint.Solve(new LinearRule(Matrix(), [.. Slope.Zip(_active, (r, on) => on ? r : 0)]));

    /// <summary>D ∘ (Ãᵀ ⊗ Wᵀ), with a row for every number of every state.</summary>
    private SparseMatrix Matrix()
    {
        var entries = new List<(int Row, int Column, double Value)>();
        for (var row = 0; row < States.Length; row++)
        {
            var (node, k) = (row / StateSize, row % StateSize);
            if (!_active[row])
            {
                continue;
            }

            Add(node, _adjacency.Self(node));
            for (var slot = 0; slot < Graph.InDegree(node); slot++)
            {
                Add(Graph.InNeighbours(node)[slot], _adjacency.Arc(Graph.InArc(node, slot)));
            }

            void Add(int neighbour, double factor)
            {
                for (var from = 0; from < StateSize; from++)
                {
                    entries.Add((row, (neighbour * StateSize) + from, factor * _weights[(from * StateSize) + k]));
                }
            }
        }

        return new SparseMatrix(States.Length, States.Length, entries);
    }
}
