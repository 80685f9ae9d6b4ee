using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Reports;

/// <summary>Numbers and sentences that tables on the terminal and in Markdown have in common.</summary>
internal static class TableText
{
    /// <summary>
    /// A mean with its standard deviation to one decimal, two where small: <c>24.3 ± 4.4</c>, <c>0.66 ± 0.26</c>; a dash for nothing.
    /// </summary>
    public static string Of(Statistics statistics) => statistics.N == 0 ? "–" : Of(statistics.Mean, statistics.Std, statistics.N > 1);

    /// <summary>A published number, with its standard deviation where that is known.</summary>
    public static string Of(PublishedNumber value) => value.Std is { } std
        ? string.Create(CultureInfo.InvariantCulture, $"{value.Mean:0.0##} ± {std:0.0##}")
        : value.Mean.ToString("0.0##", CultureInfo.InvariantCulture);

    /// <summary>An interval in words: <c>20.1 to 39.3</c>; empty for none.</summary>
    public static string Of((double Low, double High)? interval) =>
        interval is { } ends ? $"{Number(ends.Low)} to {Number(ends.High)}".Replace('-', '−') : string.Empty;

    /// <summary>A mean with its standard deviation and, where there is one, an interval for it in brackets.</summary>
    public static string Of(Statistics statistics, (double Low, double High)? interval) =>
        interval is null ? Of(statistics) : $"{Of(statistics)} ({Of(interval)})";

    /// <summary>A number with its sign: <c>−3.1</c>.</summary>
    public static string Signed(double value) => (value > 0 ? "+" : string.Empty) + Number(value).Replace('-', '−');

