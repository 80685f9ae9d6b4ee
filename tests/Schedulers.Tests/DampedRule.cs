using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>x_i ← gain · (1 + Σ_j x_j) / (degree + 1): a max-norm contraction with factor <c>gain</c> that starts at 10 i.</summary>
internal sealed class DampedRule(double gain, bool edgeWise = false) : IUpdateRule
{
    public int StateSize => 1;

    public int ArcSize => edgeWise ? 1 : 0;

    public void Initialize(int node, Span<double> state, in Outbox outbox)
    {
        state[0] = 10 * node;
        Send(state, outbox);
    }

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        next[0] = own[0];
        if (now.Exchange != Exchange.Messages)
        {
            var sum = 1 + own[0];
            for (var slot = 0; slot < inbox.Count; slot++)
            {
                sum += edgeWise ? inbox.Message(slot)[0] : inbox[slot][0];
            }

            next[0] = gain * sum / (inbox.Count + 1);
        }

        if (now.Exchange != Exchange.State)
        {
            Send(next, outbox);
        }
    }

    private void Send(ReadOnlySpan<double> state, in Outbox outbox)
    {
        for (var slot = 0; edgeWise && slot < outbox.Count; slot++)
        {
            outbox[slot][0] = state[0];
        }
    }
}
