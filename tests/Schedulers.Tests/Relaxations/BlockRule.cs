using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// x_i ← W x̄, the mean x̄ over the in-neighbours, with two components a node. Node i starts at given numbers; the fixed point is 0.
/// </summary>
internal sealed class BlockRule(double[] initial, double a, double b, double c, double d) : IUpdateRule
{
    public int StateSize => 2;

    public bool ReadsOwn(int node) => false;

    public void Initialize(int node, Span<double> state, in Outbox outbox) => initial.AsSpan(2 * node, 2).CopyTo(state);

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var (x, y) = (0.0, 0.0);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            (x, y) = (x + (inbox[slot][0] / inbox.Count), y + (inbox[slot][1] / inbox.Count));
        }

        (next[0], next[1]) = ((a * x) + (b * y), (c * x) + (d * y));
    }
}
