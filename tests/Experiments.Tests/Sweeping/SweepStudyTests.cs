using Hogwild.Cli;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>What a sweep comes to: cells as single runs, failures that end a cell alone, and files.</summary>
public sealed class SweepStudyTests : IDisposable
{
    private const string Grid = "over: { models.map.rule.matrix: [half.mtx, third.mtx], scheduler.bound.steps: [1, 3] }";
    private const string Failing = "over: { models.map.rule.matrix: [half.mtx, one.mtx], scheduler.bound.steps: [1, 3] }";
    private readonly TemporaryFolder _folder = new();

    public SweepStudyTests()
    {
        foreach (var (name, value) in new[] { ("half", "0.5"), ("third", "0.3"), ("one", "1") })
        {
            _folder.Write($"{name}.mtx", $"%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 {value}\n2 1 {value}\n");
        }

        _folder.Write("x.txt", "1\n1\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_cell_gives_the_bytes_of_the_run_with_its_values()
    {
        var result = Execute(Load(Grid), 2);
        Assert.Equal(4, result.Cells.Count);
        foreach (var cell in result.Cells)
        {
            var sets = result.Swept.Paths.Zip(cell.Cell.Values, (path, value) => new Override(path.Path, value.Value.Text));
            var alone = Experiment.Run(Load(null, [.. sets]), new StudyOptions { Jobs = 1 }, TestContext.Current.CancellationToken);
            Assert.Equal(Metrics(alone.Models), Metrics([.. cell.Models.Select(model => model.Result!)]));
        }
    }

    /// <summary>Sharing between cells goes by the keys that a path leads through, not by how it is spelt.</summary>
    [Theory]
    [InlineData("models.\"map\".rule.matrix")]
    [InlineData("\"models\".map.rule.\"matrix\"")]
    public void A_path_in_quotes_is_the_path_without(string path)
    {
        var plain = Execute(Load("over: { models.map.rule.matrix: [half.mtx, third.mtx] }"), 1);
        var quoted = Execute(Load($"over: {{ '{path}': [half.mtx, third.mtx] }}"), 1);
        Assert.Equal(2, plain.Cells.Select(cell => Metrics([.. cell.Models.Select(model => model.Result!)])).Distinct().Count());
        Assert.Equal(
            plain.Cells.Select(cell => Metrics([.. cell.Models.Select(model => model.Result!)])),
            quoted.Cells.Select(cell => Metrics([.. cell.Models.Select(model => model.Result!)])));
    }

    [Fact]
    public void Vary_is_the_sweep_of_one_path_and_a_list_of_it_a_grid()
    {
        var one = Files("vary: { path: scheduler.bound.steps, values: [1, 3] }");
        Assert.Equal(one, Files("sweep: { over: { scheduler.bound.steps: [1, 3] } }"));
        var grid = Files(
            "vary: [{ path: models.map.rule.matrix, values: [half.mtx, third.mtx] }, { path: scheduler.bound.steps, values: [1, 3] }]");
        Assert.Equal(grid, Files($"sweep: {{ {Grid} }}"));
        Assert.NotEqual(one, grid);
    }

    /// <summary>No two of these seeds are the same double that is a whole number of its own.</summary>
    [Theory]
    [InlineData("9007199254740992, 9007199254740993", ColumnType.Integer)]
    [InlineData("9007199254740993, 18446744073709551615", ColumnType.Text)]
    public void Whole_numbers_are_written_to_the_last_digit(string seeds, object type)
    {
        var result = Execute(Load($"over: {{ seed: [{seeds}], scheduler.bound.steps: [1, 3] }}"), 1);
        foreach (var table in new[] { SweepTables.Cells(result), SweepTables.Replicates(result) })
        {
            Assert.Equal([("seed", (ColumnType)type), ("scheduler.bound.steps", ColumnType.Integer)],
                table.Columns.Take(2).Select(column => (column.Name, column.Type)));
            Assert.Equal(seeds.Split(", "), table.Rows.Select(row => row[0].ToString()).Distinct());
        }
    }

    [Fact]
    public void The_table_of_cells_is_the_one_it_was()
    {
        var file = _folder.Write("golden.yaml", """
            models:
              map: { rule: { kind: linear, matrix: half.mtx, initial: x.txt } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { delay: { kind: constant, value: 1ms }, loss: 0% } }
            run: { until: 60ms, replicates: 2, sample: 20ms }
            sweep:
              over:
                scheduler.link.loss: [0%, 5%]
                scheduler.clock.period: { from: 1ms, to: 4ms, points: 2, scale: log }
              where: not (scheduler.link.loss = 5% and scheduler.clock.period > 1ms)
            """);
        using var writer = new StringWriter { NewLine = "\n" };
        SweepTables.Cells(Execute(ScenarioFile.Load(file), 2)).WriteCsv(writer);
        var golden = Path.Combine(Repository.Root, "tests", "Experiments.Tests", "Sweeping", "golden.cells.csv");
        Assert.Equal(File.ReadAllText(golden), writer.ToString());
    }

    [Fact]
    public void Runs_that_cells_have_in_common_are_done_once()
    {
        var store = new UnitFolder(_folder["kept"]);
        var result = Experiment.Run(
            new SweepStudy(Load(Grid)), new StudyOptions { Jobs = 2, Store = store }, TestContext.Current.CancellationToken);

        // Of the model that is not swept one synchronous run and, under each bound, its schedules; of the other as many for each matrix.
        Assert.Equal((1 + 1 + 2) + (2 * (1 + 1 + 2)), store.Count);
        Assert.Same(result.Cells[0].Of("other")!.Synchronous, result.Cells[3].Of("other")!.Synchronous);
        Assert.Same(result.Cells[0].Of("other")!.Asynchronous[0], result.Cells[2].Of("other")!.Asynchronous[0]);
        Assert.NotSame(result.Cells[0].Of("map")!.Synchronous, result.Cells[2].Of("map")!.Synchronous);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_has_no_fixed_point_ends_its_cell_alone(int jobs)
    {
        var result = Execute(Load(Failing), jobs);
        Assert.Equal(2, result.Failures.Count);
        Assert.All(
            result.Failures,
            failure => Assert.StartsWith("map at models.map.rule.matrix = one.mtx, ", failure, StringComparison.Ordinal));
        Assert.Equal([true, true, false, false], result.Cells.Select(cell => cell.Of("map") is not null));
        Assert.All(result.Cells, cell => Assert.NotNull(cell.Of("other")));
        Results.Write(_folder["out"], [result]);
        Assert.Equal(3, File.ReadAllLines(_folder["out/failures.csv"]).Length);
        Assert.Contains(
            "one.mtx,1,map,,,,,,,,,,,,\"model map: expected a rule with a fixed point",
            File.ReadAllText(_folder["out/cells.csv"]),
            StringComparison.Ordinal);
        Assert.DoesNotContain("one.mtx,1,map,", File.ReadAllText(_folder["out/replicates.csv"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_rule_that_throws_ends_its_cell_alone_or_everything_and_the_reason_does_not_depend_on_jobs(int jobs)
    {
        const string Sweep = "sweep: { over: { models.half.rule.from: [100ms, 7ms, 3ms] }, on-failure: continue }";
        var file = _folder.Write("s.yaml", $$"""
            dataset: { kind: graph, nodes: 3, edges: [[0, 1], [1, 2]] }
            models: { half: { rule: { kind: failing, from: 1s } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 20ms, replicates: 5 }
            {{Sweep}}
            """);
        var kinds = KindRegistry.BuiltIn.With(typeof(FailingSpec).Assembly);
        var result = Execute(ScenarioFile.Load(file, kinds), jobs);
        Assert.NotNull(result.Cells[0].Of("half"));
        Assert.Equal(2, result.Failures.Count);
        Assert.StartsWith("half at models.half.rule.from = 7ms: ", result.Failures[0], StringComparison.Ordinal);
        Assert.Contains("no number from 7 ms on", result.Failures[0], StringComparison.Ordinal);
        Assert.Contains("no number from 3 ms on", result.Failures[1], StringComparison.Ordinal);
        Assert.Equal(Execute(ScenarioFile.Load(file, kinds), 1).Failures, result.Failures);
        Assert.ThrowsAny<Exception>(() => Execute(ScenarioFile.Load(file, kinds, new Override("sweep.on-failure", "stop")), jobs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Of_a_model_that_failed_in_a_cell_no_schedule_is_left(int jobs)
    {
        var file = _folder.Write("s.yaml", """
            dataset: { kind: graph, nodes: 3, edges: [[0, 1], [1, 2]] }
            models: { half: { rule: { kind: failing, from: 1s } } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 2ms }, link: { delay: { kind: exponential, mean: 1ms } } }
            run: { until: 20ms, replicates: 5, record: true }
            sweep: { over: { models.half.rule.from: [100ms, 19900us] } }
            """);
        var scenario = ScenarioFile.Load(file, KindRegistry.BuiltIn.With(typeof(FailingSpec).Assembly));
        using var folder = ResultsFolder.Open(_folder["out"], "s");
        var result = Experiment.Run(
            new SweepStudy(scenario),
            new StudyOptions
            {
                Jobs = jobs,
                Store = new UnitFolder(_folder["kept"]),
                CreateSchedule = run => folder.Create(RecordedFiles.ScheduleOf(run)),
            },
            TestContext.Current.CancellationToken);
        Assert.Single(result.Failures);
        RecordedFiles.RemoveFailed(folder, result);
        Assert.Equal(6, folder.Files.Count);
        Assert.All(folder.Files, name => Assert.StartsWith("cells/0000/schedules/half-", name, StringComparison.Ordinal));
        Assert.Single(Directory.GetDirectories(Path.Combine(folder.Staging, "cells")));
    }

    [Fact]
    public void What_is_wrong_with_a_model_of_a_cell_is_told_with_place_and_cell()
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10", "ignn.safetensors");
        var file = _folder.Write("s.yaml", $$"""
            dataset: { kind: chains, length: 4 }
            models: { dig: { rule: ignn, weights: {{weights}} } }
            scheduler: round-robin
            run: { until: 20ms }
            sweep: { over: { seed: [1, 2], models.dig.rule: [ignn, gcn] } }
            """);
        var error = Assert.Throws<ScenarioException>(() => Execute(ScenarioFile.Load(file), 1));
        Assert.EndsWith(
            "s.yaml:5:49, in the cell seed = 1, models.dig.rule = gcn)", Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_tells_failures_at_once_and_at_the_end_and_has_an_ending_of_its_own()
    {
        using var output = new StringWriter();
        _folder.Write("s.yaml", Text(Failing));
        Assert.Equal(ExitCodes.SomeFailed, Invoke(output));
        Assert.Contains("failed: model map: expected a rule with a fixed point", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "Failed (2); everything else was done, and failures.csv has them all:", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, Invoke(output, "--on-failure", "stop", "--out", _folder["stopped"]));
        Assert.False(Directory.Exists(_folder["stopped/s"]));
        Assert.Equal(ExitCodes.BadInput, Invoke(output, "--on-failure", "maybe"));
        _folder.Write("s.yaml", Text(null));
        Assert.Equal(ExitCodes.BadInput, Invoke(output, "--on-failure", "stop"));
        Assert.Contains(
            "expected the option only with a scenario that sweeps or varies values", output.ToString(), StringComparison.Ordinal);
    }

    private int Invoke(StringWriter output, params string[] more) => new CommandLine(output, output).Invoke(
        ["run", _folder["s.yaml"], .. more.Contains("--out") ? [] : new[] { "--out", _folder["plots"] }, .. more],
        TestContext.Current.CancellationToken);

    private string Files(string line)
    {
        Results.Write(_folder["files"], [Execute(ScenarioFile.Load(_folder.Write("s.yaml", Text(null) + line)), 1)]);
        return string.Concat(Directory.GetFiles(_folder["files"], "*.csv").Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)}\n{File.ReadAllText(file)}"));
    }

    private static SweepResult Execute(Scenario scenario, int jobs) =>
        Experiment.Run(new SweepStudy(scenario), new StudyOptions { Jobs = jobs }, TestContext.Current.CancellationToken);

    private static string Metrics(IReadOnlyList<ModelResult> models)
    {
        using var writer = new StringWriter();
        MetricsTable.Write(writer, models);
        ReplicatesTable.Of(models).WriteCsv(writer);
        return writer.ToString();
    }

    private Scenario Load(string? sweep, params IEnumerable<Override> overrides) =>
        ScenarioFile.Load(_folder.Write("s.yaml", Text(sweep)), overrides);

    private static string Text(string? sweep) => $$"""
        models:
          map: { rule: { kind: linear, matrix: half.mtx, initial: x.txt } }
          other: { rule: { kind: linear, matrix: half.mtx, initial: x.txt } }
        scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
        run: { until: 40ms, replicates: 2, sample: 1ms }
        {{(sweep is null ? "" : $"sweep: {{ {sweep} }}")}}

        """;
}
