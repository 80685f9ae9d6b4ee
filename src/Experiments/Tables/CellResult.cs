using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>One model on one data set.</summary>
public sealed record CellResult
{
    /// <summary>The model.</summary>
    public required ModelSpec Model { get; init; }

    /// <summary>Name of the data set.</summary>
    public required string Dataset { get; init; }

    /// <summary>Whether large values are good: accuracies, and F1.</summary>
    public required bool IsAccuracy { get; init; }

    /// <summary>What the value in the tables is called: accuracy, f1 or rmse_over_mean.</summary>
    public required string Metric { get; init; }

    /// <summary>The trainings.</summary>
    public required IReadOnlyList<UnitResult> Units { get; init; }

    /// <summary>The runs under schedulers.</summary>
    public required IReadOnlyList<ScheduleResult> Schedules { get; init; }

    /// <summary>The runs in random orders; only layered rules have them.</summary>
    public required IReadOnlyList<ScheduleResult> Orders { get; init; }

    /// <summary>True where all folds and at least three seeds were judged by their test graphs.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The number published for the synchronous run; null for none.</summary>
    public PublishedNumber? Synchronous { get; init; }

    /// <summary>The number published for the asynchronous run; null for none.</summary>
    public PublishedNumber? Asynchronous { get; init; }

    /// <summary>What is aimed at; null for nothing.</summary>
    public TargetSpec? Target { get; init; }

    /// <summary>Which epoch's weights are judged.</summary>
    public required ChosenEpoch Choose { get; init; }

    /// <summary>What choosing an epoch came to; null where none was chosen.</summary>
    public EpochSummary? Epochs => field ??= EpochSummary.Of(Units, IsAccuracy);

    /// <summary>Statistics of the value in the tables over trainings.</summary>
    public Statistics Value => Over(score => score.Value, Units);

    /// <summary>Whether some folds are left out in a mean of their own.</summary>
    public bool HasWithout => Units.Any(unit => unit.IsLeftOut) && Units.Any(unit => !unit.IsLeftOut);

    /// <summary>
    /// The interval of 95 % about the mean by Student's t over folds, of each the mean over its seeds; without folds over seeds. Folds
    /// share training graphs, so that it is too narrow if anything (Nadeau &amp; Bengio 2003). Null where there are fewer than two.
    /// </summary>
    public (double Low, double High)? Interval => MeanInterval.Of(Units);

    /// <summary>The same without the folds that are left out.</summary>
    public Statistics Without => Over(score => score.Value, Units.Where(unit => !unit.IsLeftOut));

    /// <summary>What the synchronous value is, compared with the published one.</summary>
    public TableVerdict Verdict => VerdictRule.Of(Value, Synchronous, IsAccuracy, IsComplete);

    /// <summary>Whether the target is met; null without one, or where nothing was computed.</summary>
    public bool? IsTargetMet
    {
        get
        {
            if (Target is null || (Target.Without ? Without : Value) is not { N: > 0 } statistics)
            {
                return null;
            }

            return IsAccuracy ? statistics.Mean >= Target.Value : statistics.Mean <= Target.Value;
        }
    }

    /// <summary>Statistics of some number over trainings.</summary>
    public static Statistics Over(Func<Score, double> number, IEnumerable<UnitResult> units) =>
        Statistics.Of(units.Where(unit => unit.Score is not null).Select(unit => number(unit.Score!)));

    /// <summary>
    /// Statistics of values of runs: over trainings, of each the mean over its runs; of one training alone over its runs.
    /// </summary>
    public static Statistics OverTrainings(IReadOnlyList<ScheduleResult> runs)
    {
        var trainings = runs.GroupBy(run => (run.Fold, run.Seed)).ToList();
        return Statistics.Of(trainings.Count > 1
            ? trainings.Select(training => Statistics.Of(training.Select(run => run.Value)).Mean)
            : runs.Select(run => run.Value));
    }

    internal static CellResult Of(TableResult result, ModelSpec model, string dataset)
    {
        var spec = result.Scenario.Table!;
        var runs = result.Schedules.Where(run => run.Model == model.Name && run.Dataset == dataset).ToList();
        var units = result.Units.Where(unit => unit.Unit.Model == model.Name && unit.Unit.Dataset == dataset).ToList();
        var task = units.Select(unit => unit.Score?.Task).FirstOrDefault(found => found is not null) ?? Asked(spec, dataset);
        return new CellResult
        {
            Model = model,
            Dataset = dataset,
            IsAccuracy = task is LearningTask.Classification or LearningTask.MultiLabel,
            Metric = task switch
            {
                LearningTask.Classification => "accuracy",
                LearningTask.MultiLabel => "f1",
                _ => "rmse_over_mean",
            },
            Units = units,
            Schedules = [.. runs.Where(run => !run.IsOrder)],
            Orders = [.. runs.Where(run => run.IsOrder)],
            Choose = spec.Choose,
            IsComplete = VerdictRule.IsComplete(spec, units),
            Synchronous = spec.Reference?.Find(model.Name, dataset, Regime.Synchronous),
            Asynchronous = spec.Reference?.Find(model.Name, dataset, Regime.Asynchronous),
            Target = spec.TargetOf(model.Name, dataset),
        };
    }

    /// <summary>What is to be learnt as far as the scenario says, where nothing was judged.</summary>
    private static LearningTask Asked(TableSpec spec, string dataset) =>
        spec.Datasets.First(item => item.Key == dataset).Value switch
        {
            { IsMultiLabel: true } => LearningTask.MultiLabel,
            { IsClassification: true } => LearningTask.Classification,
            _ => LearningTask.Regression,
        };
}
