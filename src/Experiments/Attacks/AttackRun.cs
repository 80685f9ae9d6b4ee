using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Runs a model under a scheduler, looks at the objective and writes the schedule down.</summary>
internal static class AttackRun
{
    /// <summary>One run.</summary>
    /// <param name="strategy">Who made the schedule, for tables.</param>
    /// <param name="model">The model.</param>
    /// <param name="objective">What is looked at.</param>
    /// <param name="scheduler">Who decides.</param>
    /// <param name="spec">How long, and when the observer looks.</param>
    /// <param name="origin">What the header of the schedule says about where it comes from.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public static Attempt Of(
        string strategy,
        Model model,
        IObjective objective,
        IScheduler scheduler,
        RunSpec spec,
        IReadOnlyList<KeyValuePair<string, string>> origin,
        CancellationToken cancellation)
    {
        var recording = new Recording(scheduler, origin);
        var run = new Run(model.Data.Graph, model.Rule, recording);
        var network = run.Network;
        var series = new List<(long, double)>();
        for (var time = 0L; time < spec.Until.Ticks && network.Divergence is null; time += spec.Sample.Ticks)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Through(time);
            Look(time);
        }

        if (network.Divergence is null)
        {
            run.Until(spec.Until);
            Look(spec.Until.Ticks);
        }

        return new Attempt
        {
            Strategy = strategy, Schedule = recording.Schedule, Series = series, DivergedAt = network.Divergence?.Time,
        };

        void Look(long time)
        {
            (objective as PresentObjective)?.MoveTo(time);
            var value = objective.Total(network.States(), model.Rule.StateSize);
            if (double.IsFinite(value))
            {
                series.Add((time, value));
            }
        }
    }
}
