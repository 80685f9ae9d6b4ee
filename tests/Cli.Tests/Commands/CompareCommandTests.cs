namespace Hogwild.Cli.Tests;

public sealed class CompareCommandTests : IDisposable
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
    public void The_same_bytes_are_exit_code_0_and_others_are_1()
    {
        var (first, second, third) = (Run("a"), Run("b"), Run("c", "scheduler.link.loss=60%"));
        Assert.Equal(ExitCodes.Done, Invoke("compare", first, second));
        Assert.Contains("All tables, schedules and states are the same to the byte.", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, Invoke("compare", first, third));
        var told = _output.ToString();
        Assert.Contains("  scheduler.link.loss: 0.05 → 0.6", told, StringComparison.Ordinal);
        Assert.Contains("paired by run (same seed, so the same random numbers)", told, StringComparison.Ordinal);
        Assert.Contains("  metrics.csv: differs from line ", told, StringComparison.Ordinal);
        Assert.Contains("  schedules/energy-gnn-asynchronous-0000.jsonl: decision ", told, StringComparison.Ordinal);
        Assert.Equal(string.Empty, _error.ToString());
    }

    /// <summary>Two models under seven schedules part in fourteen recorded runs.</summary>
    [Fact]
    public void Of_many_partings_the_first_twelve_are_told_and_all_are_written()
    {
        var (first, second) = (Run("a", "run.replicates=7"), Run("c", "run.replicates=7", "scheduler.link.loss=60%"));
        Assert.Equal(ExitCodes.Failed, Invoke("compare", first, second, "--out", _folder["r"]));
        var told = _output.ToString();
        var schedules = told.Split("Schedules part:")[1].Split("States part:")[0];
        var all = File.ReadLines(_folder["r/compare-a-quickstart-c-quickstart/partings.csv"])
            .Count(line => line.StartsWith("schedule,", StringComparison.Ordinal));
        Assert.True(all > 12);
        Assert.Equal(12, schedules.Split(": decision ").Length - 1);
        Assert.Contains($"  … and {all - 12} more", schedules, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_schedules_part_at_a_decision()
    {
        var (first, second) = (Run("a"), Run("c", "scheduler.link.loss=60%"));
        const string Name = "schedules/ignn-asynchronous-0000.jsonl";
        Assert.Equal(ExitCodes.Done, Invoke("compare", Path.Combine(first, Name), Path.Combine(first, Name)));
        Assert.Contains("The schedules have the same decisions.", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, Invoke("compare", Path.Combine(first, Name), Path.Combine(second, Name)));
        var (one, other) = (File.ReadAllLines(Path.Combine(first, Name)), File.ReadAllLines(Path.Combine(second, Name)));
        var line = 2 + one.Skip(1).Zip(other.Skip(1)).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Contains($"The schedules part: decision {line - 1} (line {line}): node ", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_is_written_where_that_is_asked_for()
    {
        var (first, second) = (Run("a"), Run("c", "scheduler.link.loss=60%"));
        Assert.Equal(ExitCodes.Failed, Invoke("compare", first, second, "--metric", "distance", "--out", _folder["r"], "--parquet"));
        Assert.Equal(
            [
                ".hogwild", "changes.csv", "changes.parquet", "compare.csv", "compare.parquet", "figures", "figures/compare.png",
                "figures/compare.svg", "partings.csv", "partings.parquet",
            ],
            _folder.List("r/compare-a-quickstart-c-quickstart"));
        Assert.Equal(
            "model,regime,metric,paired,n_first,n_second,first,second,difference,low,high,per_cent,less,greater,ties,p,endless_first,"
                + "endless_second,endless_both,nan_first,nan_second,nan_both,only_first,only_second",
            File.ReadLines(_folder["r/compare-a-quickstart-c-quickstart/compare.csv"]).First());
    }

    /// <summary>What became of runs that diverged is told, and what draws nothing is told in one line.</summary>
    [Fact]
    public void What_differs_by_being_no_number_is_told_and_what_is_the_same_is_one_line()
    {
        string[] rows =
        [
            .. from regime in new[] { "synchronous", "asynchronous" }
               from metric in new[] { "rmse", "steps" }
               from replicate in Enumerable.Range(0, regime == "synchronous" ? 1 : 3)
               select $"m,{regime},{replicate},{metric},{(metric == "steps" || regime == "synchronous" ? 1 : replicate)}",
        ];
        var (first, second, third) = (Written("a", 1, rows), Written("b", 2, rows), Written("c", 1, Nowhere(rows)));
        Assert.Equal(ExitCodes.Done, Invoke("compare", first, second));
        var told = _output.ToString();
        Assert.Contains(
            "3 rows are the same in every run, 2 of the synchronous regime, which draws nothing.", told, StringComparison.Ordinal);
        Assert.Contains("│ 3 / 3 │", told, StringComparison.Ordinal);
        Assert.Contains("No interval where n is below 6", told, StringComparison.Ordinal);
        _output.GetStringBuilder().Clear();
        Assert.Equal(ExitCodes.Failed, Invoke("compare", first, third));
        Assert.Contains(
            "  m, asynchronous, rmse: not a number in 0 runs of the first alone, 3 of the second alone, 0 of both: neither in the means "
                + "nor in the sign test.",
            _output.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("3 rows are the same in every run.", _output.ToString(), StringComparison.Ordinal);

        static string[] Nowhere(string[] rows) =>
            [.. rows.Select(row => row.Split(',') is [_, "asynchronous", _, "rmse", _] ? $"{row[..^1]}NaN" : row)];
    }

    [Theory]
    [InlineData("expected a folder of results, found none", "nowhere")]
    [InlineData("--confidence 2: expected a share", "a/quickstart", "--confidence", "2")]
    [InlineData("found another text; did you mean '95%'?", "a/quickstart", "--confidence", "95")]
    [InlineData("--metric speed: expected a metric of replicates.csv", "a/quickstart", "--metric", "speed")]
    [InlineData("expected two folders of results", "schedule", "--out", "x")]
    [InlineData("--confidence: expected two folders of results", "schedule", "--confidence", "95%")]
    [InlineData("--parquet: expected two folders of results", "schedule", "--parquet")]
    [InlineData("--parquet: expected it with --out", "a/quickstart", "--parquet")]
    public void Bad_input_is_one_line(string message, string second, params string[] options)
    {
        var first = Run("a");
        var schedule = Path.Combine(first, "schedules", "ignn-asynchronous-0000.jsonl");
        var isSchedule = second == "schedule";
        Assert.Equal(
            ExitCodes.BadInput,
            Invoke(["compare", isSchedule ? schedule : first, isSchedule ? schedule : _folder[second], .. options]));
        Assert.Contains(
            message, Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private string Written(string name, int seed, string[] rows)
    {
        _folder.Write($"{name}/run.json", $$"""{ "format": 1, "status": "complete", "scenario": { "seed": {{seed}} } }""");
        _folder.Write($"{name}/replicates.csv", $"model,regime,replicate,metric,value\n{string.Join('\n', rows)}\n");
        return _folder[name];
    }

    private string Run(string name, params string[] sets)
    {
        Assert.Equal(ExitCodes.Done, Invoke(
        [
            "run", Path.Combine(Repository.Root, "scenarios", "quickstart.yaml"), "--out", _folder[name], "--replicates", "6", "--record",
            "--set", "run.until=300ms", .. sets.SelectMany(set => new[] { "--set", set }),
        ]));
        _output.GetStringBuilder().Clear();
        return _folder[$"{name}/quickstart"];
    }

    private int Invoke(params string[] arguments) =>
        new CommandLine(_output, _error).Invoke(arguments, TestContext.Current.CancellationToken);
}
