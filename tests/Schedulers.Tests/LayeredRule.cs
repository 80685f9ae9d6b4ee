using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>A network of layers, which counts them and keeps in mind who computed which.</summary>
internal sealed class LayeredRule(int depth) : IUpdateRule
{
    public List<(int Node, int Layer)> Layers { get; } = [];

    public int StateSize => 1;

    public int Depth => depth;

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        Layers.Add((now.Node, now.Layer));
        next[0] = own[0] + 1;
    }
}
