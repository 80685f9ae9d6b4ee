using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Cli.Tests;

/// <summary>The command with a runner that only pretends.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private Execute _execute = (scenario, options, _) =>
    {
        for (var i = 0; i <= 100; i++)
        {
            options.Progress!(new RunProgress("schedules", i, 100));
        }

        return [new RunResult(scenario, Synthetic.Models(scenario.Run.Replicates, diverging: 1))];
    };

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void A_run_leaves_tables_figures_and_a_table_on_the_terminal()
    {
        Assert.Equal(ExitCodes.Done, Run("run", Scenario(), "--out", _folder["plots"]));
        Assert.Equal(
            [
                ".hogwild", "figures", "figures/captions.md", "figures/convergence.png", "figures/convergence.svg", "figures/ordering.png",
                "figures/ordering.svg",
                "metrics.csv", "nodes.csv", "replicates.csv", "report.html", "run.json", "summary.csv", "table.md", "table.tex",
            ],
            _folder.List("plots/quick"));
        Assert.Equal(["quick"], Directory.GetFileSystemEntries(_folder["plots"]).Select(Path.GetFileName));
        Assert.Equal(string.Empty, _error.ToString());
        Assert.Contains("energy-gnn", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("diverged 1/3 from 1800ms", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains(Path.Combine("quick", "summary.csv"), _output.ToString(), StringComparison.Ordinal);
        Assert.True(new FileInfo(_folder["plots/quick/figures/convergence.png"]).Length > 20_000);
    }

    [Fact]
    public void Redirected_progress_is_ten_lines_a_phase_and_ends_at_the_end()
    {
        Run("run", Scenario(), "--out", _folder["plots"]);
        var lines = _output.ToString().Split(_output.NewLine).Where(line => line.StartsWith("schedules", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(10, lines.Length);
        Assert.Equal("schedules: 100/100", lines[^1]);
    }

    [Fact]
    public void Options_replace_values_of_the_scenario_and_later_ones_win()
    {
        Scenario? seen = null;
        StudyOptions? options = null;
        var inner = _execute;
        _execute = (scenario, how, cancellation) =>
        {
            (seen, options) = (scenario, how);
            using (how.CreateSchedule!(new RunName("gcn", Regime.Asynchronous, 7)))
            {
            }

            return inner(scenario, how, cancellation);
        };
        var code = Run(
            "run", Scenario(), "--out", _folder["plots"], "--seed", "9", "--replicates", "2", "--jobs", "3", "--record",
            "--set", "run.until=7s", "--set", "seed=8");
        Assert.Equal(string.Empty, _error.ToString());
        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal(9UL, seen!.Seed);
        Assert.Equal(2, seen.Run.Replicates);
        Assert.Equal(TimeSpan.FromSeconds(7), seen.Run.Until);
        Assert.Equal(3, options!.Jobs);
        Assert.Equal(["gcn-asynchronous-0007.jsonl"], _folder.List("plots/quick/schedules"));
    }

    [Fact]
    public void A_finished_run_can_be_read_back_from_its_results()
    {
        Run("run", Scenario(), "--out", _folder["plots"], "--set", "run.until=7s");
        var scenario = ScenarioFile.LoadResolved(_folder["plots/quick/run.json"]);
        Assert.Equal(TimeSpan.FromSeconds(7), scenario.Run.Until);
        Assert.Equal(_folder["w.safetensors"], scenario.Models[0].Weights!.File!.FullPath);
    }

    [Theory]
    [InlineData("s.yaml: expected a file, found none", "run", "s.yaml")]
    [InlineData(
        "--replicates 0: expected a whole number from 1 to 1000000 for 'run.replicates', found '0'", "run", "*", "--replicates", "0")]
    [InlineData("--seed x: expected a whole number from 0 to 18446744073709551615 for 'seed', found 'x'", "run", "*", "--seed", "x")]
    [InlineData("--jobs 0: expected a whole number of at least 1", "run", "*", "--jobs", "0")]
    [InlineData("--set run: expected path=value, for instance run.replicates=8, found no path before a '='", "run", "*", "--set", "run")]
    [InlineData("hogwild: Required argument 'scenario' missing for command: 'run'. Try: hogwild --help", "run")]
    [InlineData(
        "hogwild: Unrecognized command or argument '--replicate=3'; did you mean '--replicates'? Try: hogwild --help",
        "run",
        "*",
        "--replicate=3")]
    [InlineData("hogwild: Unrecognized command or argument 'rnu'; did you mean 'run'? Try: hogwild --help", "rnu")]
    [InlineData(
        "hogwild: a command is required: one of run, train, replay, schedule, timeline, calibrate, compare, attack, threshold, falsify, "
            + "merge, list, new, validate, explain, schema, reference, weights, gallery, silo, bench. Try: "
            + "hogwild --help")]
    [InlineData("x.jsonl: expected a recorded schedule, found no file", "replay", "x.jsonl")]
    public void Bad_input_is_one_line_exit_code_2_and_nothing_written(string message, params string[] arguments)
    {
        var scenario = Scenario();
        var before = _folder.List();
        var all = arguments.Select(argument => argument == "*" ? scenario : argument).ToList();
        if (all is ["run", _, ..])
        {
            all.AddRange(["--out", _folder["plots"]]);
        }

        Assert.Equal(ExitCodes.BadInput, Run([.. all]));
        Assert.Equal(message + _error.NewLine, _error.ToString());
        Assert.Equal(before, _folder.List());
    }

    [Fact]
    public void An_unexpected_failure_is_one_line_exit_code_1_and_nothing_written()
    {
        _execute = (_, options, _) =>
        {
            options.CreateSchedule!(new RunName("gcn", Regime.Asynchronous, 0)).Dispose();
            throw new AggregateException(new InvalidOperationException("the kernel\nis broken"));
        };
        Assert.Equal(ExitCodes.Failed, Run("run", Scenario(), "--out", _folder["plots"], "--record"));
        Assert.Equal($"hogwild: unexpected failure: the kernel is broken (--verbose shows where){_error.NewLine}", _error.ToString());
        Assert.False(Directory.Exists(_folder["plots"]));
    }

    [Fact]
    public void Verbose_shows_where_a_failure_came_from()
    {
        _execute = (_, _, _) => throw new InvalidOperationException("broken");
        Assert.Equal(ExitCodes.Failed, Run("run", Scenario(), "--out", _folder["plots"], "--verbose"));
        Assert.Contains(nameof(CommandLineTests), _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_turns_out_wrong_inside_a_parallel_run_is_bad_input()
    {
        _execute = (_, _, _) => throw new AggregateException(new ScenarioException("m.mtx:3:1", "expected three numbers, found 'x'"));
        Assert.Equal(ExitCodes.BadInput, Run("run", Scenario(), "--out", _folder["plots"]));
        Assert.Equal($"m.mtx:3:1: expected three numbers, found 'x'{_error.NewLine}", _error.ToString());
    }

    [Fact]
    public void An_interrupted_run_ends_with_130_and_keeps_the_old_results()
    {
        _folder.Write("plots/quick/run.json", "old");
        ResultsMark.Write(_folder["plots/quick"], ["run.json"]);
        using var stop = new CancellationTokenSource();
        _execute = (_, options, cancellation) =>
        {
            options.CreateSchedule!(new RunName("gcn", Regime.Asynchronous, 0)).Dispose();
            stop.Cancel();
            cancellation.ThrowIfCancellationRequested();
            return [];
        };
        var line = new CommandLine(_output, _error, _execute, Replay(true));
        Assert.Equal(ExitCodes.Interrupted, line.Invoke(["run", Scenario(), "--out", _folder["plots"], "--record"], stop.Token));
        Assert.Equal(["quick", "quick/.hogwild", "quick/run.json"], _folder.List("plots"));
        Assert.Equal("old", File.ReadAllText(_folder["plots/quick/run.json"]));
    }

    [Theory]
    [InlineData(true, ExitCodes.Done)]
    [InlineData(false, ExitCodes.Failed)]
    public void A_replay_says_whether_it_fits(bool fits, int code)
    {
        var file = _folder.Write("a.jsonl", "{}");
        var line = new CommandLine(_output, _error, _execute, Replay(fits));
        Assert.Equal(code, line.Invoke(["replay", file], TestContext.Current.CancellationToken));
        Assert.Contains("gcn, 12 decisions, fingerprint 00000000000000ff", (fits ? _output : _error).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_and_version_are_not_errors()
    {
        Assert.Equal(ExitCodes.Done, Run("run", "--help"));
        foreach (var option in new[] { "--out", "--seed", "--replicates", "--jobs", "--set", "--record", "Exit codes" })
        {
            Assert.Contains(option, _output.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(string.Empty, _error.ToString());
    }

    [Fact]
    public void The_version_is_the_same_whether_the_commands_were_made_or_not()
    {
        Assert.Equal(ExitCodes.Done, Run("--version"));
        Assert.Equal(RunFile.Version + Environment.NewLine, _output.ToString());
        Assert.Equal(ExitCodes.Done, Run("--verbose", "--help"));
        Assert.Contains("--version", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(string.Empty, _error.ToString());
    }

    private static ExecuteReplay Replay(bool fits) => (_, _, _) => new ReplayResult("gcn", 12, 255, 255, fits ? null : "node 3");

    private int Run(params string[] arguments) =>
        new CommandLine(_output, _error, _execute, Replay(true)).Invoke(arguments, TestContext.Current.CancellationToken);

    private string Scenario()
    {
        _folder.Write("w.safetensors", string.Empty);
        return _folder.Write(
            "quick.yaml",
            """
            dataset: { kind: chains, length: 10 }
            models: { gcn: { rule: gcn, weights: w.safetensors } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 10ms } }
            run: { until: 4s, replicates: 3 }
            """);
    }
}
