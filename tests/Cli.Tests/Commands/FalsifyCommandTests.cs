using Hogwild.Experiments;
using System.Globalization;
using System.Text.RegularExpressions;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Cli.Tests;

public sealed partial class FalsifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_layered_network_on_chains_is_order_sensitive_and_a_few_activations_tell_why()
    {
        var (code, output, _) = Falsify("quickstart", "order-insensitive", "--model", "gcn");
        Assert.Equal(1, code);
        Assert.InRange(int.Parse(Matters().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), 1, 6);
        Assert.Matches(@"node \d updates twice before node \d, whose version 0 it reads; output \d of node \d moves by", output);
        Assert.Matches(@"FsCheck replay seed \(\d+,\d+,\d+\)", output);
        Assert.Equal(
            [
                ".hogwild", "gcn/captions.md", "gcn/counterexample.png", "gcn/counterexample.schedule.jsonl", "gcn/counterexample.svg",
                "gcn/story.txt", "report.html",
                "run.json",
            ],
            Files("quickstart-order-insensitive"));
        var story = File.ReadAllText(_folder["quickstart-order-insensitive/gcn/story.txt"]);
        Assert.Contains("gcn: falsified", story, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schedule_replays_and_keeps_the_bound()
    {
        Assert.Equal(1, Falsify("quickstart", "agrees-with-synchronous", "--model", "gcn").Code);
        var file = _folder["quickstart-agrees-with-synchronous/gcn/counterexample.schedule.jsonl"];
        var result = ReplayCommand.Execute(file, KindRegistry.BuiltIn, TestContext.Current.CancellationToken);
        Assert.True(result.Fits);
        Assert.Equal(40, result.Decisions);
        var graph = Models.ChainsDataset.Create(10, 2).Union().Graph;
        var schedule = ScheduleFile.Read(file);
        var last = schedule[schedule.Count - 1].Time;
        Assert.Equal(0, AdmissibilityMonitor.Measure(graph, schedule, last, 3 * TimeSpan.TicksPerMillisecond).Violations);
    }

    [Fact]
    public void The_same_scenario_and_seed_give_the_same_words_and_bytes_and_so_does_the_seed_of_FsCheck()
    {
        var first = Falsify("quickstart", "order-insensitive", "--model", "gcn");
        var file = _folder["quickstart-order-insensitive/gcn/counterexample.schedule.jsonl"];
        var schedule = File.ReadAllBytes(file);
        Assert.Equal(first, Falsify("quickstart", "order-insensitive", "--model", "gcn"));
        Assert.Equal(schedule, File.ReadAllBytes(file));
        var seed = Seed().Match(first.Output).Value;
        string[] again = ["--replay", seed, "--seed", "99", "--max-tests", "1"];
        Assert.Equal(1, Falsify("quickstart", "order-insensitive", ["--model", "gcn", .. again]).Code);
        Assert.Equal(schedule, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("converges")]
    [InlineData("order-insensitive")]
    [InlineData("certificate")]
    public void Of_a_contraction_none_is_found_which_is_said_as_such(string property)
    {
        var (code, output, _) = Falsify("quickstart", property, "--model", "ignn", "--max-tests", "20");
        Assert.Equal(0, code);
        Assert.Matches(@"ignn: no counterexample within [\d,]+ activations of \d+ schedules", output);
        Assert.Contains("ignn: 20 random schedules, adversaries, then all 20 schedules of at most 1 ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("holds", output, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_folder.List());
    }

    [Fact]
    public void A_rotation_diverges_and_is_replayed_to_its_end()
    {
        var (code, output, _) = Falsify("adversary", "converges");
        Assert.Equal(1, code);
        Assert.Contains("growing", output, StringComparison.Ordinal);
        Assert.True(ReplayCommand.Execute(
            _folder["adversary-converges/rotation/counterexample.schedule.jsonl"],
            KindRegistry.BuiltIn,
            TestContext.Current.CancellationToken).Fits);
    }

    [Fact]
    public void A_certified_step_size_is_asked_for_where_the_scenario_has_none()
    {
        var (code, output, _) = Falsify("quickstart", "certificate", "--max-tests", "5");
        Assert.Equal(0, code);
        Assert.Contains("gcn: left out: nothing is proved about it", output, StringComparison.Ordinal);
        var option = StepSize().Match(output).Value;
        Assert.NotEmpty(option);
        (code, output, _) = Falsify("quickstart", "certificate", "--model", "energy-gnn", "--max-tests", "5", "--set", option);
        Assert.Equal(0, code);
        Assert.Contains("energy-gnn: no counterexample within", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convergs", "did you mean 'converges'", "--model", "ignn")]
    [InlineData("converges", "expected one of the models gcn, ignn, energy-gnn", "--model", "ignm")]
    [InlineData("converges", "a layered rule has no fixed point to converge to", "--model", "gcn")]
    [InlineData("certificate", "nothing is proved about it", "--model", "gcn")]
    [InlineData("converges", "expected a whole number of at least 1", "--bound", "0")]
    [InlineData("converges", "expected exactly one of the keys steps, time", "--bound", "{steps: 2, time: 3ms}")]
    [InlineData("converges", "the nearest being 2ms or 3ms, found 2500us (schedules are searched", "--bound", "{time: 2.5ms}")]
    [InlineData("converges", "expected FsCheck's seed as (seed,gamma,size)", "--replay", "(1,2,3)")]
    [InlineData("converges", "--max-tests 0: expected a whole number of at least 1", "--max-tests", "0")]
    [InlineData("converges", "--within 0: expected a whole number of at least 1", "--within", "0")]
    [InlineData("order-insensitive", "expected at most 10,000,000 schedules to try systematically", "--max-activations", "8")]
    public void Bad_input_is_said_in_one_line_and_nothing_is_written(string property, string expected, string option, string value)
    {
        var (code, _, error) = Falsify("quickstart", property, option, value);
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(_folder.List());
    }

    [Theory]
    [InlineData("2", "within a bound of 2 steps of 1ms")]
    [InlineData("steps: 1", "within a bound of 1 step of 1ms")]
    [InlineData("{ time: 4ms }", "within a bound of 4 steps of 1ms")]
    public void A_bound_is_written_in_steps_or_as_a_duration(string bound, string expected)
    {
        var (code, output, _) = Falsify("quickstart", "converges", "--model", "ignn", "--max-tests", "2", "--bound", bound);
        Assert.Equal(0, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_is_stopped_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Equal(130, Falsify(["quickstart", "converges"], stop.Token).Code);
        Assert.Empty(_folder.List());
    }

    private (int Code, string Output, string Error) Falsify(string scenario, string property, params string[] more) =>
        Falsify([scenario, property, .. more], TestContext.Current.CancellationToken);

    private (int Code, string Output, string Error) Falsify(string[] arguments, CancellationToken cancellation)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new CommandLine(output, error).Invoke(
            [
                "falsify", Path.Combine(Repository.Root, "scenarios", $"{arguments[0]}.yaml"), "--property", arguments[1],
                "--out", _folder.Root, .. arguments[2..],
            ],
            cancellation);
        return (code, output.ToString(), error.ToString());
    }

    private IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(_folder[folder], "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder[folder], file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"what the effect depends on: (\d+) activation")]
    private static partial Regex Matters();

    [GeneratedRegex(@"\(\d+,\d+,\d+\)")]
    private static partial Regex Seed();

    [GeneratedRegex(@"models\.energy-gnn\.rule\.alpha=\S+")]
    private static partial Regex StepSize();
}
