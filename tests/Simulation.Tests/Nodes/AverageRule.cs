namespace Hogwild.Simulation.Tests;

/// <summary>x_i ← ½ (i + the mean of its own state and its views): a contraction that tells every version apart.</summary>
internal sealed class AverageRule(double gain = 0.5) : IUpdateRule
{
    public int StateSize => 1;

    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = -node;

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var sum = own[0];
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            sum += inbox[slot][0];
        }

        next[0] = gain * (now.Node + (sum / (inbox.Count + 1)));
    }
}
