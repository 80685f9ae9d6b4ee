using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>
/// Searches for counterexamples, thresholds and bad schedules in worlds that change: what counts is the world after its last change.
/// </summary>
public sealed class MovingStudiesTests : IDisposable
{
    private const string Away = "away: { at: 30ms, for: 10ms, nodes: 1, action: leave }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_follows_every_schedule_is_not_falsified_and_what_diverges_after_the_last_change_is_and_replays()
    {
        Assert.Null(Falsified(Text("0.35")).Models[0].Found);
        var scenario = Load(Text("0.6").Replace("until: 600ms", "until: 3s", StringComparison.Ordinal));
        var found = Falsified(scenario).Models[0].Found!;
        Assert.Contains("growing", found.Suspect.Effect, StringComparison.Ordinal);
        Assert.True(found.Suspect.Time > TimeSpan.FromMilliseconds(40).Ticks);
        Assert.Equal(3, found.Schedule.Changes.Count);
        Write(found.Schedule, "found.jsonl");
        var again = Replayer.Execute(_folder["found.jsonl"], scenario, string.Empty, TestContext.Current.CancellationToken);
        Assert.Equal(found.Schedule.Trailer.Fingerprint, again.Trajectory!.Fingerprint);
    }

    /// <summary>Rows of absolute sums 0.7 at first and 0.98 at last: some 40 rounds, and some 700.</summary>
    [Theory]
    [InlineData("one: { at: 20ms, edges: [[0, 1]], values: [0.38] }")]
    [InlineData(
        "one: { at: 20ms, edges: [[0, 1]], values: [0.38] }, left: { at: 40ms, features: { nodes: all, values: [50] } }, "
            + "back: { at: 60ms, features: { nodes: all, values: [0] } }")]
    public void What_converges_far_more_slowly_in_the_last_epoch_is_not_falsified(string changes)
    {
        var text = Replaced(Text("0.38"), $"changes: {{ {changes} }}");
        Assert.Null(Falsified(text).Models[0].Found);
        Assert.NotNull(Falsified(Load(text), within: 4 * 2 * 50).Models[0].Found);
    }

    [Theory]
    [InlineData(FalsifyProperty.OrderInsensitive)]
    [InlineData(FalsifyProperty.AgreesWithSynchronous)]
    public void Outputs_are_compared_with_those_of_the_last_epoch(FalsifyProperty property)
    {
        Assert.Null(Falsified(Text("0.35"), property).Models[0].Found);
        Assert.NotNull(Falsified(Text("0.6"), property).Models[0].Found);
    }

    [Fact]
    public void What_nothing_can_be_claimed_of_says_why()
    {
        var problem = Assert.Throws<ScenarioException>(() => Falsified(Text("0.35"), FalsifyProperty.Certificate)).Message;
        Assert.Contains("nothing is proved about a world that changes by the certificate of one epoch", problem, StringComparison.Ordinal);
    }

    /// <summary>I + f(M − I) of the rotation by the last entries has a radius of 1 at f = 2·0.4/(0.4² + 0.6²).</summary>
    [Theory]
    [InlineData("changes", 0.8 / 0.52)]
    [InlineData("none", 0.8 / 0.17)]
    public void A_threshold_is_that_of_the_last_epoch(string key, double limit)
    {
        var text = key == "changes" ? Text("0.6")
            : string.Join('\n', Text("0.6").Split('\n').Where(line => !line.StartsWith("changes", StringComparison.Ordinal)));
        var asked = text.Replace(
            "scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }", "scheduler: synchronous", StringComparison.Ordinal)
            + "threshold: { over: alpha, from: 0.2, to: 8 }\n";
        var result = Experiment.Run(new ThresholdStudy(Load(asked)), Options(), TestContext.Current.CancellationToken);
        var crossing = Assert.Single(Assert.Single(result.Curves).Crossings);
        Assert.InRange(limit, 0.99 * crossing.Below, 1.01 * crossing.Above);
    }

