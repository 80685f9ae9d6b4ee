using Hogwild.Cli;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Runs that begin elsewhere than their rules do: what honours that, and what refuses it.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly string Quickstart = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_replicate_begins_elsewhere_under_the_schedule_that_it_has_anyway()
    {
        var (usual, away) = (Run(), Run("models.ignn.start=5"));
        Assert.Equal(
            usual["ignn"].Asynchronous.Select(run => run.Fingerprint), away["ignn"].Asynchronous.Select(run => run.Fingerprint));
        var starts = away["ignn"].Asynchronous.Select(run => run.Samples[0].Distance).ToList();
        Assert.Equal(starts.Count, starts.Distinct().Count());
        Assert.Single(usual["ignn"].Asynchronous.Select(run => run.Samples[0].Distance).Distinct());

        // The synchronous run begins where the first replicate does; models without the key are as ever.
        Assert.Equal(starts[0], away["ignn"].Synchronous.Samples[0].Distance);
        Assert.Equal(Ends(usual["energy-gnn"]), Ends(away["energy-gnn"]));

        static IEnumerable<Sample> Ends(ModelResult model) => model.Asynchronous.Select(run => run.Samples[^1]);
    }

    [Fact]
    public void What_contracts_arrives_from_anywhere_below_its_certified_line()
    {
        var result = Run("models.ignn.start=50", "run.until=4s")["ignn"];
        Assert.All(result.Asynchronous, run => Assert.Equal(RunOutcome.Converged, run.Outcome));
        var line = result.Certificate!;
        Assert.All(result.Asynchronous.SelectMany(run => run.Samples), sample => Assert.InRange(
            sample.Distance, 0, (line.Start * Math.Pow(line.Factor, sample.MacroIteration) * (1 + 1e-9)) + 1e-12));
        Assert.Contains(result.Facts, fact => fact.Key == "start" && fact.Value.EndsWith("of deviation 50", StringComparison.Ordinal));
    }

    /// <summary>Where schedules are all the same, starts still differ, so that replicates are run.</summary>
    [Fact]
    public void A_scheduler_that_draws_nothing_runs_as_often_as_there_are_starts()
    {
        Assert.Single(Run("scheduler=synchronous")["ignn"].Asynchronous);
        var result = Run("scheduler=synchronous", "models.ignn.start=2");
        Assert.Equal(3, result["ignn"].Asynchronous.Count);
        Assert.False(result.Scenario.HasOneSchedule);
    }

    [Fact]
    public void Recorded_runs_replay_from_where_they_began()
    {
        var (code, _, error) = Hogwild(
            "run", Quickstart, "--out", _folder["out"], "--record", "--set", "run.until=200ms", "--set", "run.replicates=2", "--set",
            "models.ignn.start=5");
        Assert.Equal((0, string.Empty), (code, error));
        foreach (var run in new[] { "ignn-asynchronous-0001", "ignn-synchronous-0000" })
        {
            (code, var output, error) = Hogwild("replay", _folder[$"out/quickstart/schedules/{run}.jsonl"]);
            Assert.Equal((0, string.Empty), (code, error));
            Assert.Contains("the same as recorded", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sweep_goes_through_starts_with_the_same_directions()
    {
        string[] set = ["run.until=100ms", "run.replicates=2", "vary={ path: models.ignn.start, values: [1000, 2000, 3000, 4000] }"];
        var scenario = ScenarioFile.Load(Quickstart, [.. set.Select(Override.Parse)]);
        var result = Experiment.Run(new SweepStudy(scenario), new StudyOptions { Jobs = 2 }, TestContext.Current.CancellationToken);
        foreach (var replicate in new[] { 0, 1 })
        {
            // So far away the same node is the farthest in every cell, and its squared distance from s d is ‖s d − x*‖², a quadratic in s:
            // if d is the same in all cells, and only then, its third difference vanishes.
            var squares = result.Cells.Select(cell => cell.Of("ignn")!.Asynchronous[replicate].Samples[0].Distance)
                .Select(distance => distance * distance).ToList();
            Assert.Equal(4, squares.Distinct().Count());
            Assert.Equal(0, squares[3] - (3 * squares[2]) + (3 * squares[1]) - squares[0], 1e-9 * squares[3]);
        }
    }

    /// <summary>A node that does not read its own state has other levels than one that does, wherever it begins.</summary>
    [Theory]
    [InlineData("linear")]
    [InlineData("relu")]
    public void Levels_are_the_same_from_wherever_a_rule_begins(string rule)
    {
        File.WriteAllText(
            _folder["ring.mtx"], "%%MatrixMarket matrix coordinate real general\n3 3 3\n1 2 0.5\n2 3 0.5\n3 1 0.5\n");
        File.WriteAllText(_folder["bias.csv"], "1\n2\n3\n");
        File.WriteAllText(
            _folder["s.yaml"],
            $$"""
            models:
              own: { rule: { kind: {{rule}}, matrix: ring.mtx, bias: bias.csv } }
              away: { rule: { kind: {{rule}}, matrix: ring.mtx, bias: bias.csv }, start: 3 }
            scheduler: { kind: partially-asynchronous, bound: { steps: 10 } }
            step: 1ms
            run: { until: 100ms, replicates: 4, sample: 1ms }
            """);
        var result = Experiment.Run(
            ScenarioFile.Load(_folder["s.yaml"], []), new StudyOptions { Jobs = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(Levels("own"), Levels("away"));
        Assert.True(Levels("own").Max() > 5);

        List<int> Levels(string model) =>
            [.. result[model].Asynchronous.SelectMany(run => run.Samples).Select(sample => sample.MacroIteration)];
    }

    [Theory]
    [InlineData("models.gcn.start=1", "the key only beside a rule that may begin anywhere, which gcn may not, for 'models.gcn.start'")]
    [InlineData("models.energy-gnn.start=1", "which energy may not, for 'models.energy-gnn.start'")]
    [InlineData("models.ignn.start=0", "expected a number above 0 for 'models.ignn.start', found '0'")]
    public void Rules_and_scales_that_make_no_sense_are_refused(string set, string message) =>
        Assert.Contains(message, Assert.Throws<ScenarioException>(() => Run(set)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("falsify", "expected no 'start' for hogwild falsify, ")]
    [InlineData("threshold", "expected no 'start' for hogwild threshold, ")]
    public void Searches_that_begin_where_rules_do_refuse_it_by_its_place(string command, string message)
    {
        var file = _folder["s.yaml"];
        File.WriteAllText(
            file,
            $$"""
            dataset: { kind: chains, length: 10, classes: 2 }
            models:
              ignn: { rule: ignn, start: 3, weights: {{Path.Combine(Repository.Root, "weights", "chains-10", "ignn.safetensors")}} }
            scheduler: { kind: maximal-staleness, bound: { steps: 2 } }
            run: { until: 100ms, sample: 1ms }
            threshold: { over: bound, from: 1, to: 3 }
            """);
        string[] bound = command == "falsify" ? ["--bound", "2", "--property", "converges"] : [];
        var (code, _, error) = Hogwild([command, file, "--out", _folder["out"], .. bound]);
        Assert.Equal(2, code);
        Assert.Contains($"s.yaml:3:30: {message}", error, StringComparison.Ordinal);
        Assert.EndsWith("found '3'", error.Trim(), StringComparison.Ordinal);
    }

    private static RunResult Run(params string[] set) => Experiment.Run(
        ScenarioFile.Load(Quickstart, [.. set.Prepend("run.until=300ms").Prepend("run.replicates=3").Select(Override.Parse)]),
        new StudyOptions { Jobs = 2 },
        TestContext.Current.CancellationToken);

    private static (int Code, string Output, string Error) Hogwild(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = new CommandLine(output, error).Invoke(args, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
