using Hogwild.Cli;

namespace Hogwild.Experiments.Tests;

/// <summary>Recorded runs through the command, as a user replays them.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_recorded_quickstart_happens_again_to_the_last_byte()
    {
        Record();
        string[] runs = ["gcn-asynchronous-0001", "ignn-asynchronous-0000", "energy-gnn-asynchronous-0001", "energy-gnn-synchronous-0000"];
        foreach (var run in runs)
        {
            var (code, output, error) = Hogwild("replay", _folder[$"quickstart/schedules/{run}.jsonl"]);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("the same as recorded", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_recorded_schedule_is_a_scheduler_for_other_scenarios()
    {
        Record();
        var file = _folder["quickstart/schedules/ignn-asynchronous-0001.jsonl"];
        var (code, _, error) = Hogwild(
            "run", Scenario, "--out", _folder["again"], "--replicates", "2", "--set", "run.until=500ms",
            "--set", "models={ energy-gnn: { rule: energy, weights: ../weights/chains-10/energy-gnn.safetensors } }",
            "--set", $"scheduler={{ kind: replay, file: {file} }}");
        Assert.Equal((0, ""), (code, error));
        var rows = File.ReadLines(_folder["again/quickstart/metrics.csv"])
            .Where(row => row.StartsWith("energy-gnn,asynchronous,0", StringComparison.Ordinal));
        var recorded = File.ReadLines(_folder["quickstart/metrics.csv"])
            .Where(row => row.StartsWith("energy-gnn,asynchronous,1", StringComparison.Ordinal));
        Assert.Equal(recorded.Select(row => row.Split(',')[3..]), rows.Select(row => row.Split(',')[3..]));
    }

    [Fact]
    public void A_schedule_that_was_changed_is_refused_with_its_line()
    {
        Record();
        var file = _folder["quickstart/schedules/gcn-asynchronous-0000.jsonl"];
        var lines = File.ReadAllLines(file);
        lines[1] = lines[1].Replace("\"n\":", "\"n\": ", StringComparison.Ordinal).Replace("[0", "[1", StringComparison.Ordinal);
        File.WriteAllLines(file, lines);
        var (code, _, error) = Hogwild("replay", file);
        Assert.Equal(2, code);
        Assert.Contains("gcn-asynchronous-0000.jsonl:42:1: expected fingerprint", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("9223372036854775807")]
    public void A_replay_trusts_decisions_and_not_the_trailer(string staleness)
    {
        Record();
        var file = _folder["quickstart/schedules/ignn-asynchronous-0000.jsonl"];
        var text = File.ReadAllText(file);
        var key = text.IndexOf("\"staleness\":", StringComparison.Ordinal);
        File.WriteAllText(file, $"{text[..key]}\"staleness\":{staleness}}}\n");
        Assert.Equal(0, Hogwild("replay", file).Code);
    }

    [Theory]
    [InlineData("{{ kind: replay, file: {0} }}")]
    [InlineData("{{ kind: bounded, bound: {{ steps: 3 }}, of: {{ kind: replay, file: {0} }} }}")]
    public void A_schedule_of_another_graph_is_bad_input(string scheduler)
    {
        Record();
        var file = _folder["quickstart/schedules/gcn-asynchronous-0000.jsonl"];
        var (code, _, error) = Hogwild(
            "run", Scenario, "--out", _folder["again"], "--set", "dataset.length=7", "--set",
            $"scheduler={string.Format(null, scheduler, file)}");
        Assert.Equal(2, code);
        Assert.Contains("expected a schedule for 14 nodes", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["again/quickstart"]));
    }

    private static string Scenario => Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");

    private void Record() => Assert.Equal(0, Hogwild(
        "run", Scenario, "--out", _folder.Root, "--record", "--replicates", "2", "--set", "run.until=500ms").Code);

    private static (int Code, string Output, string Error) Hogwild(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new CommandLine(output, error).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
