using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Cli.Tests;

/// <summary>Rules in TorchScript, from the command line on.</summary>
public sealed class TorchScriptTests : IDisposable
{
    private const string Scenario = """
        dataset: { kind: graph, edges: [[0, 1], [1, 2], [2, 0]], features: [[1, 0], [0, 1], [1, 1]] }
        models:
          m: { rule: { kind: torchscript, file: layer.py, state: 2, time-limit: 300ms, initial: features } }
        scheduler: { kind: physical, clock: { kind: poisson, period: 10ms } }
        run: { until: 200ms, replicates: 2 }
        """;

    private const string Head = "def update(own, inbox, edge_features, features):\n";

    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "TorchScript", "layer.yaml");
    private static readonly string Layer = Path.Combine(Repository.Root, "samples", "TorchScript", "layer.py");
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
    public void The_sample_runs_is_written_down_and_replays()
    {
        Assert.Equal(0, Run("run", Sample, "--out", _folder.Root, "--record", "--plugin", Layer));
        Assert.Contains("gat,asynchronous,converged,1,0,", File.ReadAllText(_folder["attention/summary.csv"]), StringComparison.Ordinal);
        Assert.Contains("gat: note: torch computes its updates: the same on this machine", _output.ToString(), StringComparison.Ordinal);
        var json = File.ReadAllText(_folder["attention/run.json"]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Layer)));
        Assert.Contains($"\"sha256\": \"{hash}\"", json, StringComparison.Ordinal);
        Assert.Contains("another processor or version may round differently", json, StringComparison.Ordinal);

        var schedule = _folder["attention/schedules/gat-asynchronous-0000.jsonl"];
        Assert.Equal(2, Run("replay", schedule));
        Assert.Contains("expected --plugin ", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run("replay", schedule, "--plugin", Layer));
    }

    [Fact]
    public void The_same_run_gives_the_same_tables_whatever_the_jobs_are()
    {
        Assert.Equal(0, Run("run", Sample, "--out", _folder["a"], "--plugin", Layer, "--jobs", "1"));
        Assert.Equal(0, Run("run", Sample, "--out", _folder["b"], "--plugin", Layer, "--jobs", "3"));
        Assert.Equal(File.ReadAllBytes(_folder["a/attention/metrics.csv"]), File.ReadAllBytes(_folder["b/attention/metrics.csv"]));
    }

    [Fact]
    public void Every_command_takes_it()
    {
        string[] shared = ["--plugin", Layer];
        Assert.Equal(0, Run(["validate", Sample, .. shared]));
        Assert.Equal(0, Run(["explain", Sample, .. shared]));
        Assert.Contains("time-limit: 10s", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run(["falsify", Sample, "--property", "converges", "--bound", "2", "--max-tests", "5",
            "--out", _folder.Root, .. shared]));
        Assert.Equal(0, Run(["threshold", Sample, "--over", "loss", "--from", "0%", "--to", "20%", "--points", "2",
            "--out", _folder.Root, .. shared]));
        Assert.Equal(0, Run(["list", "rules", .. shared]));
        Assert.Contains("torchscript\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run(["schema", .. shared]));
    }

    [Fact]
    public void Code_is_never_loaded_because_a_rule_names_it()
    {
        Assert.Equal(2, Run("run", Sample, "--out", _folder.Root));
        var path = Path.GetRelativePath(Environment.CurrentDirectory, Layer);
        Assert.Equal(
            $"{Sample}:10:38: expected --plugin {path} on the command line: the scenario needs the code in it, which runs only where "
                + "that allows it",
            _error.ToString().Trim());
        Assert.Equal(2, Run("validate", Sample));
        var other = _folder.Write("other/layer.py", File.ReadAllText(Layer));
        Assert.Equal(2, Run("run", Sample, "--out", _folder.Root, "--plugin", other));
        Assert.DoesNotContain(_folder.List("."), entry => !entry.StartsWith("other", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("layer.txt", "", "expected a file .py or .pt for 'models.m.rule.file', found 'layer.txt'")]
    [InlineData("none.py", "", "expected a file that exists")]
    [InlineData("layer.py", ", initial: features, state: 1", "expected a 'state' of at least 2 numbers for 'initial: features', found 1")]
    public void What_does_not_fit_in_the_rule_is_told(string name, string more, string message)
    {
        foreach (var file in new[] { "layer.py", "layer.txt" })
        {
            _folder.Write(file, Head + "    return 0.5 * own\n");
        }

        var state = more.Contains("state", StringComparison.Ordinal) ? string.Empty : ", state: 2";
        var scenario = _folder.Write("s.yaml", $$"""
            dataset: { kind: graph, edges: [[0, 1]], features: [[1, 0], [0, 1]] }
            models:
              m: { rule: { kind: torchscript, file: {{name}}{{state}}{{more}} } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 10ms } }
            run: { until: 200ms }
            """);
        Assert.Equal(2, Run("run", scenario, "--out", _folder["out"], "--plugin", _folder["layer.py"]));
        Assert.StartsWith(scenario, _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Exit code, message and folder are those of a process: a thread in native code is left behind in it.</summary>
    [Theory]
    [InlineData("    while True:\n        own = own + 0\n    return own\n", "expected an update within 300ms ('time-limit'), found one")]
    [InlineData(
        "    while float((own - features).abs().sum()) > 0.4:\n        own = own - 0.0001\n    return 0.8 * own\n", "('time-limit')")]
    [InlineData("    return undefined\n", "layer.py:2:12: undefined value undefined")]
    public void A_process_ends_with_one_error_whatever_its_script_does(string body, string message)
    {
        var scenario = Written(body);
        var (code, lines) = Process(_folder["loaded"], "run", scenario, "--out", _folder["out"], "--plugin", _folder["layer.py"]);
        Assert.Equal(ExitCodes.BadInput, code);
        Assert.StartsWith("layer.py:", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Contains(message, lines[0], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    /// <summary>As anywhere, although the thread of the update goes on.</summary>
    [Fact]
    public void A_signal_ends_the_command_while_an_update_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by a shell");
        Written("    while True:\n        own = own + 0\n    return own\n");
        var scenario = _folder.Write("s.yaml", Scenario.Replace("300ms", "1min", StringComparison.Ordinal));
        using var process = Start(_folder["loaded"], "run", scenario, "--out", _folder["out"], "--plugin", _folder["layer.py"]);
        Assert.True(SpinWait.SpinUntil(() => Loads("loaded"), TimeSpan.FromMinutes(1)));
        Thread.Sleep(2_000);
        System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        Assert.True(process.WaitForExit(30_000));
        Assert.Equal(ExitCodes.Interrupted, process.ExitCode);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void Natives_are_loaded_by_runs_that_use_them_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what is loaded is told by the loader of Linux");
        var scenario = Written("    return 0.5 * own\n");
        var other = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");
        Assert.Equal(0, Process(_folder["validated"], "validate", scenario, "--plugin", _folder["layer.py"]).Code);
        Assert.Equal(0, Process(_folder["listed"], "list", "rules").Code);
        Assert.Equal(0, Process(_folder["other"], "run", other, "--out", _folder["out"]).Code);
        Assert.Equal(0, Process(_folder["used"], "run", scenario, "--out", _folder["out"], "--plugin", _folder["layer.py"]).Code);
        Assert.Equal((false, false, false, true), (Loads("validated"), Loads("listed"), Loads("other"), Loads("used")));
    }

    [Fact]
    public void What_natives_and_scripts_say_is_one_line_wherever_it_comes_from()
    {
        Assert.Equal((ExitCodes.Failed, "hogwild: it is not there"), Failures.Of(new TorchNativesException("it is not there")));
        var cause = new TorchScriptException("a.py:2:5: no");
        var failure = new AggregateException(new ProcessFailedException(EventKind.Activation, 3, 7, cause));
        Assert.Equal(
            (ExitCodes.BadInput, "a.py:2:5: no; no results were written, and earlier ones are as they were"), Failures.Of(failure));
    }

    private bool Loads(string log) => Directory.GetFiles(_folder.Root, $"{log}.*")
        .Any(file => File.ReadAllText(file).Contains("libtorch", StringComparison.Ordinal));

    private string Written(string body)
    {
        _folder.Write("layer.py", Head + body);
        return _folder.Write("s.yaml", Scenario);
    }

    private static (int Code, string[] Lines) Process(string log, params IEnumerable<string> arguments)
    {
        using var process = Start(log, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var lines = process.StandardError.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        output.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, lines);
    }

    private static Process Start(string log, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["LD_DEBUG"] = "files", ["LD_DEBUG_OUTPUT"] = log },
        };
        return System.Diagnostics.Process.Start(start)!;
    }

    private int Run(params IEnumerable<string> arguments)
    {
        _error.GetStringBuilder().Clear();
        _output.GetStringBuilder().Clear();
        return new CommandLine(_output, _error).Invoke([.. arguments], TestContext.Current.CancellationToken);
    }
}
