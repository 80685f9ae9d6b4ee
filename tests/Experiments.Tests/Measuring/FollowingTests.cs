using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>What is proved about following an answer that moves (docs/theory.md, 1.3), against what runs do.</summary>
public sealed class FollowingTests : IDisposable
{
    private const string Physical =
        "{ kind: physical, clock: { kind: poisson, period: 5ms }, link: { delay: { kind: exponential, mean: 4ms }, loss: 10% } }";

    private const string Partial = "{ kind: partially-asynchronous, bound: { steps: 5 } }";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Physical, "500ms")]
    [InlineData(Physical, "20ms")]
    [InlineData(Physical, "2ms")]
    [InlineData(Partial, "100ms")]
    [InlineData(Partial, "3ms")]
    [InlineData("synchronous", "10ms")]
    public void After_the_transient_the_error_is_below_the_line(string scheduler, string every)
    {
        var model = Run(scheduler, $"drift: {{ every: {every}, features: {{ nodes: all, values: [0, 0], deviation: 1 }} }}");
        var line = model.Following!;
        Assert.Equal(line.Bound - line.Movement, line.Settled, 1e-9 * line.Bound);
        Assert.InRange(line.Bound, line.Movement / (1 - line.Factor), 1.001 * line.Movement * (2 - line.Factor) / (1 - line.Factor));
        Assert.All(model.Asynchronous, run =>
        {
            var after = run.Samples.Where(sample => sample.Time > 500 * TimeSpan.TicksPerMillisecond).ToList();
            Assert.InRange(after.Max(sample => sample.Distance), double.Epsilon, line.Bound);
        });
        Assert.StartsWith("in every epoch contracts", model.Proved, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_every_epoch_has_a_macro_iteration_nothing_is_on_the_way()
    {
        var line = Run(Partial, "a: { at: 400ms, features: { nodes: 0, values: [0, 2] } }, "
            + "b: { at: 800ms, for: 400ms, features: { nodes: 2, values: [1, 1] } }").Following!;
        Assert.Equal(line.Movement / (1 - line.Factor), line.Bound, 1e-9);
        Assert.Equal(line.Movement * line.Factor / (1 - line.Factor), line.Settled, 1e-9);
    }

    [Theory]
    [InlineData(Partial, "gone: { at: 400ms, edges: [[1, 2]], action: remove }")]
    [InlineData(Partial, "truth: { at: 400ms, targets: { nodes: 0, values: [1] } }")]
    [InlineData("{ kind: physical, clock: { kind: periodic, period: 5ms }, faults: { a: { kind: crash, nodes: 1, at: 300ms, for: 100ms, "
        + "state: lost } } }", "a: { at: 400ms, features: { nodes: 0, values: [0, 2] } }")]
    public void Where_edges_move_or_states_come_back_or_no_answer_moves_there_is_no_line(string scheduler, string changes) =>
        Assert.Null(Run(scheduler, changes).Following);

    private ModelResult Run(string scheduler, string changes) => Experiment.Run(
        ScenarioFile.Load(_folder.Write(
            "s.yaml",
            $$"""
            dataset:
              kind: graph
              edges: [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]]
              features: [[1, 0], [0, 0], [0, 1], [0, 0], [0, 0]]
              labels: [0, 0, 1, 1, 0]
            models:
              ignn: { rule: ignn, weights: { tensors: { ignn.W: [[0.5, 0.2], [0.1, 0.4]], ignn.U: [[1, 0], [0, 1]] } } }
            changes: { {{changes}} }
            scheduler: {{scheduler}}
            run: { until: 2s, sample: 5ms, replicates: 3 }
            """)),
        new StudyOptions { Jobs = 1, WeightCache = string.Empty },
        TestContext.Current.CancellationToken).Models[0];
}
