using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Says before a run that its bound cannot be met under its policy, or, where violations are only counted, that it will be broken.</summary>
internal static class BoundCheck
{
    /// <summary>Passes a bound on, unless clocks or delays make nonsense of it.</summary>
    /// <param name="bounded">The bound, its policy and the other scheduler.</param>
    /// <param name="section">Where they were written.</param>
    /// <param name="step">The grid.</param>
    /// <exception cref="ScenarioException">The policy cannot meet the bound.</exception>
    public static SchedulerSpec.Bounded Check(SchedulerSpec.Bounded bounded, Section section, TimeSpan step)
    {
        var core = RelaxationShape.Core(bounded.Of);
        if (bounded.Policy == BoundPolicy.Wait && core is not SchedulerSpec.Physical)
        {
            throw section.Get("policy").Expected(
                core is SchedulerSpec.Replay
                    ? "retransmit or report (a schedule cannot wait)"
                    : $"retransmit or report (under {RelaxationShape.NameOf(core)} messages take no time, so there is nothing to wait for)");
        }

        if (bounded is { Policy: BoundPolicy.Wait, Of: SchedulerSpec.Physical { Link.Loss: 1 } })
        {
            throw section.Get("of").Mapping("a mapping").Find("link") is MappingNode link
                ? new Value(link.Find("loss")!, $"{section.Path}.of.link.loss").Expected("a share below 1 (no message would ever end a wait)")
                : section.Get("policy").Expected("retransmit or report (every message is lost, so that no wait would ever end)");
        }

        if (bounded is { Policy: BoundPolicy.Retransmit, Of: SchedulerSpec.Physical physical })
        {
            CheckRetransmission(bounded.Bound.InTicks(step.Ticks), physical, WrittenBound(section));
        }

        return bounded;
    }

    /// <summary>One line for each way in which a bound that is not enforced will be broken for certain.</summary>
    public static IEnumerable<string> Warnings(Scenario scenario)
    {
        if (scenario.Scheduler is not SchedulerSpec.Bounded { Policy: not BoundPolicy.Retransmit } bounded)
        {
            yield break;
        }

        var bound = bounded.Bound.InTicks(scenario.Step.Ticks);
        var isOpen = bounded.Policy == BoundPolicy.Report;
        switch (bounded.Of)
        {
            case SchedulerSpec.Physical { Clock: ClockSpec.Periodic { Spread: null, Drift: null } clock } physical when IsLong(clock):
                var (period, delay) = (clock.Period.Ticks, Shortest(physical.Link.Delay));
                if (period > bound)
                {
                    yield return $"every gap of {Text(period)} breaks the bound of {Text(bound)}.";
                }

                if (isOpen && delay - period >= bound)
                {
                    yield return $"messages take at least {Text(delay)} at a period of {Text(period)}, so every read breaks the bound of {Text(bound)}.";
                }

                if (isOpen && physical.Link.Loss == 1)
                {
                    yield return $"every message is lost, so every read breaks the bound of {Text(bound)} sooner or later.";
                }

                break;
            case SchedulerSpec.MaximalStaleness { Bound: var other } when isOpen && other.InTicks(scenario.Step.Ticks) > bound:
                yield return $"reads up to {Text(other.InTicks(scenario.Step.Ticks))} old break the bound of {Text(bound)}.";
                break;
            case SchedulerSpec.Starvation { Bound: var other, Share: > 0 } when isOpen && other.InTicks(scenario.Step.Ticks) > bound:
                yield return $"gaps of {Text(other.InTicks(scenario.Step.Ticks))} break the bound of {Text(bound)}.";
                break;
        }

        bool IsLong(ClockSpec.Periodic clock) =>
            scenario.Run.Until.Ticks > (clock.Phase ?? clock.Period).Ticks + (2 * (bound + clock.Period.Ticks));
    }

    /// <summary>
    /// Retransmission cuts a clock off at B, which no gap of a random clock need ever notice; a clock that never ticks in time would not be
    /// heard at all. Nor would links be, where the next version of a sender is B old before the one before it has arrived.
    /// </summary>
    private static void CheckRetransmission(long bound, SchedulerSpec.Physical physical, Value written)
    {
        var period = physical.Clock is ClockSpec.Periodic { Spread: null, Drift: null } clock ? clock.Period.Ticks : (long?)null;
        if (period > bound)
        {
            throw written.Expected($"at least the clock's period of {Text(period.Value)} (retransmit would act in its place)");
        }

        var delay = Shortest(physical.Link.Delay);
        if (delay >= bound + (period ?? bound))
        {
            var least = period is { } known ? $"{Text(delay - known)}, the shortest delay less the period," : $"{Text(delay / 2)}, half the shortest delay,";
            throw written.Expected($"more than {least} (every message would arrive too old)");
        }
    }

    private static Value WrittenBound(Section section)
    {
        var bound = section.Get("bound").Section(SchedulerShape.Bound);
        return bound.Get(bound.Has("steps") ? "steps" : "time");
    }

    private static long Shortest(DelaySpec delay) => delay switch
    {
        DelaySpec.Constant constant => constant.Value.Ticks,
        DelaySpec.Uniform uniform => uniform.Min.Ticks,
        DelaySpec.Exponential exponential => exponential.Min.Ticks,
        DelaySpec.Pareto pareto => pareto.Min.Ticks,
        DelaySpec.LogNormal { Sigma: 0 } same => same.Median.Ticks,
        DelaySpec.Shifted shifted => shifted.By.Ticks + Shortest(shifted.Of),
        DelaySpec.Truncated truncated => Math.Max(truncated.Min.Ticks, Shortest(truncated.Of)),
        _ => 0,
    };

    private static string Text(long ticks) => DurationText.Write(TimeSpan.FromTicks(ticks));
}
