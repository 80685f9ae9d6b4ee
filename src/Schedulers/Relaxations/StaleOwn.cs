using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Lets nodes go on from a state of their own that is stale too, drawn among those that are stale by less than a limit. That leaves partial
/// asynchronism as Bertsekas and Tsitsiklis (1989, ch. 7) define it: for a linear map with scalar nodes ρ(|M|) &lt; 1 becomes necessary.
/// </summary>
/// <param name="inner">The one who decides everything else. A restart after a crash, and half an exchange, stay what they are.</param>
/// <param name="within">
/// The limit in ticks: the bound B, or the other scheduler's <see cref="IScheduler.Retain"/> where there is none.
/// </param>
/// <param name="draws">The randomness of the run.</param>
public sealed class StaleOwn(IScheduler inner, long within, Draws draws) : SchedulerWrapper(inner)
{
    /// <inheritdoc/>
    public override long Retain => Math.Max(base.Retain, within);

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = base.Activate(ref activation, read, newest);
        if (verdict.Kind == VerdictKind.Go && activation is { OwnLag: 0, Forget: false, Exchange: Exchange.Both })
        {
            var node = activation.Node;
            var versions = 1 + World.Version(node) - World.OldestSupersededAfter(node, activation.Time - within);
            activation.OwnLag = draws.Below(versions, Purpose.OwnVersion, (uint)World.Graph.Key(node), activation.Count);
        }

        return verdict;
    }
}