    /// <summary>A number of the table.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        _ when !double.IsFinite(value) => Powers.Write(value),
        >= 1e5 => Powers.Write(value),
        < 1 and > 0 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0", CultureInfo.InvariantCulture),
    };

    /// <summary>How a target is met: <c>aim ≤ 1.5: met</c>; empty without one.</summary>
    public static string Target(CellResult cell)
    {
        if (cell.Target is not { } target)
        {
            return string.Empty;
        }

        var met = cell.IsTargetMet switch { true => "met", false => "missed", null => "not computed" };
        var without = target.Without ? " (without)" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"aim {(cell.IsAccuracy ? '≥' : '≤')} {target.Value:0.###}{without}: {met}");
    }

    /// <summary>The lines of a cell of the synchronous table.</summary>
    public static IEnumerable<string> Lines(CellResult cell)
    {
        var isOptimistic = cell.Choose == ChosenEpoch.Test && cell.Epochs is not null;
        yield return isOptimistic ? $"optimistic {Of(cell.Value)}" : Of(cell.Value);
        if (!isOptimistic && cell.Interval is { } interval)
        {
            yield return Of(interval);
        }

        foreach (var line in EpochRows.Lines(cell))
        {
            yield return line;
        }

        if (cell.Synchronous is { } published)
        {
            yield return published.Std is null && cell.Value.N > 0
                ? $"paper {Of(published)}, difference {Signed(cell.Value.Mean - published.Mean)}" : $"paper {Of(published)}";
            if (cell.Verdict != TableVerdict.None)
            {
                yield return cell.Verdict.Text();
            }
        }

        if (cell.Target is not null)
        {
            yield return Target(cell);
        }

        if (cell.Units.Count(unit => unit.Score is null) is var failed and > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"failed {failed}/{cell.Units.Count}");
        }
    }

    /// <summary>What the numbers are, and over what.</summary>
    public static string Measure(TableResult result)
    {
        var spec = result.Scenario.Table!;
        var kinds = spec.Datasets.Select(item => item.Value.Measure).Distinct();
        var isSpread = result.Cells.Any(cell => cell.Value.N > 1 || cell.Synchronous?.Std is not null);
        var interval = result.Cells.Any(cell => cell.Interval is not null)
            ? "and Student's interval of 95 % for the mean over folds (without folds over seeds) " : string.Empty;
        var spread = isSpread ? $"mean ± population standard deviation {interval}" : string.Empty;
        return $"{string.Join("; ", kinds)}; {spread}over {Runs(spec, result)}.{Choice(spec)}";
    }

    private static string Choice(TableSpec spec) => spec.Choose switch
    {
        ChosenEpoch.Validation when spec.Validates => " The epoch is the best one on these very graphs.",
        ChosenEpoch.Validation => $" The epoch is the best one on the validation graphs. {EpochRows.Optimistic}, of each training its own, "
            + "then one for all.",
        ChosenEpoch.Test => $" {EpochRows.Optimistic}, of each training its own, then one for all.",
        _ => string.Empty,
    };

    /// <summary>What a missing verdict means; empty where every cell with a published number has one.</summary>
    public static string WhyNoVerdict(TableResult result) =>
        result.Scenario.Table!.Choose == ChosenEpoch.Test ? "No verdict where the test graphs choose the epoch." : string.Join(' ', new[]
        {
            result.Cells.Any(cell => cell.Synchronous?.Std is not null && cell.Verdict == TableVerdict.None)
                ? "No verdict where not all folds were run with at least three seeds each." : null,
            result.Cells.Any(cell => cell.Synchronous is { Std: null })
                ? "No verdict where no standard deviation is known, but the difference: our mean less the published one." : null,
        }.OfType<string>());

    /// <summary>Who decides in the asynchronous half; and where it is not of the weights of the other one, that.</summary>
    public static string Regime(TableResult result)
    {
        var scenario = result.Scenario;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Asynchronous: {Schedulers(scenario)}; {Trainings(scenario.Table!)}, all its graphs at once, "
                + $"from h = 0, until the distance is within {Powers.Write(scenario.Run.Tolerance)} or "
                + $"{DurationText.Write(scenario.Run.Until)} have passed; "
                + $"{Schedules(scenario)}{Interval(scenario.Table!)}.{Mixture(result)}");
    }

    /// <summary>Of which trainings kept numbers and new ones are not of the same weights; empty where of none.</summary>
    private static string Mixture(TableResult result)
    {
        string[] cells =
        [
            .. result.Mixed.GroupBy(unit => (unit.Model, unit.Dataset)).Select(cell => string.Create(
                CultureInfo.InvariantCulture,
                $"{cell.Key.Model} on {cell.Key.Dataset} ({cell.Count()} training{(cell.Count() == 1 ? string.Empty : "s")})")),
        ];
        return cells.Length == 0 ? string.Empty
            : $" Of {string.Join(", ", cells)} not all numbers are of the same weights: one training came to others in another build or "
                + "on another machine, by rounding.";
    }

    private static string Trainings(TableSpec spec) => (spec.AsynchronousFolds, spec.AsynchronousSeeds) is (1, 1) ? "fold 0, seed 0"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(spec.AsynchronousFolds == 1 ? "fold 0" : $"the first {spec.AsynchronousFolds} folds")}, "
                + $"{(spec.AsynchronousSeeds == 1 ? "seed 0" : $"the first {spec.AsynchronousSeeds} seeds")}");

    private static string Schedules(Scenario scenario) => scenario.Table!.Schedules is var count && count > 1
        && TablePlan.Schedulers(scenario).Any(scheduler => !scheduler.HasOneScheduleIn(scenario.Step, scenario.Run.Until))
        ? string.Create(CultureInfo.InvariantCulture, $"{Spread(scenario.Table)} over {count} schedules") : "one schedule";

    private static string Spread(TableSpec spec) => (spec.AsynchronousFolds, spec.AsynchronousSeeds) is (1, 1)
        ? "mean ± standard deviation" : "mean ± standard deviation over these trainings, of each the mean";

    private static string Interval(TableSpec spec) => (spec.AsynchronousFolds, spec.AsynchronousSeeds) is (1, 1) ? string.Empty
        : "; in brackets Student's interval of 95 % for the mean over folds (without folds over seeds)";

    /// <summary>How the runs of a cell ended, and for those that did not converge how far they got.</summary>
    public static string Ended(IReadOnlyList<ScheduleResult> runs) => string.Join(
        ", ",
        runs.GroupBy(run => run.Outcome).OrderBy(group => group.Key).Select(group =>
        {
            var distance = group.Key == RunOutcome.NotConverged
                ? $" (distance {Powers.Write(group.Max(run => run.Distance))})" : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"{group.Key.Text()} {group.Count()}/{runs.Count}{distance}");
        }));

    private static string Schedulers(Scenario scenario)
    {
        var schedulers = TablePlan.Schedulers(scenario);
        return schedulers.Count > 1 ? string.Join("; ", TablePlan.Labels(scenario)) : $"{schedulers[0].Label}{Bound(scenario)}";
    }

    private static string Bound(Scenario scenario)
    {
        var bound = SchedulerBuilder.BoundOf(scenario);
        var steps = (double)bound / scenario.Step.Ticks;
        var stagger = scenario.Scheduler is SchedulerSpec.PartiallyAsynchronous { Stagger: true }
            ? ", update counts at most one apart" : string.Empty;
        return bound == Simulation.Ticks.Never ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", B = {steps:0.##} steps{stagger}");
    }

    private static string Runs(TableSpec spec, TableResult result)
    {
        var folds = result.Units.Select(unit => unit.Unit.Fold).Distinct().Count();
        var seeds = result.Units.Select(unit => unit.Unit.Seed).Distinct().Count();
        var what = spec.Split == 0 ? WithoutFolds(spec)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{folds} of {spec.Split} folds{(spec.Validates ? ", by their validation graphs" : string.Empty)}");
        return string.Create(CultureInfo.InvariantCulture, $"{what}, {seeds} {(seeds == 1 ? "seed" : "seeds")}");
    }

    private static string WithoutFolds(TableSpec spec) => spec.Validates ? "the items of the validation"
        : spec.Datasets.All(item => item.Value.IsMadeUp) ? "the graphs trained on"
        : "the items of the test, or where there is no split the graphs trained on";

    private static string Of(double mean, double std, bool hasSpread)
    {
        if (!hasSpread)
        {
            return Number(mean);
        }

        return mean is < 10 and > 0 && std < 10
            ? string.Create(CultureInfo.InvariantCulture, $"{mean:0.00} ± {std:0.00}")
            : string.Create(CultureInfo.InvariantCulture, $"{mean:0.0} ± {std:0.0}");
    }
}
