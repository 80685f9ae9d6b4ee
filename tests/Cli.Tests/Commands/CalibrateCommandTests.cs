using Hogwild.Scenarios;
using Hogwild.Schedulers;

namespace Hogwild.Cli.Tests;

public sealed class CalibrateCommandTests : IDisposable
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

    /// <summary>A run is recorded, calibrated, and simulated in the world that comes out.</summary>
    [Fact]
    public void What_was_recorded_is_simulated()
    {
        var scenario = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");
        Assert.Equal(0, Run("run", scenario, "--record", "--replicates", "2", "--set", "run.until=2s", "--out", _folder["plots"]));
        var results = _folder["plots/quickstart"];
        Assert.Equal(0, Run("calibrate", results, "--pooled", "--model", "ignn", "--out", _folder["world.yaml"]));
        Assert.Contains("all links", _output.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["world.png"]));
        var world = $"scheduler.from={_folder["world.yaml"]}";
        var scheduler = Assert.IsType<SchedulerSpec.Physical>(ScenarioFile.Load(scenario, Override.Parse(world)).Scheduler);
        Assert.InRange(scheduler.Clock.ActivationsUntil(TimeSpan.FromSeconds(1)), 90, 110);
        Assert.Equal(0, Run("run", scenario, "--replicates", "2", "--set", "run.until=100ms", "--set", world, "--out", _folder["again"]));

        // One schedule will do, and gaps as they were measured.
        var schedule = Directory.GetFiles(Path.Combine(results, "schedules"), "ignn-asynchronous-*").Order(StringComparer.Ordinal).First();
        Assert.Equal(0, Run("calibrate", schedule, "--empirical", "--out", _folder["one.yaml"]));
        Assert.StartsWith("node,gap\n", File.ReadAllText(_folder["one.gaps.csv"]), StringComparison.Ordinal);
        Assert.Equal(0, Run("validate", scenario));
        Assert.NotNull(ScenarioFile.Load(scenario, Override.Parse($"scheduler.from={_folder["one.yaml"]}")));
        Refused("expected one of the models", "calibrate", results, "--model", "igmn", "--out", _folder["no.yaml"]);
        Refused("expected a folder of results beside it", "calibrate", schedule, "--model", "ignn", "--out", _folder["no.yaml"]);
    }

    [Fact]
    public void What_cannot_be_calibrated_is_told()
    {
        Refused(
            "expected a folder of results or a recorded schedule, found neither", "calibrate", _folder["none"], "--out", _folder["w.yaml"]);
        Directory.CreateDirectory(_folder["empty"]);
        Refused("expected recorded asynchronous schedules", "calibrate", _folder["empty"], "--out", _folder["w.yaml"]);
        Refused(".yaml", "calibrate", _folder["empty"], "--out", _folder["w.txt"]);
    }

    private void Refused(string message, params string[] arguments)
    {
        Assert.Equal(ExitCodes.BadInput, Run(arguments));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        _error.GetStringBuilder().Clear();
    }

    private int Run(params string[] arguments) =>
        new CommandLine(_output, _error).Invoke(arguments, TestContext.Current.CancellationToken);
}
