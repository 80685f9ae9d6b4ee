using System.Text.RegularExpressions;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Scenarios whose world changes: what they come to, what is recorded, and what is refused.</summary>
public sealed partial class ChangesTests : IDisposable
{
    private const string Models =
        """
        dataset:
          kind: graph
          edges: [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 6], [6, 7], [7, 8], [8, 9]]
          features: [[1, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 1]]
          labels: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
        models:
          ignn: { rule: ignn, weights: { tensors: { ignn.W: [[0.5, 0.2], [0.1, 0.4]], ignn.U: [[1, 0], [0, 1]] } } }
          gcn: { rule: gcn, weights: { tensors: { layer1.W: [[1, 0], [0, 1]] } } }

        """;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Snippets =>
        [.. Yaml().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "moving.md"))).Select(match => match.Groups[1].Value)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_of_the_page_on_moving_worlds_runs(string snippet)
    {
        const string Rest = "scheduler: { kind: partially-asynchronous, bound: { steps: 5 } }\nrun: { until: 6s }\nstep: 10ms\n";
        var result = Run($"{Models}{snippet}{Rest}");
        if (!snippet.Contains("every", StringComparison.Ordinal))
        {
            Assert.Equal(RunOutcome.Converged, result.Models[0].Asynchronous[0].Outcome);
            Assert.Equal(RunOutcome.Converged, result.Models[0].Synchronous.Outcome);
        }

        Assert.Equal(RunOutcome.Finished, result.Models[1].Asynchronous[0].Outcome);
        Assert.StartsWith("in the first epoch contracts", result.Models[0].Proved, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ kind: physical, clock: { kind: poisson, period: 5ms }, link: { delay: { kind: exponential, mean: 4ms }, loss: 10% } }")]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 5 } }")]
    [InlineData("synchronous")]
    public void A_recorded_run_is_replayed_from_its_results_and_not_in_another_world(string scheduler)
    {
        const string Changes = "flip: { at: 20ms, for: 5ms, features: { nodes: 0, values: [0, 1] } }, "
            + "gone: { at: 30ms, edges: [[1, 2]], action: remove }, "
            + "join: { at: 35ms, nodes: 9, action: join }, new: { at: 40ms, edges: [[0, 5]], action: add }";
        var text = $"{Models}changes: {{ {Changes} }}\nscheduler: {scheduler}\nrun: {{ until: 60ms, record: true }}\n";
        var scenario = ScenarioFile.Load(_folder.Write("s.yaml", text));
        var options = new StudyOptions
        {
            Jobs = 1, WeightCache = string.Empty, CreateSchedule = run => File.Create(_folder[$"{run.Model}-{run.Regime}.jsonl"]),
        };
        var result = Experiment.Run(scenario, options, TestContext.Current.CancellationToken);
        Results.Write(_folder["out"], result);
        var again = ScenarioFile.LoadResolved(_folder["out/run.json"]);
        foreach (var (model, regime, run) in result.Models.SelectMany(
            model => new[] { (model, Regime.Synchronous, model.Synchronous), (model, Regime.Asynchronous, model.Asynchronous[0]) }))
        {
            var replayed = Replayer.Execute(
                _folder[$"{model.Model}-{regime}.jsonl"], again, string.Empty, TestContext.Current.CancellationToken);
            Assert.Equal(run.Fingerprint, replayed.Trajectory!.Fingerprint);
            Assert.Equal(run.Outputs, replayed.Trajectory.Outputs);
            Assert.Equal(run.Samples.Select(sample => sample.Distance), replayed.Trajectory.Samples.Select(sample => sample.Distance));
            Assert.Equal(run.Samples.Select(sample => sample.Messages), replayed.Trajectory.Samples.Select(sample => sample.Messages));
        }

        var other = again with { Changes = [.. again.Changes.Where(change => change.Name != "gone")] };
        var problem = Assert.Throws<ScenarioException>(() => Replayer.Execute(
            _folder["ignn-Asynchronous.jsonl"], other, string.Empty, TestContext.Current.CancellationToken)).Message;
        Assert.Contains("expected the changes of the scenario", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_follows_its_entries_and_its_right_hand_side()
    {
        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 0.5\n2 1 0.5\n");
        var result = Run(
            """
            models: { x: { rule: { kind: linear, matrix: m.mtx } } }
            changes:
              b: { at: 10ms, features: { nodes: 0, values: [3] } }
              m: { at: 20ms, edges: [[0, 1]], ways: one, values: [-0.5] }
            scheduler: round-robin
            run: { until: 200ms }
            """);
        Assert.Equal([2.4, -1.2], result.Models[0].Asynchronous[0].Outputs, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(RunOutcome.Converged, result.Models[0].Asynchronous[0].Outcome);
    }

    [Theory]
    [InlineData("a: { at: 1s, features: { nodes: 10, values: [0, 1] } }", "expected nodes from 0 to 9, found 10")]
    [InlineData("a: { at: 1s, features: { nodes: 0, values: [1] } }", "expected 2 features of a node, found 1")]
    [InlineData("a: { at: 1s, targets: { nodes: 0, values: [2] } }", "expected a class from 0 to 1, found 2")]
    [InlineData("a: { at: 1s, edges: [[0, 2]], action: remove }", "expected what is there at that time, found [0, 2] at 1s")]
    [InlineData("a: { at: 1s, edges: [[0, 1]], action: add }", "expected what is not there at that time, found [0, 1] at 1s")]
    [InlineData("a: { at: 1s, edges: [[0, 10]], action: add }", "expected two different nodes from 0 to 9, found [0, 10]")]
    [InlineData("a: { at: 1s, edges: [[0, 2]], action: add, values: [1] }", "expected no such key: edges have no numbers here, found 1")]
    [InlineData("a: { at: 5s, nodes: 0, action: leave }", "expected a time before 'run.until' (5s)")]
    [InlineData("a: { at: 1s }", "expected at least one of the keys features, targets, edges, nodes")]
    [InlineData("a: { at: 1s, nodes: 0 }", "expected beside 'nodes' an 'action', leave or join")]
    [InlineData("a: { at: 1s, nodes: 0, action: add }", "expected")]
    [InlineData("a: { at: 1s, for: 1s, nodes: 3, action: leave }, b: { at: 1500ms, features: { nodes: 3, values: [0, 0] } }",
        "expected nodes that are there at that time, which node 3 is not, found 3 at 1500ms")]
    [InlineData("a: { at: 1s, nodes: 3, action: leave }, b: { at: 2s, edges: [[3, 4]], action: remove }",
        "expected nodes that are there at that time, which node 3 is not, found [3, 4] at 2s")]
    [InlineData("a: { at: 1s, for: 2s, features: { nodes: all, values: [0, 0] } }, b: { at: 2s, features: { nodes: 3, values: [0, 1] } }",
        "expected nothing else before 'a' ends, at 3s, found 3 at 2s")]
    [InlineData("a: { at: 1s, edges: [[0, 1]], action: remove }, b: { at: 1s, edges: [[1, 0]], action: remove }",
        "expected nothing else at the time of 'a', found [0, 1] at 1s")]
    public void What_does_not_fit_is_said_with_its_place(string changes, string expected)
    {
        var problem = Assert.Throws<ScenarioException>(
            () => Run($"{Models}\nchanges: {{ {changes} }}\nscheduler: synchronous\nrun: {{ until: 5s }}\n")).Message;
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Matches("s\\.yaml:10:[0-9]+: ", problem);
    }

    [Fact]
    public void What_comes_at_a_rate_is_drawn_once_for_all_replicates_and_by_its_name()
    {
        const string Changes = "jump: { every: 100ms, features: { nodes: all, values: [0, 0], deviation: 1 } }, "
            + "flap: { every: 200ms, for: 50ms, action: remove }, churn: { every: 500ms, for: 10ms, edges: [[0, 5]], action: add }";
        const string Rest = "scheduler: { kind: physical, clock: { kind: poisson, period: 5ms } }\nrun: { until: 5s, replicates: 2 }\n";
        var both = Run($"{Models}changes: {{ {Changes} }}\n{Rest}").Models[0].Epochs;
        Assert.InRange(both.Count, 60, 160);
        var alone = Run($"{Models}changes: {{ {Changes.Split(", flap")[0]} }}\n{Rest}").Models[0].Epochs;
        Assert.InRange(alone.Count, 25, 80);
        Assert.Subset(both.ToHashSet(), alone.ToHashSet());
    }

    [Fact]
    public void Nodes_that_move_have_edges_to_those_that_are_near()
    {
        const string Nodes = "dataset: { kind: graph, nodes: 3, features: [[1], [0], [0]], edges: [] }\n"
            + "models: { ignn: { rule: ignn, weights: { tensors: { ignn.W: [[0.5]], ignn.U: [[1]] } } } }\nscheduler: synchronous\n";
        _folder.Write("p.csv", "0, 0, 0, 0\n0, 1, 0.5, 0\n0, 2, 9, 9\n1, 1, 5, 5\n2, 2, 0.9, 0\n");
        var result = Run($"{Nodes}mobility: {{ radius: 1, every: 500ms, positions: p.csv }}\nrun: {{ until: 3s }}\n");
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], result.Models[0].Epochs);
        Assert.Equal(RunOutcome.Converged, result.Models[0].Asynchronous[0].Outcome);
        Assert.InRange(result.Models[0].SynchronousOutputs[1], 0, 1e-9);
        Assert.InRange(result.Models[0].SynchronousOutputs[2], 0.01, 1);
        var drawn = Run($"{Nodes}mobility: {{ radius: 0.5, every: 100ms, speed: 0.5 }}\nrun: {{ until: 5s }}\n");
        Assert.InRange(drawn.Models[0].Epochs.Count, 2, 49);
        _folder.Write("p.csv", "0, 0, 0, 0\n0, 1, 0.5, 0\n1, 1, 5, 5\n0.5, 1, 0, 0\n");
        Assert.Contains("p.csv:4:1: expected times of a node in order", Problem(), StringComparison.Ordinal);
        _folder.Write("p.csv", "0, 0, 0, 0\n0, 1, 0.5, 0\n");
        Assert.Contains("expected a position of every node at time 0, found none of node 2", Problem(), StringComparison.Ordinal);

        _folder.Write("p.csv", "0, 0, 0, 0\n0, 1, x, 0\n0, 3, 0, 0\n0, 2, 0, 0\n0 2 5 5\n");
        Assert.Equal(
            [
                "p.csv:2:1: expected time in seconds, node, x and y, by commas or blanks, found '0, 1, x, 0'",
                "p.csv:3:1: expected a node from 0 to 2, found '3'",
                "p.csv:5:1: expected times of a node in order, each after the one before, found '0'",
            ],
            Problem().ReplaceLineEndings("\n").Split('\n'));

        string Problem() => Assert.Throws<ScenarioException>(
            () => Run($"{Nodes}mobility: {{ radius: 1, every: 500ms, positions: p.csv }}\nrun: {{ until: 3s }}\n")).Message;
    }

    [Fact]
    public void Nodes_that_stay_have_lines_without_times_and_who_has_no_file_is_told_where_it_comes_from()
    {
        const string Nodes = "dataset: { kind: graph, nodes: 3, features: [[1], [0], [0]], edges: [] }\n"
            + "models: { ignn: { rule: ignn, weights: { tensors: { ignn.W: [[0.5]], ignn.U: [[1]] } } } }\nscheduler: synchronous\n"
            + "mobility: { radius: 1, every: 500ms, positions: p.txt, first: 1, source: the file of the lab }\n";
        Assert.Contains(
            "expected a copy of the file of the lab, named by --set mobility.positions=PATH, for 'mobility.positions', found 'p.txt'",
            Assert.Throws<ScenarioException>(() => Run($"{Nodes}run: {{ until: 1s }}\n")).Message, StringComparison.Ordinal);
        _folder.Write("p.txt", "1 0 0\n3 5 5\n2 0.5 0\n");

        // Whoever is away because that was drawn may be spoken of, at a time and at a rate.
        var model = Run($"{Nodes}changes: {{ fails: {{ every: 100ms, for: 80ms, nodes: all, action: leave }}, a: {{ at: 1s, features: "
            + "{ nodes: all, values: [2] } }, b: { every: 50ms, features: { nodes: all, values: [1], deviation: 1 } } }\n"
            + "run: { until: 2s }\n").Models[0];
        Assert.InRange(model.Epochs.Count, 30, 100);
        _folder.Write("p.txt", "1 0 0\n3 5 5\n2 0.5 0\n1 1 1\n0 0 0\n");
        Assert.Equal(
            ["p.txt:4:1: expected each node once, found '1'", "p.txt:5:1: expected a node from 1 to 3, found '0'"],
            Assert.Throws<ScenarioException>(() => Run($"{Nodes}run: {{ until: 1s }}\n")).Message.ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public void Workers_follow_what_changes_on_a_graph_that_stays()
    {
        const string Changes = "changes: { flip: { at: 300ms, features: { nodes: 0, values: [0, 1] } }, "
            + "back: { at: 500ms, for: 100ms, features: { nodes: 3, values: [1, 1] } } }\n";
        const string Rest = "scheduler: { kind: physical, clock: { kind: periodic, period: 1ms }, link: { loss: 10% } }\n"
            + "run: { until: 1s }\n";
        AssertOneIsSynchronous(Changes);
        var some = Run($"{Models}{Changes}workers: {{ by: bfs, parts: 3 }}\n{Rest}").Models[0];
        Assert.Equal(RunOutcome.Converged, some.Asynchronous[0].Outcome);
        Assert.Equal(3, some.Metric("workers").Mean);
        Assert.Null(some.Following);
    }

    [Fact]
    public void Workers_follow_edges_and_nodes_that_come_and_go()
    {
        const string Changes = "changes: { gone: { at: 300ms, for: 200ms, edges: [[4, 5], [0, 1]], action: remove }, "
            + "more: { at: 600ms, edges: [[0, 9]], action: add }, away: { at: 350ms, for: 300ms, nodes: 7, action: leave } }\n";
        const string Rest = "scheduler: { kind: physical, clock: { kind: periodic, period: 1ms }, link: { loss: 10% } }\n"
            + "run: { until: 1s }\n";
        AssertOneIsSynchronous(Changes);
        var some = Run($"{Models}{Changes}workers: {{ by: bfs, parts: 2 }}\n{Rest}").Models[0];
        Assert.Equal(RunOutcome.Converged, some.Asynchronous[0].Outcome);
        Assert.Equal(4, some.Metric("cut_arcs").Mean);

        // A worker a node, and what it sends, is a node.
        var each = Run($"{Models}{Changes}workers: {{ by: bfs, parts: 10 }}\n{Rest}").Models[0];
        var nodes = Run($"{Models}{Changes}{Rest}").Models[0];
        Assert.Equal(nodes.Asynchronous[0].Fingerprint, each.Asynchronous[0].Fingerprint);
        Assert.Equal(
            nodes.Asynchronous[0].Samples.Select(sample => (sample.Distance, sample.Messages)),
            each.Asynchronous[0].Samples.Select(sample => (sample.Distance, sample.Messages)));
    }

    [Fact]
    public void Messages_of_workers_take_as_long_as_their_farthest_part()
    {
        const string Nodes = "dataset: { kind: graph, nodes: 4, features: [[1], [0], [0], [2]], edges: [] }\n"
            + "models: { ignn: { rule: ignn, weights: { tensors: { ignn.W: [[0.5]], ignn.U: [[1]] } } } }\n"
            + "scheduler: { kind: physical, clock: { kind: periodic, period: 1ms } }\nrun: { until: 1s }\n";
        var alone = Moving("1ms, speed: 20", workers: string.Empty);
        Assert.Equal(alone.Fingerprint, Moving("1ms, speed: 20", "workers: { by: bfs, parts: 4 }\n").Fingerprint);
        Assert.InRange(Age(Moving("1ms, speed: 20", "workers: { by: bfs, parts: 2 }\n")), 0, 0.05);
        Assert.InRange(Age(Moving("100ms", "workers: { by: bfs, parts: 2 }\n")), 0.1, 1);
        Assert.Equal(0, Age(Moving("100ms", "workers: { by: bfs, parts: 1 }\n")), 0.0011);

        Trajectory Moving(string delay, string workers) => Run(
                $"{Nodes}mobility: {{ radius: 0.9, every: 100ms, speed: 0.5, delay: {{ base: {delay} }} }}\n{workers}")
            .Models[0].Asynchronous[0];
        static double Age(Trajectory run) => run.Metrics.Single(metric => metric.Key == "age_max").Value;
    }

    [Fact]
    public void The_scenario_of_motes_runs_on_any_positions()
    {
        var lines = Enumerable.Range(1, 54).Select(mote => $"{mote} {mote % 9 * 4} {mote / 9 * 4}");
        var places = _folder.Write("places.txt", string.Join('\n', lines));
        var scenario = ScenarioFile.Load(
            Path.Combine(Repository.Root, "scenarios", "moving", "motes.yaml"),
            Override.Parse($"mobility.positions={places}"),
            Override.Parse("run.replicates=1"),
            Override.Parse("run.until=5min"));
        var model = Experiment.Run(
            scenario, new StudyOptions { Jobs = 1, WeightCache = string.Empty }, TestContext.Current.CancellationToken).Models[0];
        Assert.InRange(model.Epochs.Count, 5, 40);
        Assert.InRange(model.Metric("tracking_mean").Mean, 0, 0.1);
    }

    [Fact]
    public void A_network_that_is_run_again_and_again_comes_to_its_output_of_the_present_data()
    {
        var text = Models.Replace("gcn: { rule: gcn,", "gcn: { rule: { kind: gcn, repeats: true },", StringComparison.Ordinal);
        var model = Run(
            $"{text}changes: {{ flip: {{ at: 20ms, features: {{ nodes: 0, values: [0, 1] }} }} }}\nscheduler: synchronous\n"
                + "run: { until: 60ms }\n").Models[1];
        Assert.Equal(RunOutcome.Converged, model.Synchronous.Outcome);
        Assert.Equal(model.SynchronousOutputs, model.Synchronous.Outputs);
        Assert.True(model.SynchronousOutputs[0] < model.SynchronousOutputs[1]);
    }

    [Fact]
    public void Rules_that_cannot_follow_are_refused()
    {
        _folder.Write("e.txt", "0 1\n1 2\n");
        _folder.Write("b.txt", "1\n2\n3\n");
        var problem = Assert.Throws<ScenarioException>(() => Run(
            """
            models: { x: { rule: { kind: consensus, edges: e.txt, values: b.txt } } }
            changes: { gone: { at: 1s, edges: [[0, 1]], action: remove } }
            scheduler: synchronous
            run: { until: 5s }
            """)).Message;
        Assert.Contains("s.yaml:1:", problem, StringComparison.Ordinal);
        Assert.Contains("expected a rule that can follow 'changes'", problem, StringComparison.Ordinal);
    }

    /// <summary>One worker computes synchronously: at the same times the same distances.</summary>
    private void AssertOneIsSynchronous(string changes)
    {
        var alone = Run(
            $"{Models}{changes}workers: {{ by: bfs, parts: 1 }}\nscheduler: synchronous\nrun: {{ until: 1s }}\n").Models[0];
        Assert.Equal(RunOutcome.Converged, alone.Asynchronous[0].Outcome);
        Assert.Equal(
            alone.Synchronous.Samples.Select(sample => sample.Distance), alone.Asynchronous[0].Samples.Select(sample => sample.Distance));
    }

    private RunResult Run(string text) => Experiment.Run(
        ScenarioFile.Load(_folder.Write("s.yaml", text)),
        new StudyOptions { Jobs = 1, WeightCache = string.Empty },
        TestContext.Current.CancellationToken);

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
