using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Results of trained cells in a file are taken from there, and nothing else is.</summary>
public sealed class KeptResultsTests : IDisposable
{
    private const string Table = """
        table:
          datasets: { sums: { kind: sum, length: 3, graphs: 8 } }
          split: 4
          folds: 2
          seeds: 2
          asynchronous-folds: 2
          asynchronous-seeds: 2
          schedules: 2
          orders: 2
          schedulers: [{ kind: partially-asynchronous, bound: { steps: 2 } }]
        models:
          gcn: { rule: gcn, train: { epochs: 3, width: 4 } }
          ignn: { rule: ignn, train: { epochs: 2, width: 4, kappa: 0.5 } }
        scheduler: { kind: partially-asynchronous, bound: { steps: 3 }, stagger: true }
        step: 1ms
        run: { until: 1s, stop: converged }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_kept_is_not_computed_again_and_is_the_same_to_the_bit()
    {
        var first = Run("1");
        // Of two models, folds and seeds: a judgement, two schedules of each of two schedulers; of the layered one two orders.
        Assert.Equal(8 + (8 * 4) + (4 * 2), first.Kept.Count);
        File.WriteAllLines(_folder["kept.jsonl"], first.Kept);
        var phases = new List<string>();
        var second = Run("2", phases.Add, "table.kept=kept.jsonl");
        Assert.DoesNotContain(phases, phase => phase.Contains("training", StringComparison.Ordinal));
        Assert.Equal(first.Kept, second.Kept);
        Assert.Equal(first.Units, second.Units);
        Assert.Equal(first.Schedules, second.Schedules);
        Assert.Equal(
            ["partially-asynchronous B=3 staggered", "partially-asynchronous B=2"],
            first.Schedules.Where(run => !run.IsOrder).Select(run => run.Scheduler).Distinct());
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], first.Schedules.Select(run => (run.Fold, run.Seed)).Distinct().Order());
    }

    [Theory]
    [InlineData("models.gcn.train.epochs=4", 4)]
    [InlineData("models.gcn.train.weight-decay=0.5", 4)]
    [InlineData("table.datasets.sums.graphs=9", 8)]
    [InlineData("table.shuffle=2", 8)]
    public void What_was_asked_otherwise_is_computed(string change, int trainings)
    {
        File.WriteAllLines(_folder["kept.jsonl"], Run("1").Kept);
        var phases = new List<string>();
        var changed = Run("2", phases.Add, "table.kept=kept.jsonl", change);
        Assert.Contains(phases, phase => phase.Contains("training", StringComparison.Ordinal));
        Assert.Equal(trainings, Directory.GetFiles(_folder["2/weights"], "*.safetensors").Length);
        Assert.Equal(Run("3", null, change).Kept, changed.Kept);
    }

    /// <summary>
    /// A key that changes makes everything that people have kept worthless; so it must be on purpose, as by a new version.
    /// </summary>
    [Fact]
    public void Keys_stay_what_they_are_from_build_to_build()
    {
        var kept = Run("1").Kept;
        Assert.Equal(
            "446db87ea10e 790cc50aa138 0074ab843213",
            string.Join(' ', new[] { kept[0], kept[8], kept[^1] }.Select(line => KeptLine.TryRead(line)!.Key[..12])));
    }

    [Theory]
    [InlineData("run.tolerance=1e-3")]
    [InlineData("seed=2")]
    public void Runs_that_are_asked_for_otherwise_are_computed(string change)
    {
        File.WriteAllLines(_folder["kept.jsonl"], Run("1").Kept);
        Assert.Equal(Run("2", null, change).Kept, Run("3", null, "table.kept=kept.jsonl", change).Kept);
    }

    [Fact]
    public void Another_scheduler_needs_the_trainings_but_no_judgement()
    {
        File.WriteAllLines(_folder["kept.jsonl"], Run("1").Kept);
        Assert.Equal(
            Run("2", null, "scheduler.bound.steps=4").Kept, Run("3", null, "table.kept=kept.jsonl", "scheduler.bound.steps=4").Kept);
    }

    /// <summary>Weights that the same training came to in another revision of the trainers, or on another machine.</summary>
    [Fact]
    public void Numbers_of_weights_that_differ_by_rounding_are_told_from_each_other()
    {
        var first = Run("1");
        Assert.Empty(first.Mixed);
        var other = first with { Units = [.. first.Units.Select(unit => unit with { Tensors = unit.Tensors ^ 1 })] };
        File.WriteAllLines(_folder["kept.jsonl"], KeptResults.Of(other.Scenario, new TableInputs(other.Scenario), other.Units, []));
        Assert.Equal(first.Units.Select(unit => unit.Unit), Run("2", null, "table.kept=kept.jsonl").Mixed);

        // Runs of both.
        var some = first.Schedules.Index().Select(run => run.Index % 2 == 0 ? run.Item with { Tensors = 5 } : run.Item).ToList();
        File.WriteAllLines(_folder["kept.jsonl"], KeptResults.Of(first.Scenario, new TableInputs(first.Scenario), first.Units, some));
        var kept = Run("3", null, "table.kept=kept.jsonl");
        Assert.Equal(some, kept.Schedules);
        Assert.Equal(first.Units.Select(unit => unit.Unit), kept.Mixed);
    }

    [Fact]
    public void Kept_runs_that_do_not_tell_their_weights_are_as_good()
    {
        var first = Run("1");
        var old = first.Schedules.Select(run => run with { Tensors = 0 }).ToList();
        var lines = KeptResults.Of(first.Scenario, new TableInputs(first.Scenario), first.Units, old);
        Assert.DoesNotContain(lines, line => line.Contains("tensors", StringComparison.Ordinal));
        File.WriteAllLines(_folder["kept.jsonl"], lines);
        var second = Run("2", null, "table.kept=kept.jsonl");
        Assert.Equal(lines, second.Kept);
        Assert.Empty(second.Mixed);
        Assert.False(Directory.Exists(_folder["2/weights"]));
    }

    [Fact]
    public void A_training_that_failed_is_not_repeated()
    {
        string[] failing = ["models.ignn={ rule: energy, train: { epochs: 3, learning-rate: 1e60, lcap: 0 } }"];
        var first = Run("1", null, failing);
        // Of the other model as before; of the failed four the reasons alone.
        Assert.Equal(4 + (4 * 4) + (4 * 2) + 4, first.Kept.Count);
        Assert.Equal(4, first.Units.Count(unit => unit.Problem.StartsWith("training: ", StringComparison.Ordinal)));
        Assert.Equal(4, first.Kept.Count(line => KeptLine.TryRead(line) is { Problem: not null, Numbers: [] }));
        File.WriteAllLines(_folder["kept.jsonl"], first.Kept);
        var phases = new List<string>();
        var second = Run("2", phases.Add, [.. failing, "table.kept=kept.jsonl"]);
        Assert.DoesNotContain(phases, phase => phase.Contains("training", StringComparison.Ordinal));
        Assert.Equal(first.Kept, second.Kept);
        Assert.Equal(first.Units, second.Units);
        Assert.Equal(first.Schedules, second.Schedules);
    }

    [Fact]
    public void Without_schedules_the_rest_of_the_asynchronous_half_may_stay() =>
        Assert.Empty(Run("1", null, "table.schedules=0", "table.seeds=1", "table.orders=10").Schedules);

    [Fact]
    public void All_bad_lines_are_told_with_their_places()
    {
        File.WriteAllText(
            _folder["kept.jsonl"], "{\"key\":\"a\",\"numbers\":\"1 x\"}\n\nnothing\n{\"key\":\"a\",\"numbers\":\"1\"}\n"
                + "{\"key\":\"a\",\"problem\":\"\"}\n{\"key\":\"a\",\"problem\":\"why\"}\n");
        var error = Assert.Throws<ScenarioException>(() => Run("1", null, "table.kept=kept.jsonl"));
        Assert.Equal(
            [
                "kept.jsonl:1:1: expected a line of kept.jsonl, found {\"key\":\"a\",\"numbers\":\"1 x\"}",
                "kept.jsonl:3:1: expected a line of kept.jsonl, found nothing",
                "kept.jsonl:5:1: expected a line of kept.jsonl, found {\"key\":\"a\",\"problem\":\"\"}",
            ],
            error.Faults);
    }

    [Theory]
    [InlineData("table.asynchronous-folds=3", "expected at most the 2 of 'table.folds' for 'table.asynchronous-folds'")]
    [InlineData("table.asynchronous-seeds=3", "expected at most the 2 of 'table.seeds' for 'table.asynchronous-seeds'")]
    public void What_does_not_fit_is_refused(string change, string expected) =>
        Assert.Contains(
            Assert.Throws<ScenarioException>(() => Load(change)).Faults, fault => fault.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void The_interval_is_that_of_Student_over_the_means_of_folds()
    {
        // Folds 1, 2, 3 and 6: mean 3, sample deviation √(14/3), t(3) = 3.18245 (Abramowitz and Stegun, table 26.10).
        var half = 3.182446 * Math.Sqrt(14.0 / 3) / 2;
        double[][] folds = [[0.5, 1.5], [2, 2], [1, 5], [6, 6]];
        var units = folds.Index().SelectMany(fold => fold.Item.Select((value, seed) => TinyTables.Unit("one", fold.Index, seed, value)));
        var (low, high) = MeanInterval.Of([.. units])!.Value;
        Assert.Equal(3 - half, low, 1e-5);
        Assert.Equal(3 + half, high, 1e-5);
        Assert.Null(MeanInterval.Of([TinyTables.Unit("one", 0, 0, 1)]));
        Assert.NotNull(MeanInterval.Of([TinyTables.Unit("one", 0, 0, 1), TinyTables.Unit("one", 0, 1, 2)]));
        // Of runs those of a training count as one, and of one training alone there is no interval.
        List<ScheduleResult> runs =
            [.. folds.Index().SelectMany(fold => new[] { -1, 1 }.Select(off => Scheduled(fold.Index, fold.Item.Average() + off)))];
        Assert.Equal(low, MeanInterval.Of(runs)!.Value.Low, 1e-9);
        Assert.Equal(high, MeanInterval.Of(runs)!.Value.High, 1e-9);
        Assert.Null(MeanInterval.Of(runs.Take(2)));
    }

    private static ScheduleResult Scheduled(int fold, double value) => new()
    {
        Dataset = "sums", Model = "one", Fold = fold, Seed = 0, Scheduler = "s", IsOrder = false, Number = 0,
        Outcome = RunOutcome.Converged, Value = value, Distance = 0, Deviation = 0, Activations = 0, ActivationsToTolerance = 0,
    };

    private Scenario Load(params string[] sets) =>
        ScenarioFile.Load(_folder.Write("s.yaml", Table), sets.Select(Override.Parse));

    private TableResult Run(string cache, Action<string>? phase = null, params string[] sets) => TinyTables.Run(
        Load(sets), _folder[cache], progress => phase?.Invoke(progress.ToString()));
}
