using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// An efficient infinite-depth graph neural network (Liu et al. 2021): H ← γ Ã H g(F) + X U + b, row vectors, with
/// g(F) = FᵀF / (‖FᵀF‖_F + 10⁻¹²). Since ‖g(F)‖₂ &lt; 1 it contracts for every F and γ &lt; 1, and since it is linear and Ã and g(F) are
/// symmetric, its fixed point has a closed form (<see cref="ClosedForm"/>), which needs the whole graph; here it is iterated, by
/// neighbours alone. Every run starts from h = 0.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class EignnRule : IUpdateRule, IForesight, ISmoothRule
{
    /// <summary>The key of the metadata under which weights carry γ.</summary>
    internal const string GammaKey = "gamma";

    private const double Epsilon = 1e-12;
    private readonly GraphData _data;
    private readonly double[] _mix;
    private readonly double[] _input;
    private readonly SingleMap? _single;

    /// <summary>
    /// A network from tensors <c>eignn.F</c> [k × k], <c>eignn.U</c> [p × k] and, optional, <c>eignn.b</c> [k].
    /// </summary>
    /// <param name="data">The graph and its features X.</param>
    /// <param name="weights">The tensors; metadata <c>gamma</c>, unless γ is given.</param>
    /// <param name="gamma">γ, above 0 and below 1; null for that of the weights.</param>
    /// <param name="precision">In which numbers a node computes; what it publishes is exactly representable in them.</param>
    /// <exception cref="WeightFormatException">
    /// A tensor is missing or has another shape; γ is missing, there twice or out of range.
    /// </exception>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself, or features are missing.</exception>
    public EignnRule(GraphData data, WeightFile weights, double? gamma = null, Precision precision = Precision.Bits64)
        : this(data, NodeInput.Adjacent(data), weights, CarriedNumber.Of(weights, GammaKey, gamma, 1), precision)
    {
    }

    private EignnRule(GraphData data, NormalizedAdjacency adjacency, WeightFile weights, double gamma, Precision precision)
    {
        LayerTensors.ThrowIfOther(weights, "eignn");
        (_data, Adjacency, Gamma, Precision) = (data, adjacency, gamma, precision);
        StateSize = weights.Require("eignn.F", WeightFile.Any, WeightFile.Any).Shape[0];
        _mix = MixOf(weights.Require("eignn.F", StateSize, StateSize).Values, StateSize, gamma);
        _input = NodeInput.Of(data, weights, "eignn.", StateSize);
        _single = precision == Precision.Bits32 ? new SingleMap(adjacency, _mix, _input, StateSize) : null;
    }

    /// <summary>k, the number of components of a node's state.</summary>
    public int StateSize { get; }

    /// <summary>Ã, which Liu et al. call S.</summary>
    public NormalizedAdjacency Adjacency { get; }

    /// <summary>γ.</summary>
    public double Gamma { get; }

    /// <summary>In which numbers a node computes.</summary>
    public Precision Precision { get; }

    /// <summary>γ g(F), k × k, symmetric to the bit.</summary>
    public ReadOnlySpan<double> Mix => _mix;

    /// <inheritdoc/>
    ReadOnlySpan<double> ISmoothRule.Source => _input;

    /// <summary>The network with other weights of the same γ on the same graph and features, which are not looked at again.</summary>
    internal EignnRule With(WeightFile weights) => new(_data, Adjacency, weights, Gamma, Precision);

    /// <inheritdoc/>
    void IForesight.Expect(int entity, long at, int distance)
    {
        CacheHint.Read<double>(_input.AsSpan(entity * StateSize, StateSize));
        Adjacency.Expect(entity);
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        if (_single is not null)
        {
            _single.Update(now.Node, own, inbox, next);
            return;
        }

        Span<double> sum = stackalloc double[StateSize];
        Adjacency.Aggregate(now.Node, own, inbox, sum);
        _input.AsSpan(now.Node * StateSize, StateSize).CopyTo(next);
        Dense.MatVecTransposed(_mix, sum, next);
    }

    /// <summary>γ FᵀF / (‖FᵀF‖_F + ε).</summary>
    private static double[] MixOf(double[] f, int size, double gamma)
    {
        var mix = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            var own = f.AsSpan(row * size, size);
            for (var i = 0; i < size; i++)
            {
                Dense.AddScaled(own[i], own, mix.AsSpan(i * size, size));
            }
        }

        Dense.Multiply(gamma / (Dense.Norm(mix) + Epsilon), mix, mix);
        return mix;
    }
}
