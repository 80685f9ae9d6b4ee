using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A graph convolutional network (Kipf &amp; Welling 2017; paper, eq. 5): H ← relu(Ã H W_l + b_l), one layer an activation. The
/// state starts as the features and is padded with zeros to the widest layer, so that any layer applies to any view: under asynchrony a
/// node reads whatever layer a neighbour has reached. After its last layer a node is finished.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class GcnRule : IUpdateRule
{
    private readonly NormalizedAdjacency _adjacency;
    private readonly GraphData _data;
    private readonly double[][] _weights;
    private readonly double[]?[] _biases;
    private readonly bool _isLinearAtLast;
    private readonly int[] _widths;

    /// <summary>
    /// A network from tensors <c>layer1.W</c>, <c>layer2.W</c>, … of shape [in × out], as many as there are, and <c>layer1.b</c>, … of
    /// shape [out], which are 0 where they are missing.
    /// </summary>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">The tensors.</param>
    /// <param name="normalise">
    /// False for A + I in place of Ã: a node adds up itself and its neighbours as they are (paper, Figure 1).
    /// </param>
    /// <param name="isLinearAtLast">Whether the last layer is not rectified, as where it is the output itself. Default false.</param>
    /// <exception cref="WeightFormatException">There is no layer, or one does not fit to that before or to the features.</exception>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself, or features are missing.</exception>
    public GcnRule(GraphData data, WeightFile weights, bool normalise = true, bool isLinearAtLast = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(weights);
        GraphRequirements.ThrowUnlessFeatures(data, data.FeatureSize, data.ArcFeatureSize);
        (_data, _adjacency) = (data, new NormalizedAdjacency(data.Graph, normalise));
        var tensors = new List<Tensor> { weights.Require("layer1.W", data.FeatureSize, WeightFile.Any) };
        while (weights.Find($"layer{tensors.Count + 1}.W", tensors[^1].Shape[1], WeightFile.Any) is { } tensor)
        {
            tensors.Add(tensor);
        }

        _weights = [.. tensors.Select(tensor => tensor.Values)];
        _biases = [.. tensors.Select((tensor, layer) => weights.Find($"layer{layer + 1}.b", tensor.Shape[1])?.Values)];
        _isLinearAtLast = isLinearAtLast;
        _widths = [data.FeatureSize, .. tensors.Select(tensor => tensor.Shape[1])];
        StateSize = _widths.Max();
    }

    /// <summary>The width of the widest layer, features included.</summary>
    public int StateSize { get; }

    /// <summary>Number of layers.</summary>
    public int Depth => _weights.Length;

    /// <summary>The number of features and the width of every layer.</summary>
    public IReadOnlyList<int> Widths => _widths;

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => _data.Feature(node).CopyTo(state);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The node has computed its last layer already.</exception>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(now.Layer, Depth);
        Span<double> sum = stackalloc double[StateSize];
        _adjacency.Aggregate(now.Node, own, inbox, sum);
        var output = next[.._widths[now.Layer + 1]];
        Dense.MatVecTransposed(_weights[now.Layer], sum[.._widths[now.Layer]], output);
        if (_biases[now.Layer] is { } bias)
        {
            Dense.AddScaled(1, bias, output);
        }

        if (now.Layer < Depth - 1 || !_isLinearAtLast)
        {
            Relu.Apply(output);
        }
    }
}
