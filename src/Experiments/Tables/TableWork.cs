using System.Text.Json;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>What of tables is to be done, and the three rounds in which it is: trainings, judgements, asynchronous runs.</summary>
internal sealed class TableWork
{
    private readonly Scenario _scenario;
    private readonly StudyRunner _runner;
    private readonly TableWeights _weights;
    private readonly TableInputs _inputs;
    private readonly KeptResults _kept;
    private readonly UnitEvaluation _evaluation;
    private readonly AsynchronousHalf _half;
    private readonly HashSet<TableUnit> _open;

    /// <summary>The work of a scenario's tables.</summary>
    public TableWork(Scenario scenario, TableData data, StudyRunner runner)
    {
        (_scenario, _runner) = (scenario, runner);
        (_weights, _inputs) = (new TableWeights(scenario, data, runner.Weights), new TableInputs(scenario));
        _kept = KeptResults.Read(scenario, _inputs);
        _evaluation = new UnitEvaluation(scenario, data, _inputs);
        _half = new AsynchronousHalf(scenario, data, _weights, _inputs, _kept);
        Units = TablePlan.Units(scenario);
        // What failed when it was kept has nothing that could be run.
        Runs =
        [
            .. TablePlan.Runs(scenario, Units.Where(unit => _kept.Find(unit)?.Problem is null)).Where(run => _kept.Find(run) is null),
        ];
        Judgements = [.. Units.Where(unit => _kept.Find(unit) is null)];
        _open = [.. Judgements, .. Runs.Select(run => run.Unit)];
        Trainings = [.. Units.Where(unit => _open.Contains(unit) && _weights.NeedsTraining(unit))];
    }

    /// <summary>All trainings of the tables, whether they are to be done or not.</summary>
    public IReadOnlyList<TableUnit> Units { get; }

    /// <summary>The models that are to be trained yet.</summary>
    public IReadOnlyList<TableUnit> Trainings { get; }

    /// <summary>The models whose outputs are to be judged.</summary>
    public IReadOnlyList<TableUnit> Judgements { get; }

    /// <summary>The runs that are to be done.</summary>
    public IReadOnlyList<TableRun> Runs { get; }

    /// <summary>How many of the models that are needed have been trained.</summary>
    public int Trained => _open.Count(unit => TablePlan.Trains(_scenario.Table!, _weights.ModelOf(unit))) - Trainings.Count;

    /// <summary>The units that have names already: what has no weights yet has none, and is not kept either.</summary>
    public IEnumerable<IUnit> Known()
    {
        var named = Units.Where(_open.Contains).Except(Trainings).ToHashSet();
        return
        [
            .. Judged(Judgements.Where(named.Contains)), .. _half.Units([.. Runs.Where(run => named.Contains(run.Unit))], _runner),
        ];
    }

    /// <summary>Does all that is to be done of some models.</summary>
    public TableResult Complete(IReadOnlyList<TableUnit> some)
    {
        var failures = Train([.. some.Intersect(Trainings)]);
        var computed = _runner.Run("synchronous outputs", [.. some.Where(unit => _kept.Find(unit) is null).SelectMany(unit =>
            failures.GetValueOrDefault(unit) is { } problem ? [_evaluation.Failed(unit, problem)] : Judged([unit]))]);
        var next = 0;
        List<UnitResult> judged =
            [.. some.Select(unit => _kept.Find(unit) is { } kept ? _evaluation.Read(unit, kept) : computed[next++])];
        var schedules = _scenario.Table!.Schedules == 0 ? []
            : _half.Run(judged.Where(result => !failures.ContainsKey(result.Unit)), _runner);
        return new TableResult(_scenario, judged, schedules) { Kept = KeptResults.Of(_scenario, _inputs, judged, schedules) };
    }

    private IEnumerable<Unit<UnitResult>> Judged(IEnumerable<TableUnit> some) => some.Select(unit =>
        _evaluation.Judged(unit, _weights.ModelOf(unit).Rule, () => _weights.Get(unit, progress: null, _runner.Cancellation)));

    /// <summary>
    /// Trains what has to be trained; the weights are kept as files. What fails by its numbers is an outcome, and does not end the others.
    /// </summary>
    /// <returns>Why which trainings failed.</returns>
    private Dictionary<TableUnit, string> Train(IReadOnlyList<TableUnit> units)
    {
        var work = units.Select(_weights.Work).ToList();
        var clock = new TrainingClock(
            units.Zip(work, (unit, amount) => (unit.Model, amount)), _runner.Options.Jobs, _runner.Progress);
        var problems = _runner.Run<string>([.. units.Zip(work, (unit, amount) => new Unit<string>
        {
            Describe = json => Describe(json, unit),
            Compute = cancellation => ProblemOf(() => _weights.Get(unit, clock.Of(unit, amount), cancellation)),
        })]);
        return units.Zip(problems).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static string ProblemOf(Func<WeightFile> train)
    {
        try
        {
            _ = UnitEvaluation.Readable(train);
            return string.Empty;
        }
        catch (Exception failure) when (failure is ResidualException or NotPositiveDefiniteException)
        {
            return $"training: {failure.Message}";
        }
    }

    private void Describe(Utf8JsonWriter json, TableUnit unit)
    {
        json.WriteString("what", "training");
        UnitEvaluation.Describe(json, _scenario, unit, _weights.ModelOf(unit).Rule);
        foreach (var (key, value) in TablePlan.Settings(_weights.ModelOf(unit), unit).Describe())
        {
            json.WriteString(key, value);
        }
    }
}
