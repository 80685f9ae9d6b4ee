using Hogwild.Cli;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>TinyTables from shipped weights, whole.</summary>
public sealed class TableStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void A_sweep_leaves_its_tables_the_same_for_any_number_of_jobs()
    {
        var scenario = _folder.Write("tiny.yaml", TinyTables.Tiny);
        foreach (var jobs in new[] { "1", "3" })
        {
            Assert.Equal(ExitCodes.Done, Run("run", scenario, "--out", _folder[jobs], "--jobs", jobs));
        }

        Assert.Equal(string.Empty, _error.ToString());
        string[] tables = ["differences.csv", "replicates.csv", "runs.csv", "schedules.csv", "table.csv", "table.md", "table.tex"];
        Assert.Equal(
            tables.Concat(["report.html", "run.json", ".hogwild"]).Order(StringComparer.Ordinal), _folder.List("1/tiny"));
        Assert.All(
            tables, table => Assert.Equal(File.ReadAllText(_folder[$"1/tiny/{table}"]), File.ReadAllText(_folder[$"3/tiny/{table}"])));
        var golden = Path.Combine(Repository.Root, "tests", "Experiments.Tests", "Tables", "tiny.table.md");
        Assert.Equal(File.ReadAllText(golden), File.ReadAllText(_folder["1/tiny/table.md"]));
        Assert.Contains("asynchronous runs", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, ScenarioFile.LoadResolved(_folder["1/tiny/run.json"]).Table!.Schedules);
    }

    [Fact]
    public void A_trace_that_was_changed_meets_no_outcome_that_was_kept()
    {
        string[] sets =
        [
            "traces={ t: { kind: deliveries, file: t.txt } }", "table.datasets.chains-10.length=3", "table.datasets.chains-20.length=3",
            "run.until=100ms",
            "scheduler={ kind: physical, clock: { kind: poisson, period: 9ms }, link: { loss: { kind: measured, trace: t } } }",
        ];
        var arcs = Enumerable.Range(0, 6).SelectMany(from => Enumerable.Range(0, 6).Select(to => (from, to)));
        var first = Run(1);
        Assert.NotEqual(first, Run(0.1));
        Assert.Equal(first, Run(1));

        List<ScheduleResult> Run(double share)
        {
            _folder.Write("t.txt", string.Concat(arcs.Select(arc => FormattableString.Invariant($"{arc.from} {arc.to} {share}\n"))));
            return [.. TinyTables.Run(TinyTables.Load(_folder, TinyTables.Tiny, sets), _folder["traced"]).Schedules];
        }
    }

    [Fact]
    public void A_sweep_that_was_stopped_goes_on_where_it_was()
    {
        var scenario = TinyTables.Load(_folder, TinyTables.Tiny);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => TinyTables.Run(scenario, _folder["cache"], StopAfter(5), stop.Token));
        var kept = _folder.List("cache/results");
        var whole = TinyTables.Run(scenario, _folder["other"]);
        Assert.InRange(kept.Length, 6 + 5, 6 + whole.Schedules.Count - 1);
        Assert.Empty(kept.Except(_folder.List("other/results")));

        // What is there is read and not computed again: a value that nobody would compute comes back.
        var store = new UnitFolder(_folder["cache/results"]);
        var first = kept.Select(file => Path.GetFileNameWithoutExtension(file)).First(name => store.Find(name)!.Split('\n').Length == 7);
        var lines = store.Find(first)!.Split('\n');
        lines[1] = "12.25";
        store.Keep(first, string.Join('\n', lines));
        var resumed = TinyTables.Run(scenario, _folder["cache"]);
        var changed = Assert.Single(whole.Schedules.Zip(resumed.Schedules), pair => pair.First != pair.Second);
        Assert.Equal(changed.First with { Value = 12.25 }, changed.Second);
        Assert.Equal(whole.Units, resumed.Units);

        Action<RunProgress> StopAfter(int runs) => value =>
        {
            if (value.Phase == "asynchronous runs" && value.Done >= runs)
            {
                stop.Cancel();
            }
        };
    }

    [Fact]
    public void A_damaged_result_is_computed_again()
    {
        var scenario = TinyTables.Load(_folder, TinyTables.Tiny, "table.schedules=1");
        var whole = TinyTables.Run(scenario, _folder["cache"]);
        Directory.GetFiles(_folder["cache/results"]).ToList().ForEach(file => File.WriteAllText(file, "x\n"));
        Assert.Equal(whole.Schedules, TinyTables.Run(scenario, _folder["cache"]).Schedules);
    }

    [Fact]
    public void Iterations_converge_to_the_synchronous_answer_and_a_layered_rule_does_not()
    {
        var result = TinyTables.Run(TinyTables.Load(_folder, TinyTables.Tiny), _folder["cache"]);
        Assert.All(result.Schedules.Where(run => run.Model != "gcn"), run =>
        {
            Assert.Equal(RunOutcome.Converged, run.Outcome);
            Assert.InRange(run.Distance, 0, 1e-6);
            Assert.Equal(100, run.Value);
            Assert.InRange(run.Activations - run.ActivationsToTolerance, 0, 3);
        });
        Assert.All(
            result.Schedules.Where(run => run.Model == "gcn"),
            run => Assert.Equal((RunOutcome.Finished, 2.0), (run.Outcome, run.Activations)));
        Assert.Equal(2 * 3, result.Schedules.Count(run => run.IsOrder));
        Assert.True(result.Schedules.Where(run => run.IsOrder).Max(run => run.Deviation) > 1);
        Assert.Equal([65, 57.5], result.Cells.Where(cell => cell.Model.Name == "gcn").Select(cell => cell.Value.Mean));
    }

    /// <summary>What was kept of nodes by themselves is not met by workers, or by others than those.</summary>
    [Fact]
    public void Workers_of_a_table_are_parts_of_its_graphs()
    {
        string[] sets = ["table.schedules=1", "table.orders=2", "run.until=1s"];
        var (alone, each, one) = (Run(), Run("workers={ by: hash, parts: 100000 }"), Run("workers={ parts: 1 }"));
        Assert.Equal(alone, each);
        Assert.NotEqual(alone, one);
        Assert.All(one.Where(run => run.Model == "gcn"), run => Assert.Equal((0, 2.0), (run.Deviation, run.Activations)));
        Assert.Equal(2 * 2, one.Count(run => run.IsOrder));
        Assert.Contains(
            "expected bfs or hash beside 'table', which has graphs of many sizes, for 'workers.by'",
            Assert.Throws<ScenarioException>(() => Run($"workers={{ by: file, file: {_folder.Write("parts.txt", "0\n")} }}")).Message,
            StringComparison.Ordinal);

        List<ScheduleResult> Run(params string[] more) =>
            [.. TinyTables.Run(TinyTables.Load(_folder, TinyTables.Tiny, [.. sets, .. more]), _folder["cache"]).Schedules];
    }

    [Fact]
    public void A_cell_that_needs_longer_says_how_far_it_came()
    {
        var result = TinyTables.Run(TinyTables.Load(_folder, TinyTables.Tiny, "run.until=200ms"), _folder["cache"]);
        var cell = result.Cells.First(item => item.Model.Name == "energy-gnn" && item.Dataset == "chains-20");
        Assert.All(cell.Schedules, run => Assert.Equal(RunOutcome.NotConverged, run.Outcome));
        Assert.StartsWith("not converged 2/2 (distance 0.", TableText.Ended(cell.Schedules), StringComparison.Ordinal);
    }

    [Fact]
    public void A_random_order_runs_every_layer_of_every_node_once()
    {
        var scenario = TinyTables.Load(_folder, TinyTables.Tiny);
        var models = Enumerable.Range(0, 200)
            .Select(number => new Schedulers.RandomInterleaving(4, 2, new Simulation.Draws(1).Replicate(number))).ToList();
        var graph = Simulation.Graphs.Path(2);
        var orders = models.Select(order =>
        {
            _ = new Simulation.Run(graph, new Still(), order);
            return string.Concat(Enumerable.Range(0, 4).Select(item => (Node: item / 2, Time: order.Next(item / 2, item % 2, 0)))
                .OrderBy(item => item.Time).Select(item => item.Node));
        }).ToList();
        Assert.Equal(["0011", "0101", "0110", "1001", "1010", "1100"], orders.Distinct().Order(StringComparer.Ordinal));
        Assert.All(orders.GroupBy(order => order), group => Assert.InRange(group.Count(), 15, 55));
        Assert.True(models[0].Next(0, 2, 0) > 8);
        Assert.NotNull(scenario.Table);
    }

    [Fact]
    public void Other_commands_do_not_take_tables()
    {
        var scenario = _folder.Write("tiny.yaml", TinyTables.Tiny);
        Assert.Equal(ExitCodes.BadInput, Run("threshold", scenario, "--over", "bound", "--out", _folder["plots"]));
        Assert.Equal(
            $"{scenario}:4:3: expected a scenario without 'table', which hogwild run makes, found one with it"
                + _error.NewLine,
            _error.ToString());
    }

    private int Run(params string[] arguments) =>
        new CommandLine(_output, _error).Invoke(arguments, TestContext.Current.CancellationToken);

    private sealed class Still : Simulation.IUpdateRule
    {
        public int StateSize => 1;

        public int Depth => 2;

        public void Update(
            in Simulation.Activation now,
            ReadOnlySpan<double> own,
            in Simulation.Inbox inbox,
            Span<double> next,
            in Simulation.Outbox outbox)
        {
        }
    }
}
