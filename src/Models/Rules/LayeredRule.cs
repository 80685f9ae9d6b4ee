using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// What networks of a few layers have in common: an activation is a layer, and the version of a state is the number of layers that made it.
/// The state starts as the features and is padded with zeros to the widest layer, so that any layer applies to any view: under asynchrony
/// a node reads whatever layer a neighbour has reached. A ReLU (or what the rule says) stands behind every layer, the last one excepted
/// where it is the output itself. After its last layer a node is finished. There is no fixed point, and nothing is proved: the output
/// depends on the schedule.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public abstract class LayeredRule : IUpdateRule
{
    private readonly GraphData _data;
    private readonly IReadOnlyList<Layer> _layers;
    private readonly bool _isLinearAtLast;

    private protected LayeredRule(GraphData data, IReadOnlyList<Layer> layers, bool isLinearAtLast)
    {
        (_data, _layers, _isLinearAtLast) = (data, layers, isLinearAtLast);
        Widths = [data.FeatureSize, .. layers.Select(layer => layer.Outputs)];
        StateSize = Widths.Max();
    }

    /// <summary>The width of the widest layer, features included.</summary>
    public int StateSize { get; }

    /// <summary>Number of layers.</summary>
    public int Depth => _layers.Count;

    /// <summary>The number of features and the width of every layer.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => _data.Feature(node).CopyTo(state);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The node has computed its last layer already.</exception>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(now.Layer, Depth);
        var layer = _layers[now.Layer];
        var output = next[..layer.Outputs];
        layer.Apply(now.Node, own, inbox, output);
        if (now.Layer < Depth - 1 || !_isLinearAtLast)
        {
            layer.Activate(output);
        }
    }

    /// <summary>The data, where they are what a network of layers needs.</summary>
    /// <exception cref="ArgumentException">Features are missing, or an arc leads from a node to itself.</exception>
    private protected static GraphData Checked(GraphData data, WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(weights);
        GraphRequirements.ThrowUnlessFeatures(data, data.FeatureSize, data.ArcFeatureSize);
        GraphRequirements.ThrowIfSelfArc(data.Graph);
        return data;
    }
}
