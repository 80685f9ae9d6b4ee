using System.Globalization;

namespace Hogwild.Cli.Tests;

/// <summary>A run on threads, as a user makes it: it is recorded, replayed, told in tables, and arrives.</summary>
public sealed class RealRunTests : IDisposable
{
    private const string Text = """
        name: s
        dataset: { kind: chains, length: 4 }
        models:
          dig:  { rule: ignn, weights: WEIGHTS/ignn.safetensors }
        scheduler: { kind: physical, clock: { kind: poisson, period: 2ms }, link: { delay: { kind: exponential, mean: 1ms }, loss: 5% } }
        run: { until: 20s, sample: 100ms, tolerance: 1e-6 }

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_really_happened_is_replayed_and_told()
    {
        var (code, output) = Invoke("run", Scenario, "--out", _folder["out"], "--engine", "threads", "--workers", "3", "--record");
        Assert.Equal(0, code);
        Assert.Contains("Note: threads: asynchronous runs really happen", output, StringComparison.Ordinal);
        Assert.Equal(1, Value("converged"));
        Assert.True(Value("wall_time") > 0 && Value("activations_per_second") > 0);
        (code, output) = Invoke("replay", _folder["out/s/schedules/dig-asynchronous-0000.jsonl"]);
        Assert.Equal(0, code);
        Assert.Contains("the same as recorded, and so is every number of", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_schedules_are_tried_the_engine_has_no_part_and_that_is_told()
    {
        var (code, output) = Invoke(
            "attack", Scenario, "--out", _folder["out"], "--budget", "20", "--bound", "3", "--set", "engine=threads",
            "--set", "scheduler={ kind: partially-asynchronous, bound: { steps: 3 } }", "--set", "run.until=30ms",
            "--set", "run.sample=1ms");
        Assert.True(code == 0, output);
        Assert.Contains("Note: threads: schedules are tried in simulations", output, StringComparison.Ordinal);
    }

    private string Scenario => _folder.Write(
        "s.yaml", Text.Replace("WEIGHTS", Path.Combine(Repository.Root, "weights", "chains-10"), StringComparison.Ordinal));

    private double Value(string metric) => File.ReadLines(_folder["out/s/replicates.csv"]).Select(line => line.Split(','))
        .Where(words => words[1] == "asynchronous" && words[3] == metric)
        .Select(words => double.Parse(words[4], CultureInfo.InvariantCulture)).Single();

    private static (int Code, string Output) Invoke(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = new CommandLine(output, output).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
