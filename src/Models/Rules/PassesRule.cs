using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A network of layers that is run again and again: a node publishes its features, computes layer after layer, and begins anew, by its own
/// count of activations. It holds the last output that it has come to beside the layer that it is at; neighbours see the layer alone, so
/// under asynchrony they read whatever layer, of whatever pass, it is at. Synchronously every pass is the network's own output.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class PassesRule : IUpdateRule
{
    private readonly LayeredRule _layers;

    /// <summary>The passes of a network.</summary>
    /// <param name="layers">The network.</param>
    public PassesRule(LayeredRule layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        _layers = layers;
    }

    /// <summary>Activations of a pass: the features, then each layer.</summary>
    public int Period => _layers.Depth + 1;

    /// <inheritdoc/>
    public int StateSize => _layers.StateSize + _layers.Widths[^1];

    /// <inheritdoc/>
    public int SharedSize => _layers.StateSize;

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) =>
        _layers.Initialize(node, state[.._layers.StateSize], outbox);

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var layer = (now.Count % Period) - 1;
        var shown = next[.._layers.StateSize];
        own[_layers.StateSize..].CopyTo(next[_layers.StateSize..]);
        if (layer < 0)
        {
            _layers.Initialize(now.Node, shown, outbox);
            return;
        }

        var activation = new Activation { Node = now.Node, Count = now.Count, Layer = layer, Time = now.Time };
        _layers.Update(activation, own[.._layers.StateSize], inbox, shown, outbox);
        if (layer + 1 == _layers.Depth)
        {
            shown[.._layers.Widths[^1]].CopyTo(next[_layers.StateSize..]);
        }
    }
}
