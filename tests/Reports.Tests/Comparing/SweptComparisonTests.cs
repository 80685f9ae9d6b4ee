using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

/// <summary>Comparisons of sweeps, tables and thresholds.</summary>
public sealed class SweptComparisonTests : IDisposable
{
    private const string Swept = "loss,period_s," + WrittenFolder.Header;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_order_of_paths_and_of_rows_has_no_part_in_it()
    {
        string[] rows = [.. Rows((loss, period, replicate) => loss + (10 * period) + (replicate * replicate))];
        var first = _folder.WriteRun("a", WrittenFolder.Run, [Swept, .. rows]);
        var second = _folder.WriteRun(
            "b", WrittenFolder.Run, ["period_s,value,loss,model,regime,metric,replicate", .. rows.Reverse().Select(row => row.Split(','))
                .Select(cells => string.Join(',', cells[1], cells[6], cells[0], cells[2], cells[3], cells[5], cells[4]))]);
        var third = _folder.WriteRun(
            "c", WrittenFolder.Run, [Swept, .. Rows((loss, period, replicate) => loss - period + (3 * replicate))]);
        var same = Assert.Single(WrittenFolder.Compare(first, second).Metrics);
        Assert.Equal((true, 8, 6, 0, 0), (same.IsSame, same.Count, same.Cells, same.OnlyInFirst, same.OnlyInSecond));
        var (one, other) = (WrittenFolder.Compare(first, third), WrittenFolder.Compare(second, third));
        Assert.Equal(Assert.Single(one.Metrics) with { Group = [] }, Assert.Single(other.Metrics) with { Group = [] });
        Assert.Equal(
            Csv(one).Skip(1).Order(StringComparer.Ordinal), Csv(other).Skip(1).Order(StringComparer.Ordinal));
    }

