using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Graph signal denoising with learned features, the optimisation view of graph neural networks (Zhu et al. 2021; Yang et al. 2021): nodes
/// minimise E(H) = ½‖H − f(X)‖² + λ/2 tr(Hᵀ (I − Ã) H) with f(X) = XU + b, by gradient descent with the step size α,
/// h_i ← (1 − α(1 + λ)) h_i + αλ Σ_j Ã_ij h_j + α f_i. E is 1-strongly convex and its curvature is below 1 + 2λ. Every run starts from
/// h = 0.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class GsdgnnRule : IUpdateRule, IForesight, ISmoothRule
{
    /// <summary>The key of the metadata under which weights carry λ.</summary>
    internal const string LambdaKey = "lambda";

    private readonly GraphData _data;
    private readonly double[] _signal;
    private readonly double[] _mix;
    private readonly double[] _source;

    /// <summary>A network from tensors <c>gsdgnn.U</c> [p × k] and, optional, <c>gsdgnn.b</c> [k].</summary>
    /// <param name="data">The graph, undirected, and its features X.</param>
    /// <param name="weights">The tensors; metadata <c>lambda</c>, unless λ is given.</param>
    /// <param name="lambda">λ, above 0; null for that of the weights.</param>
    /// <param name="alpha">α, above 0; null for 1/(1 + λ), with which the own state counts by Ã_ii alone.</param>
    /// <exception cref="WeightFormatException">
    /// A tensor is missing or has another shape; λ is missing, there twice or out of range.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The graph has an arc from a node to itself or one without its reverse, or features are missing.
    /// </exception>
    public GsdgnnRule(GraphData data, WeightFile weights, double? lambda = null, double? alpha = null)
        : this(data, AdjacentOf(data), weights, CarriedNumber.Of(weights, LambdaKey, lambda), alpha)
    {
    }

    private GsdgnnRule(GraphData data, NormalizedAdjacency adjacency, WeightFile weights, double lambda, double? alpha)
    {
        LayerTensors.ThrowIfOther(weights, "gsdgnn");
        (_data, Adjacency, Lambda, Alpha) = (data, adjacency, lambda, alpha ?? (1 / (1 + lambda)));
        StateSize = weights.Require("gsdgnn.U", WeightFile.Any, WeightFile.Any).Shape[1];
        _signal = NodeInput.Of(data, weights, "gsdgnn.", StateSize);
        (_mix, _source) = (new double[StateSize * StateSize], new double[_signal.Length]);
        Dense.Multiply(1 / (1 + lambda), _signal, _source);
        for (var k = 0; k < StateSize; k++)
        {
            _mix[k * (StateSize + 1)] = lambda / (1 + lambda);
        }
    }

    /// <summary>k, the number of components of a node's state.</summary>
    public int StateSize { get; }

    /// <summary>Ã.</summary>
    public NormalizedAdjacency Adjacency { get; }

    /// <summary>λ.</summary>
    public double Lambda { get; }

    /// <summary>α, the step size.</summary>
    public double Alpha { get; }

    /// <summary>f(X), n × k.</summary>
    internal ReadOnlySpan<double> Signal => _signal;

    /// <inheritdoc/>
    ReadOnlySpan<double> ISmoothRule.Mix => _mix;

    /// <inheritdoc/>
    ReadOnlySpan<double> ISmoothRule.Source => _source;

    /// <summary>The network with other weights of the same λ on the same graph and features, which are not looked at again.</summary>
    internal GsdgnnRule With(WeightFile weights) => new(_data, Adjacency, weights, Lambda, Alpha);

    /// <inheritdoc/>
    void IForesight.Expect(int entity, long at, int distance)
    {
        CacheHint.Read<double>(_signal.AsSpan(entity * StateSize, StateSize));
        Adjacency.Expect(entity);
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        Span<double> sum = stackalloc double[StateSize];
        Adjacency.Aggregate(now.Node, own, inbox, sum);
        Dense.Multiply(Alpha, _signal.AsSpan(now.Node * StateSize, StateSize), next);
        Dense.AddScaled(1 - (Alpha * (1 + Lambda)), own, next);
        Dense.AddScaled(Alpha * Lambda, sum, next);
    }

    private static NormalizedAdjacency AdjacentOf(GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        GraphRequirements.ThrowIfDirected(data.Graph, "since what is minimised has a symmetric Laplacian");
        return NodeInput.Adjacent(data);
    }
}
