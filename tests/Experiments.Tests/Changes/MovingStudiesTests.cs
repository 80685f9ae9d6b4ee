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
        var scenario = Load(Text("0.6"));
        var found = Falsified(scenario).Models[0].Found!;
        Assert.Contains("growing", found.Suspect.Effect, StringComparison.Ordinal);
        Assert.True(found.Suspect.Time > TimeSpan.FromMilliseconds(40).Ticks);
        Assert.Equal(3, found.Schedule.Changes.Count);
        Write(found.Schedule, "found.jsonl");
        var again = Replayer.Execute(_folder["found.jsonl"], scenario, string.Empty, TestContext.Current.CancellationToken);
        Assert.Equal(found.Schedule.Trailer.Fingerprint, again.Trajectory!.Fingerprint);
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

    private void Write(Schedule schedule, string name)
    {
        using var stream = File.Create(_folder[name]);
        ScheduleFile.Write(schedule, stream);
    }

    private Scenario Load(string text) => ScenarioFile.Load(_folder.Write("s.yaml", text));

    private FalsifyResult Falsified(string text, FalsifyProperty property = FalsifyProperty.Converges) => Falsified(Load(text), property);

    private static FalsifyResult Falsified(Scenario scenario, FalsifyProperty property = FalsifyProperty.Converges) => Experiment.Run(
        new FalsifyStudy(scenario, new FalsifyOptions(property, 2, 30, 3, true, null, null)),
        Options(),
        TestContext.Current.CancellationToken);
}