    /// <summary>A row over all cells, then one a cell, in columns of numbers.</summary>
    [Fact]
    public void Every_cell_has_a_row()
    {
        var first = _folder.WriteRun("a", WrittenFolder.Run, [Swept, .. Rows((loss, _, replicate) => loss + replicate)]);
        var second = _folder.WriteRun("b", WrittenFolder.Run, [Swept, .. Rows((loss, _, replicate) => (2 * loss) + replicate)]);
        var comparison = WrittenFolder.Compare(first, second);
        var table = CompareFiles.Metrics(comparison);
        Assert.Equal(
            [ColumnType.Number, ColumnType.Number, ColumnType.Integer],
            table.Columns.Where(column => column.Name is "loss" or "period_s" or "cells").Select(column => column.Type));
        Assert.Equal(
            [
                "m,asynchronous,distance,,,6,true,8,8,3.65,3.8,0.15", "m,asynchronous,distance,0,0.005,1,true,8,8,3.5,3.5,0",
                "m,asynchronous,distance,0,0.01,1,true,8,8,3.5,3.5,0", "m,asynchronous,distance,0,0.02,1,true,8,8,3.5,3.5,0",
                "m,asynchronous,distance,0.3,0.005,1,true,8,8,3.8,4.1,0.3", "m,asynchronous,distance,0.3,0.01,1,true,8,8,3.8,4.1,0.3",
                "m,asynchronous,distance,0.3,0.02,1,true,8,8,3.8,4.1,0.3",
            ],
            Csv(comparison).Skip(1).Select(row => string.Join(',', row.Split(',').Take(12)
                .Select((cell, k) => k < 9 ? cell : Rounded(cell)))));

        static string Rounded(string cell) =>
            Math.Round(double.Parse(cell, CultureInfo.InvariantCulture), 9).ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Paths_that_only_one_has_pair_nothing_and_words_stay_words()
    {
        var first = _folder.WriteRun("a", WrittenFolder.Run, $"loss,{WrittenFolder.Header}", "0.1,m,asynchronous,0,loss,1");
        var second = _folder.WriteRun("b", WrittenFolder.Run, $"kind,loss,{WrittenFolder.Header}", "wait,0.1,m,asynchronous,0,loss,1");
        var comparison = WrittenFolder.Compare(first, second);
        var row = Assert.Single(comparison.Metrics);
        Assert.Equal((0, 1, 1, false), (row.Count, row.OnlyInFirst, row.OnlyInSecond, row.IsSame));
        Assert.Equal(["kind", "loss"], comparison.CellColumns);
        Assert.Equal(ColumnType.Text, CompareFiles.Metrics(comparison).Columns[3].Type);
    }

    [Fact]
    public void A_second_row_of_a_run_is_refused()
    {
        var first = _folder.WriteRun("a", WrittenFolder.Run, WrittenFolder.Header, "m,asynchronous,0,loss,1", "m,asynchronous,0,loss,2");
        Assert.Equal(
            $"{_folder["a/replicates.csv"]}:3: expected one row a run and metric, found a second one of m, asynchronous, loss, replicate 0",
            Assert.Throws<ScenarioException>(() => WrittenFolder.Compare(first, first)).Message);
    }

    /// <summary>Where the seed is swept, that of the scenario says nothing; of a table's trainings it says all.</summary>
    [Theory]
    [InlineData("seed," + WrittenFolder.Header, "7,m,asynchronous,0,loss,1", true)]
    [InlineData("dataset,model,regime,fold,seed,replicate,metric,value", "d,m,synchronous,0,0,0,rmse,1", false)]
    public void Swept_seeds_decide_what_is_a_pair(string header, string row, bool isPaired)
    {
        var first = _folder.WriteRun("a", WrittenFolder.Run, header, row);
        var second = _folder.WriteRun("b", WrittenFolder.Run.Replace("1 }", "2 }", StringComparison.Ordinal), header, row);
        Assert.Equal(isPaired, WrittenFolder.Compare(first, second).AreCommon);
        Assert.True(WrittenFolder.Compare(first, first).AreCommon);
    }

    [Fact]
    public void Seeds_that_are_not_known_pair_nothing()
    {
        var run = WrittenFolder.Run.Replace("\"seed\": 1", string.Empty, StringComparison.Ordinal);
        var folder = _folder.WriteRun("a", run, WrittenFolder.Header);
        Assert.False(WrittenFolder.Compare(folder, folder).AreCommon);
    }

    /// <summary>Trainings of tables are pairs by fold and seed, data sets apart.</summary>
    [Fact]
    public void Tables_are_paired_by_fold_and_seed()
    {
        string[] rows =
        [
            .. from dataset in new[] { "cora", "sum" }
               from fold in Enumerable.Range(0, 3)
               from seed in Enumerable.Range(0, 2)
               select string.Create(
                   CultureInfo.InvariantCulture, $"{dataset},gcn,synchronous,{fold},{seed},0,accuracy,{fold + (0.1 * seed)}"),
        ];
        const string Names = "dataset,model,regime,fold,seed,replicate,metric,value";
        var first = _folder.WriteRun("a", WrittenFolder.Run, [Names, .. rows]);
        var second = _folder.WriteRun(
            "b", WrittenFolder.Run, [Names, .. rows.Select(row => row[0] == 's' ? $"{row[..^1]}9" : row)]);
        var comparison = WrittenFolder.Compare(first, second);
        Assert.Equal(["dataset", "model", "regime", "metric"], comparison.Columns);
        Assert.Equal([("cora", true, 6), ("sum", false, 6)], comparison.Metrics.Select(row => (row.Group[0], row.IsSame, row.Count)));
        Assert.Empty(comparison.CellColumns);
    }

    /// <summary>A sweep that was run is compared with one that differs in one of its cells alone.</summary>
    [Fact]
    public void Of_sweeps_that_were_run_the_cell_that_differs_is_told()
    {
        var first = Run("a", "sweep.over.scheduler.link.loss=[0%, 30%]");
        var second = Run("b", "sweep.over.scheduler.link.loss=[0%, 60%]");
        var comparison = WrittenFolder.Compare(first, second);
        var row = comparison.Metrics.Single(item => item.Group.SequenceEqual(["ignn", "asynchronous", "distance"]));
        Assert.Equal((2, 1, 2, 2), (row.Count, row.Cells, row.OnlyInFirst, row.OnlyInSecond));
        Assert.Equal(
            ["", "0", "0.3", "0.6"],
            Csv(comparison).Select(line => line.Split(',')).Where(cells => cells is ["ignn", "asynchronous", "distance", ..])
                .Select(cells => cells[3]));
        Assert.All(WrittenFolder.Compare(first, first).Metrics, item => Assert.True(item.IsSame));
    }

    [Fact]
    public void Thresholds_have_tables_and_no_runs()
    {
        var searched = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "self-arc.yaml"), new Override("run.until", "100ms"));
        Results.Write(
            _folder["a"], [Experiment.Run(new ThresholdStudy(searched), cancellation: TestContext.Current.CancellationToken)]);
        var folder = ComparedFolder.Open(_folder["a"]);
        var comparison = WrittenFolder.Compare(folder, folder);
        Assert.True(comparison.IsSame);
        Assert.Empty(comparison.Metrics);
        Assert.Equal(["points.csv", "threshold.csv"], folder.Files);
    }

    /// <summary>Captions name the version and the look of figures; Parquet is the tables once more.</summary>
    [Fact]
    public void Pictures_captions_and_parquet_are_no_results()
    {
        var first = _folder.WriteRun("a", WrittenFolder.Run, WrittenFolder.Header);
        _ = _folder.WriteRun("b", WrittenFolder.Run, WrittenFolder.Header);
        foreach (var name in new[] { "figures/captions.md", "captions.md", "figures/x.PDF", "metrics.parquet", "report.html" })
        {
            _folder.Write($"b/{name}", "x");
        }

        Assert.True(WrittenFolder.Compare(first, ComparedFolder.Open(_folder["b"])).IsSame);
        _folder.Write("b/table.md", "x");
        Assert.False(WrittenFolder.Compare(first, ComparedFolder.Open(_folder["b"])).IsSame);
    }

    private static IEnumerable<string> Rows(Func<double, double, int, double> value) =>
        from loss in new[] { 0, 0.3 }
        from period in new[] { 0.005, 0.01, 0.02 }
        from replicate in Enumerable.Range(0, 8)
        select string.Create(
            CultureInfo.InvariantCulture, $"{loss},{period},m,asynchronous,{replicate},distance,{value(loss, period, replicate)}");

    private static string[] Csv(Comparison comparison)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CompareFiles.Metrics(comparison).WriteCsv(text);
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private ComparedFolder Run(string name, string set)
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10", "ignn.safetensors").Replace('\\', '/');
        var file = _folder.Write("swept.yaml", $$"""
            dataset: { kind: chains, length: 10 }
            models: { ignn: { rule: ignn, weights: "{{weights}}" } }
            scheduler:
              kind: physical
              clock: { kind: poisson, period: 10ms }
              link: { delay: { kind: exponential, mean: 5ms } }
            run: { until: 100ms, replicates: 2, sample: 20ms }
            sweep: { over: { scheduler.link.loss: [0%] } }
            """);
        var scenario = ScenarioFile.Load(file, Override.Parse(set));
        Results.Write(_folder[name], Experiment.RunAll(scenario, cancellation: TestContext.Current.CancellationToken));
        return ComparedFolder.Open(_folder[name]);
    }
}
