using System.Text.Json;
using Hogwild.Cli;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Torn reads, stale own states, unknown starts and waits, through the command.</summary>
public sealed class RelaxationRunTests : IDisposable
{
    private const string World =
        "{ kind: physical, clock: { kind: poisson, period: 10ms }, link: { delay: { kind: exponential, mean: 5ms }, loss: 10% } }";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 20 }, atomic: false }", '2')]
    [InlineData("{ kind: totally-asynchronous, power: 0.3, own: stale }", '2')]
    [InlineData("{ kind: bounded, bound: { time: 30ms }, atomic: false, own: stale, initial: unknown, of: " + World + " }", '2')]
    [InlineData("{ kind: physical, clock: { kind: poisson, period: 10ms }, link: { loss: 30% }, initial: unknown }", '1')]
    [InlineData("{ kind: bounded, policy: wait, bound: { time: 30ms }, initial: unknown, of: " + World + " }", '1')]
    public void A_relaxed_run_happens_again_to_the_last_byte(string scheduler, char version)
    {
        Assert.Equal(
            0, Hogwild("run", Scenario, "--out", _folder.Root, "--record", "--set", $"scheduler={scheduler}", "--set", "run.until=500ms")
                .Code);
        foreach (var model in new[] { "gcn", "ignn", "energy-gnn" })
        {
            var file = _folder[$"quickstart/schedules/{model}-asynchronous-0000.jsonl"];
            Assert.Contains($"\"version\":{version}", File.ReadLines(file).First(), StringComparison.Ordinal);
            var (code, output, error) = Hogwild("replay", file);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("the same as recorded", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_stalled_run_says_when_and_who_waits_for_whom()
    {
        var lossy = World.Replace("10%", "99.9%", StringComparison.Ordinal);
        var (code, output, _) = Hogwild(
            "run", Scenario, "--out", _folder.Root, "--set",
            $"scheduler={{ kind: bounded, policy: wait, bound: {{ time: 30ms }}, of: {lossy} }}");
        Assert.Equal(0, code);
        Assert.Contains("stalled 2/2 from ", output, StringComparison.Ordinal);
        var rows = File.ReadAllLines(_folder["quickstart/summary.csv"]);
        Assert.Contains("ignn,asynchronous,stalled,1,0,1,1,2", rows);
        Assert.Contains("ignn,asynchronous,converged,0,0,0,0,2", rows);
        Assert.DoesNotContain(rows, row => row.StartsWith("ignn,synchronous,stalled", StringComparison.Ordinal));

        using var json = JsonDocument.Parse(File.ReadAllText(_folder["quickstart/run.json"]));
        var run = json.RootElement.GetProperty("models")[1].GetProperty("runs")[1];
        Assert.Equal("stalled", run.GetProperty("outcome").GetString());
        Assert.EndsWith("ms", run.GetProperty("stalled_at").GetString(), StringComparison.Ordinal);
        var waits = run.GetProperty("waits").GetString()!.Split(" ← ").Select(int.Parse).ToList();
        Assert.Contains($" {string.Join(" ← ", waits)} ", output, StringComparison.Ordinal);
        Assert.Equal(waits[0], waits[^1]);
        Assert.True(waits.Count > 2);
    }

    [Fact]
    public void Waiting_bounds_staleness_and_measures_gaps()
    {
        var scheduler = $"scheduler={{ kind: bounded, policy: wait, bound: {{ time: 30ms }}, of: {World} }}";
        var scenario = ScenarioFile.Load(
            Scenario, [Override.Parse(scheduler), Override.Parse("run.replicates=2"), Override.Parse("run.until=2s")]);
        var models = Experiment.Run(
            scenario, new StudyOptions { Jobs = 2, WeightCache = _folder["none"] }, TestContext.Current.CancellationToken).Models;
        foreach (var run in models[1].Asynchronous)
        {
            var metrics = run.Metrics.ToDictionary();
            Assert.InRange(metrics["staleness_max"], 0.01, 0.0299999);
            Assert.True(metrics["gap_max"] > 0.03, $"{metrics["gap_max"]}");
        }
    }

    /// <summary>Of a schedule file nobody knows what it reads before it has been read, so the runs say it.</summary>
    [Fact]
    public void Torn_reads_withdraw_the_certificate_of_an_energy_also_where_they_are_replayed()
    {
        const string Torn = "{ kind: partially-asynchronous, bound: { steps: 3 }, atomic: false }";
        Assert.Equal(
            0, Hogwild("run", Scenario, "--out", _folder.Root, "--record", "--set", $"scheduler={Torn}", "--set", "run.until=100ms").Code);
        Assert.Equal("withdrawn (torn reads)", Status());
        var file = _folder["quickstart/schedules/energy-gnn-asynchronous-0000.jsonl"];
        var model = "models={ energy-gnn: { rule: energy, weights: ../weights/chains-10/energy-gnn.safetensors } }";
        var replay = $"scheduler={{ kind: replay, file: {file} }}";
        Assert.Equal(
            0, Hogwild("run", Scenario, "--out", _folder["again"], "--set", model, "--set", replay, "--set", "run.until=100ms").Code);
        Assert.Equal("withdrawn (torn reads)", Status("again/"));

        string? Status(string parent = "")
        {
            using var json = JsonDocument.Parse(File.ReadAllText(_folder[$"{parent}quickstart/run.json"]));
            return json.RootElement.GetProperty("models").EnumerateArray().Last().GetProperty("certificate").GetProperty("status")
                .GetString();
        }
    }

    private static string Scenario => Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");

    private static (int Code, string Output, string Error) Hogwild(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new CommandLine(output, error).Invoke(
            [.. arguments, .. arguments[0] == "run" ? new[] { "--replicates", "2" } : []], TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
