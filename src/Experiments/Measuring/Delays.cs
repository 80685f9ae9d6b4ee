using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>How old what an energy computes with may be, known before a run.</summary>
/// <param name="Delay">D, in steps of the grid.</param>
/// <param name="Window">W: every node acts in every so many consecutive steps.</param>
/// <param name="From">Why, in a few words.</param>
internal sealed record Delays(int Delay, int Window, string From)
{
    /// <summary>What a scheduler promises on the grid; null where it acts off the grid, or promises nothing.</summary>
    public static Delays? Of(SchedulerSpec scheduler, TimeSpan step) => scheduler switch
    {
        SchedulerSpec.Synchronous { Pipelined: false } => new Delays(0, 1, "exact rounds"),
        SchedulerSpec.Synchronous => new Delays(1, 1, "pipelined rounds"),
        IBoundedSpec bounded when scheduler.ActsOnGrid => Of(bounded.Bound, step),
        _ => null,
    };

    private static Delays? Of(Bound bound, TimeSpan step)
    {
        var (steps, rest) = Math.DivRem(bound.InTicks(step.Ticks), step.Ticks);
        if (rest != 0 || steps > int.MaxValue / 4)
        {
            return null;
        }

        var delay = EnergyCertificate.DelayOnGrid((int)steps);
        var from = string.Create(CultureInfo.InvariantCulture, $"3B − 2, B = {steps} {(steps == 1 ? "step" : "steps")}");
        return new Delays(delay, (int)steps, from);
    }
}
