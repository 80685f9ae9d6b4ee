namespace Hogwild.Cli.Tests;

public sealed class TimelineCommandTests : IDisposable
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
    public void A_schedule_file_is_drawn_with_messages_where_the_graph_is_known()
    {
        var schedule = Schedule();
        Assert.Equal(ExitCodes.Done, Invoke("timeline", schedule, "--out", _folder["a.png"]));
        Assert.Contains(
            "and 0 messages of 2 nodes. No messages: the graph is not at hand (--scenario).", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            ExitCodes.Done, Invoke("timeline", schedule, "--scenario", Scenario("linear"), "--to", "20ms", "--out", _folder["b.svg"]));
        Assert.Contains("message that is read", File.ReadAllText(_folder["b.svg"]), StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P'], File.ReadAllBytes(_folder["a.png"])[..2]);
    }

    [Fact]
    public void Recorded_results_bring_their_graph()
    {
        Assert.Equal(
            ExitCodes.Done,
            Invoke("run", Scenario("linear"), "--out", _folder["r"], "--replicates", "1", "--record", "--set", "run.until=100ms"));
        var schedule = Directory.GetFiles(Path.Combine(_folder["r"], "linear", "schedules"), "*-asynchronous-0000.jsonl")[0];
        Assert.Equal(ExitCodes.Done, Invoke("timeline", schedule, "--nodes", "0-1", "--from", "10ms", "--out", _folder["c.png"]));
        Assert.DoesNotContain("No messages", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_for_perfetto_is_made_of_a_schedule_and_of_a_scenario()
    {
        Assert.Equal(ExitCodes.Done, Invoke("timeline", Schedule(), "--perfetto", "--out", _folder["a.json"]));
        Assert.Contains("No messages: the graph is not at hand", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, Invoke(
            "timeline", Scenario("faults"), "--perfetto", "--to", "100ms", "--nodes", "0-14", "--out", _folder["b.json"]));
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_folder["b.json"]));
        var phases = json.RootElement.GetProperty("traceEvents").EnumerateArray().Select(item => item.GetProperty("ph").GetString());
        Assert.Equal(["M", "X", "f", "i", "s"], phases.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("expected a .json file", "--out", "x.png", "--perfetto")]
    [InlineData("expected a .png or .svg or .pdf file", "--out", "x.jpg")]
    [InlineData("expected node numbers", "--out", "x.png", "--nodes", "a")]
    [InlineData("expected nodes from 0 to 1, found 7", "--out", "x.png", "--nodes", "7")]
    [InlineData("expected a time after --from", "--out", "x.png", "--from", "2s", "--to", "1s")]
    [InlineData("for another graph", "--out", "x.png", "--scenario", "quickstart")]
    public void Bad_input_is_one_line_and_leaves_nothing(string message, params string[] options)
    {
        string[] arguments = [.. options.Select(option => option.StartsWith("x.", StringComparison.Ordinal) ? _folder[option]
            : option == "quickstart" ? Scenario(option) : option)];
        Assert.Equal(ExitCodes.BadInput, Invoke(["timeline", Schedule(), .. arguments]));
        Assert.Contains(
            message, Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(["s.jsonl"], _folder.List());
    }

    [Fact]
    public void A_scenario_without_perfetto_is_told_what_it_takes()
    {
        Assert.Equal(ExitCodes.BadInput, Invoke("timeline", Scenario("linear"), "--out", _folder["x.png"]));
        Assert.Contains(
            "linear.yaml: expected a recorded schedule, found a scenario, of which only --perfetto can be made",
            Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    private string Schedule()
    {
        Assert.Equal(ExitCodes.Done, Invoke("schedule", Scenario("linear"), "--out", _folder["s.jsonl"], "--set", "run.until=100ms"));
        return _folder["s.jsonl"];
    }

    private int Invoke(params string[] arguments) =>
        new CommandLine(_output, _error).Invoke(arguments, TestContext.Current.CancellationToken);

    private static string Scenario(string name) => Path.Combine(Repository.Root, "scenarios", $"{name}.yaml");
}
