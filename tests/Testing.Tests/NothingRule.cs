using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

/// <summary>Holds and computes nothing: only the schedule counts.</summary>
internal sealed class NothingRule(int depth = int.MaxValue) : IUpdateRule
{
    public int StateSize => 0;

    public int Depth => depth;

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
    }
}
