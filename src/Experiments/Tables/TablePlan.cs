using System.Globalization;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Which trainings and runs tables consist of.</summary>
internal static class TablePlan
{
    /// <summary>All of them: data sets in their order, for each the models, for each the folds, for each the seeds.</summary>
    public static IReadOnlyList<TableUnit> Units(Scenario scenario) =>
    [
        .. scenario.Table!.Datasets.SelectMany(dataset => scenario.Models
            .SelectMany(model => Units(scenario.Table, model).Where(unit => unit.Dataset == dataset.Key))),
    ];

    /// <summary>Those of one model. Files stand for fold 0 and seed 0, unless their names have a place for others.</summary>
    public static IEnumerable<TableUnit> Units(TableSpec spec, ModelSpec model)
    {
        var trains = Trains(spec, model);
        var folds = trains || model.WeightsPattern!.Contains("{fold}", StringComparison.Ordinal) ? spec.Folds : 1;
        var seeds = trains || model.WeightsPattern!.Contains("{seed}", StringComparison.Ordinal) ? spec.Seeds : 1;
        return spec.Datasets.SelectMany(dataset => Enumerable.Range(0, folds)
            .SelectMany(fold => Enumerable.Range(0, seeds).Select(seed => new TableUnit(dataset.Key, model.Name, fold, seed))));
    }

    /// <summary>The schedulers of the asynchronous half.</summary>
    public static IReadOnlyList<SchedulerSpec> Schedulers(Scenario scenario) => [scenario.Scheduler, .. scenario.Table!.Schedulers];

    /// <summary>The labels of <see cref="Schedulers"/>; of several each with its bound, and each once.</summary>
    public static IReadOnlyList<string> Labels(Scenario scenario)
    {
        var labels = new List<string>();
        foreach (var scheduler in Schedulers(scenario))
        {
            var bound = scenario.Table!.Schedulers.Count > 0 ? Bound(scenario with { Scheduler = scheduler }) : string.Empty;
            var label = scheduler.Label + bound;
            var copies = labels.Count(other => other == label || other.StartsWith($"{label} #", StringComparison.Ordinal));
            labels.Add(copies == 0 ? label : string.Create(CultureInfo.InvariantCulture, $"{label} #{copies + 1}"));
        }

        return labels;
    }

    private static string Bound(Scenario scenario)
    {
        var bound = SchedulerBuilder.BoundOf(scenario);
        var stagger = scenario.Scheduler is SchedulerSpec.PartiallyAsynchronous { Stagger: true } ? " staggered" : string.Empty;
        return bound == Ticks.Never ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" B={(double)bound / scenario.Step.Ticks:0.##}{stagger}");
    }

    /// <summary>
    /// The runs of the asynchronous half: of every training that takes part, for every scheduler the schedules, then, of a layered rule,
    /// the random orders.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="units">The trainings that there are results of.</param>
    public static IReadOnlyList<TableRun> Runs(Scenario scenario, IEnumerable<TableUnit> units)
    {
        var spec = scenario.Table!;
        var schedules = Schedulers(scenario).Select(scheduler => scheduler.HasOneScheduleIn(scenario.Step, scenario.Run.Until)
            ? Math.Min(1, spec.Schedules) : spec.Schedules).ToList();
        return
        [
            .. units.Where(unit => unit.Fold < spec.AsynchronousFolds && unit.Seed < spec.AsynchronousSeeds).SelectMany(unit => schedules
                .Index().SelectMany(item => Enumerable.Range(0, item.Item).Select(number => new TableRun(unit, item.Index, number)))
                .Concat(Enumerable.Range(0, spec.Schedules > 0 && IsLayered(scenario, unit) ? spec.Orders : 0)
                    .Select(number => new TableRun(unit, Scheduler: null, number)))),
        ];
    }

    /// <summary>Whether a model is trained, and not read from files.</summary>
    public static bool Trains(TableSpec spec, ModelSpec model) =>
        model.Train is not null && (spec.Trains || model.WeightsPattern is null);

    /// <summary>
    /// The settings of one training: its seed is that of the settings plus the number of the seed plus 1000 times that of the fold.
    /// </summary>
    public static TrainingSettings Settings(ModelSpec model, TableUnit unit)
    {
        var settings = model.TrainOn(unit.Dataset)!;
        return settings with { Seed = settings.Seed + (ulong)unit.Seed + (1000 * (ulong)unit.Fold) };
    }

    private static bool IsLayered(Scenario scenario, TableUnit unit) =>
        scenario.Models.First(model => model.Name == unit.Model).Rule.IsLayered;
}