    [Fact]
    public void A_threshold_wants_samples_after_the_last_change()
    {
        var text = Text("0.6").Replace("until: 600ms", "until: 160ms", StringComparison.Ordinal) + "threshold: { over: bound, to: 4 }\n";
        Assert.Contains("samples from the last change until 'run.until'", Assert.Throws<ScenarioException>(
            () => Experiment.Run(new ThresholdStudy(Load(text)), Options(), TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>What is not to happen before a run ends is no change, whoever brings it.</summary>
    [Theory]
    [InlineData("one: { at: 590ms, for: 50ms, edges: [[0, 1]], ways: one, values: [0.3] }", 5)]
    [InlineData("drift: { every: 1ms, features: { nodes: all, values: [1], deviation: 0.1 } }", 0)]
    [InlineData("log: { file: late.csv }", 10)]
    public void Samples_are_counted_from_the_last_change_that_happens(string changes, int samples)
    {
        _folder.Write("late.csv", "time,what,who,value\n0.58,features,0,3\n0.61,features,0,4\n");
        var text = Replaced(Text("0.6"), $"changes: {{ {changes} }}") + "threshold: { over: bound, to: 4 }\n";
        var problem = Assert.Throws<ScenarioException>(
            () => Experiment.Run(new ThresholdStudy(Load(text)), Options(), TestContext.Current.CancellationToken)).Message;
        Assert.EndsWith($"found {samples}", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed", "1", "2")]
    [InlineData("run.until", "300ms", "600ms")]
    public void A_cell_of_a_sweep_has_the_world_of_its_own_seed_and_time(string path, string one, string other)
    {
        var text = Replaced(Text("0.6"), "changes: { drift: { every: 50ms, features: { nodes: all, values: [1], deviation: 0.3 } } }");
        var swept = Experiment.Run(
            new SweepStudy(Load(text + $"sweep: {{ over: {{ {path}: [{one}, {other}] }} }}\n")),
            Options(),
            TestContext.Current.CancellationToken);
        foreach (var (cell, value) in swept.Cells.Zip([one, other]))
        {
            var alone = Experiment.Run(
                ScenarioFile.Load(_folder.Write("s.yaml", text), [new Override(path, value)]),
                Options(),
                TestContext.Current.CancellationToken);
            Assert.Equal(alone.Models[0].Asynchronous[0].Outputs, cell.Models[0].Result!.Asynchronous[0].Outputs);
        }
    }

    /// <summary>I + 10(I − Ã) is I without edges, and of two nodes with one it is 11: a step of 1 is too long once it is there.</summary>
    [Fact]
    public void An_objective_is_checked_in_every_epoch_before_the_first_run()
    {
        const string Text =
            """
            dataset: { kind: graph, edges: [], features: [[1, 0], [0, 0], [0, 1]], labels: [0, 0, 1] }
            models: { g: { rule: { kind: gsdgnn, lambda: 10, alpha: 1 }, weights: { tensors: { gsdgnn.U: [[1, 0], [0, 1]] } } } }
            changes: { link: { at: 20ms, edges: [[0, 1]], action: add } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 200ms }
            """;
        var options = new AttackOptions(Bound.InSteps(2), new ModelObjectiveSpec.LabelFlips { Place = "--objective" }, 2, 20);
        var problem = Assert.Throws<ScenarioException>(
            () => new AttackStudy(Load(Text), options).Plan(new StudyRunner(Options(), CancellationToken.None))).Message;
        Assert.Equal(
            "--objective: expected a synchronous answer for the objective label-flips, found an iteration that does not arrive (model g) "
                + "in the epoch from 20ms on",
            problem);
    }

    [Fact]
    public void An_attack_is_about_the_present_answer_and_its_worst_schedule_replays()
    {
        var scenario = Load(Text("0.6").Replace("until: 600ms", "until: 100ms", StringComparison.Ordinal));
        var result = Experiment.Run(
            new AttackStudy(scenario, new AttackOptions(Bound.InSteps(2), new ModelObjectiveSpec.Distance(), 2, 20)),
            Options(),
            TestContext.Current.CancellationToken);
        var attack = Assert.Single(result.Models);
        Assert.True(attack.Worst.End >= attack.RandomWorst.End);
        Assert.Equal(3, attack.Worst.Schedule.Changes.Count);

        // The objective at the end is the squared distance from the answer of the last epoch: x = (I − M)⁻¹ b.
        var outputs = attack.Result.Asynchronous[0].Outputs;
        double[] answer = [(0.4 - 0.6) / 0.52, (0.4 + 0.6) / 0.52];
        var expected = Math.Pow(outputs[0] - answer[0], 2) + Math.Pow(outputs[1] - answer[1], 2);
        Assert.Equal(1, attack.Worst.End / expected, 1e-6);
        Write(attack.Worst.Schedule, "worst.jsonl");
        var again = Replayer.Execute(_folder["worst.jsonl"], scenario, string.Empty, TestContext.Current.CancellationToken);
        Assert.Equal(attack.Result.Asynchronous[0].Fingerprint, again.Trajectory!.Fingerprint);
    }

    private static StudyOptions Options() => new() { Jobs = 1, WeightCache = string.Empty };

    /// <summary>Two nodes, of which one leaves for a while, and an entry that grows to ± <paramref name="entry"/>.</summary>
    private string Text(string entry)
    {
        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 4\n1 1 0.6\n1 2 0.1\n2 1 -0.1\n2 2 0.6\n");
        _folder.Write("b.csv", "1\n1\n");
        return "models: { x: { rule: { kind: linear, matrix: m.mtx, bias: b.csv } } }\n"
            + $"changes: {{ one: {{ at: 20ms, edges: [[0, 1]], ways: one, values: [{entry}] }}, "
            + $"two: {{ at: 20ms, edges: [[1, 0]], ways: one, values: [-{entry}] }}, {Away} }}\n"
            + "scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }\n"
            + "run: { until: 600ms, sample: 2ms, replicates: 3 }\n";
    }

    private static string Replaced(string text, string changes) => string.Join('\n', text.Split('\n')
        .Select(line => line.StartsWith("changes", StringComparison.Ordinal) ? changes : line));

    private void Write(Schedule schedule, string name)
    {
        using var stream = File.Create(_folder[name]);
        ScheduleFile.Write(schedule, stream);
    }

    private Scenario Load(string text) => ScenarioFile.Load(_folder.Write("s.yaml", text));

    private FalsifyResult Falsified(string text, FalsifyProperty property = FalsifyProperty.Converges) => Falsified(Load(text), property);

    private static FalsifyResult Falsified(
        Scenario scenario, FalsifyProperty property = FalsifyProperty.Converges, int? within = null) => Experiment.Run(
        new FalsifyStudy(scenario, new FalsifyOptions(property, 2, 30, 3, true, within, null)),
        Options(),
        TestContext.Current.CancellationToken);
}
