using System.Globalization;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Makes the searches of a scenario: one for every model, scheduler and value of the second parameter.</summary>
internal static class CurveSearches
{
    private const double Reach = 10;

    /// <summary>Models in their order, for each the schedulers, for each the values of the second parameter.</summary>
    /// <exception cref="ScenarioException">A range is empty.</exception>
    public static IReadOnlyList<CurveSearch> Of(Scenario scenario, ThresholdSpec spec, IReadOnlyList<SteeredModel> models)
    {
        IReadOnlyList<SchedulerSpec> schedulers = spec.Schedulers.Count > 0 ? spec.Schedulers : [scenario.Scheduler];
        var labels = ThresholdScheduler.Labels(schedulers);
        IReadOnlyList<double?> values = spec.And is null ? [null] : [.. spec.AndValues.Select(value => (double?)value)];
        var searches = new List<CurveSearch>();
        foreach (var model in models)
        {
            foreach (var (scheduler, label) in schedulers.Zip(labels))
            {
                foreach (var value in values)
                {
                    var fixedScheduler = value is { } number ? ThresholdScheduler.With(scheduler, spec.And!.Value, number) : scheduler;
                    var lattice = LatticeOf(spec, model, fixedScheduler, scenario.Step);

                    // Where a bound is one step, or nothing is lost, schedules may be one that are many elsewhere.
                    var isDrawn = !ThresholdScheduler.With(fixedScheduler, spec.Over, lattice.To)
                        .HasOneScheduleIn(scenario.Step, StabilityRun.Extension * scenario.Run.Until);
                    searches.Add(new CurveSearch
                    {
                        Model = model,
                        Scheduler = fixedScheduler,
                        Label = label,
                        And = value,
                        Alpha = spec.And == ThresholdParameter.Alpha ? value : null,
                        Lattice = lattice,
                        IsDrawn = isDrawn,
                        Replicates = isDrawn ? scenario.Run.Replicates : 1,
                        Inputs = new(() => RunInputs.Of(scenario with { Scheduler = fixedScheduler }, model.Model)),
                    });
                }
            }
        }

        return searches;
    }

    private static Lattice LatticeOf(ThresholdSpec spec, SteeredModel model, SchedulerSpec scheduler, TimeSpan step)
    {
        var (from, to) = spec.Over switch
        {
            ThresholdParameter.Bound => (1, 64),
            ThresholdParameter.Alpha => (model.Alpha / Reach, model.Alpha * Reach),
            ThresholdParameter.Loss => (0, 0.9),
            _ => Around(((ILinkedSpec)scheduler).Link!.Delay, step),
        };
        (from, to) = (spec.From?.Number ?? from, spec.To?.Number ?? to);
        return from < to ? new Lattice(spec.Over, from, to, spec.Points, spec.Resolution) : throw new ScenarioException(
            "threshold",
            string.Create(CultureInfo.InvariantCulture, $"expected a range of {spec.Over.Name()} upwards, found {from:R} to {to:R}"));
    }

    private static (double From, double To) Around(DelaySpec delay, TimeSpan step)
    {
        var mean = DelayMean.Of(delay);
        var centre = mean > 0 && double.IsFinite(mean) ? mean : step.TotalSeconds;
        return (centre / Reach, centre * Reach);
    }
}
