using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>x ← x + f·(F(x) − x) for a rule F that broadcasts: another step size, or relaxation, with the same fixed points.</summary>
/// <param name="inner">F.</param>
/// <param name="factor">f &gt; 0; 1 is F itself.</param>
internal sealed class RelaxedRule(IUpdateRule inner, double factor) : IUpdateRule
{
    /// <inheritdoc/>
    public int StateSize => inner.StateSize;

    /// <inheritdoc/>
    public int SharedSize => inner.SharedSize;

    /// <inheritdoc/>
    public IReadOnlyList<WorldChange> Changes => inner.Changes;

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => inner.Initialize(node, state, outbox);

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        inner.Update(now, own, inbox, next, outbox);
        for (var k = 0; k < next.Length; k++)
        {
            next[k] = own[k] + (factor * (next[k] - own[k]));
        }
    }
}
