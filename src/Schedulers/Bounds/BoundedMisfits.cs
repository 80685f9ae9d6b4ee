using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Says before a run that its bound cannot be met under its policy, or, where violations are only counted, that it will be broken.
/// </summary>
internal static class BoundedMisfits
{
    /// <summary>One line for each way in which a bound that is not enforced will be broken for certain.</summary>
    /// <param name="bounded">The scheduler of a run.</param>
    /// <param name="step">The grid.</param>
    /// <param name="until">The end of the run.</param>
    public static IEnumerable<string> Warnings(SchedulerSpec.Bounded bounded, TimeSpan step, TimeSpan until)
    {
        if (bounded.Policy == BoundPolicy.Retransmit)
        {
            return [];
        }

        var bound = bounded.Bound.InTicks(step.Ticks);
        return bounded.Of switch
        {
            SchedulerSpec.Physical { FixedPeriod: { } period, Clock: var clock } physical
                when until.Ticks > (clock.Phase?.Ticks ?? period) + (2 * (bound + period)) => OfClock(bounded, physical, period, bound),
            SchedulerSpec.MaximalStaleness { Bound: var other } when !bounded.Waits && other.InTicks(step.Ticks) > bound =>
                [$"reads up to {Text(other.InTicks(step.Ticks))} old break the bound of {Text(bound)}."],
            SchedulerSpec.Starvation { Bound: var other, Share: > 0 } when !bounded.Waits && other.InTicks(step.Ticks) > bound =>
                [$"gaps of {Text(other.InTicks(step.Ticks))} break the bound of {Text(bound)}."],
            _ => [],
        };
    }

    /// <summary>What makes nonsense of a bound.</summary>
    public static IEnumerable<Misfit> Of(SchedulerSpec.Bounded bounded, TimeSpan step)
    {
        var core = bounded.Core;
        if (bounded.Waits && core is not SchedulerSpec.Physical)
        {
            yield return new Misfit("policy", core is SchedulerSpec.Replay
                ? "retransmit or report (a schedule cannot wait)"
                : $"retransmit or report (under {core.KindName} messages take no time, so there is nothing to wait for)");
        }
        else if (bounded is { Waits: true, Of: SchedulerSpec.Physical { Link.Loss: 1 } })
        {
            yield return new Misfit("of.link.loss", "a share below 1 (no message would ever end a wait)");
        }
        else if (bounded is { Policy: BoundPolicy.Retransmit, Of: SchedulerSpec.Physical physical })
        {
            foreach (var misfit in OfRetransmission(bounded.Bound.InTicks(step.Ticks), physical))
            {
                yield return misfit with { Option = bounded.Bound.Steps is null ? "bound.time" : "bound.steps" };
            }
        }
    }

    private static IEnumerable<string> OfClock(SchedulerSpec.Bounded bounded, SchedulerSpec.Physical physical, long period, long bound)
    {
        var delay = physical.Link.Delay.Shortest;
        if (period > bound)
        {
            yield return bounded.Waits
                ? $"every gap of {Text(period)} is above the bound of {Text(bound)}, which under wait is a matter of reads alone."
                : $"every gap of {Text(period)} breaks the bound of {Text(bound)}.";
        }

        if (!bounded.Waits && delay - period >= bound)
        {
            yield return
                $"messages take at least {Text(delay)} at a period of {Text(period)}, so every read breaks the bound of {Text(bound)}.";
        }

        if (!bounded.Waits && physical.Link.Loss == 1)
        {
            yield return $"every message is lost, so every read breaks the bound of {Text(bound)} sooner or later.";
        }
    }

    /// <summary>
    /// Retransmission cuts a clock off at B, which no gap of a random clock need ever notice; a clock that never ticks in time would not be
    /// heard at all. Nor would links be, where the next version of a sender is B old before the one before it has arrived.
    /// </summary>
    private static IEnumerable<Misfit> OfRetransmission(long bound, SchedulerSpec.Physical physical)
    {
        var (period, delay) = (physical.FixedPeriod, physical.Link.Delay.Shortest);
        if (period > bound)
        {
            yield return new Misfit("bound", $"at least the clock's period of {Text(period.Value)} (retransmit would act in its place)");
        }
        else if (delay >= bound + (period ?? bound))
        {
            var least = period is { } known ? $"{Text(delay - known)}, the shortest delay less the period,"
                : $"{Text(delay / 2)}, half the shortest delay,";
            yield return new Misfit("bound", $"more than {least} (every message would arrive too old)");
        }
    }

    private static string Text(long ticks) => DurationText.Write(TimeSpan.FromTicks(ticks));
}
