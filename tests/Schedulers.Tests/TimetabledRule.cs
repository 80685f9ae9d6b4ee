using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>Counts activations, in a world that changes.</summary>
internal sealed class TimetabledRule(int arcSize, int depth, params WorldChange[] changes) : IUpdateRule
{
    public IReadOnlyList<WorldChange> Changes => changes;

    public int StateSize => 1;

    public int ArcSize => arcSize;

    public int Depth => depth;

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
        next[0] = own[0] + 1;
}
