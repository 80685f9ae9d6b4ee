using Hogwild.Models;
using Hogwild.Scenarios;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Experiments.Tests;

public sealed class VarianceStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Another order of sums is another rounding, and no more: the schedule is the same, and the answer up to that. The order that there is
    /// gives the rule itself.
    /// </summary>
    [Theory]
    [InlineData("gcn", false)]
    [InlineData("ignn", true)]
    [InlineData("energy-gnn", true)]
    public void Another_order_of_sums_is_the_same_rule_up_to_rounding(string name, bool isRounded)
    {
        var scenario = Load();
        var model = new StudyRunner(new StudyOptions(), TestContext.Current.CancellationToken).Models(scenario)
            .Single(model => model.Name == name);
        var nodes = model.Data.Graph.NodeCount;
        var own = Run(model, model.Rule);
        var same = Run(model, Reordered(model, [.. Enumerable.Range(0, nodes)]));
        Assert.Equal(own.Outputs, same.Outputs);
        var differs = false;
        for (var order = 0; order < 5; order++)
        {
            var other = Run(model, Reordered(model, new Draws(5).Permutation(nodes, Purpose.Summation, (ulong)order)));
            Assert.Equal(own.Fingerprint, other.Fingerprint);
            Assert.Equal(own.Samples.Select(sample => sample.Messages), other.Samples.Select(sample => sample.Messages));
            Assert.All(own.Outputs.Zip(other.Outputs), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
            differs |= !own.Outputs.SequenceEqual(other.Outputs);
        }

        // Two layers add up too few numbers on a chain.
        Assert.Equal(isRounded, differs);

        Trajectory Run(Model model, IUpdateRule rule)
        {
            var draws = new Draws(3);
            return new SingleRun(model, SchedulerBuilder.Build(scenario, draws, model), rule: rule)
                .Run(Regime.Asynchronous, scenario, 0, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A GCN's answer is the schedule's, that of a fixed point is not; and jobs change nothing.</summary>
    [Fact]
    public void The_schedule_has_a_part_in_what_a_gcn_answers_and_none_in_a_fixed_point()
    {
        var (one, four) = (Split(1), Split(4));
        Assert.Equal(Written(one), Written(four));
        var (gcn, ignn) = (one.Models[0], one.Models[1]);
        Assert.Equal((2, 3, 2, 0), (gcn.Weights, gcn.Schedules, gcn.Sums, gcn.LeftOut));
        Assert.Equal((1, 3, 2, 0), (ignn.Weights, ignn.Schedules, ignn.Sums, ignn.LeftOut));
        Assert.Equal(["outputs", "accuracy", "loss"], gcn.Responses.Select(response => response.Response));
        Assert.NotNull(gcn.Responses[0].Weights);
        Assert.Null(ignn.Responses[0].Weights);
        Assert.InRange(gcn.Responses[0].Schedule.Estimate, 0.01, 100);
        Assert.InRange(ignn.Responses[0].Schedule.Estimate, -1e-8, 1e-8);
        Assert.InRange(gcn.Responses[0].Summation.Estimate, 0, 1e-24);
        Assert.StartsWith("gcn: variance of an output: weights ", gcn.Statement, StringComparison.Ordinal);

        static string Written(VarianceResult result) => string.Join('\n', result.Models.SelectMany(model => model.Responses));
    }

    /// <summary>Schedules with a run that gives no answer are left out, and the design is balanced again.</summary>
    [Fact]
    public void What_gives_no_answer_is_left_out_and_counted()
    {
        var scenario = Load();
        var model = new StudyRunner(new StudyOptions(), TestContext.Current.CancellationToken).Models(scenario)[0];
        var answer = new double[40];
        SampledAnswer[] whole = [new(RunOutcome.Finished, answer), new(RunOutcome.Finished, answer)];
        SampledAnswer[] broken = [new(RunOutcome.Finished, answer), new(RunOutcome.Incomplete, answer)];
        SampledAnswer[] diverged = [new(RunOutcome.Diverged, answer), new(RunOutcome.Finished, [double.NaN, .. new double[39]])];
        var split = VarianceDesign.Of(
            model,
            [[whole, broken, whole, whole], [whole, whole, diverged, broken], [whole, broken, broken, broken]],
            2,
            0.95);
        Assert.Equal((2, 2, 24 - 8), (split.Weights, split.Schedules, split.LeftOut));
        Assert.Equal([(RunOutcome.Diverged, 2), (RunOutcome.Incomplete, 5)], split.Without.Select(item => (item.Key, item.Value)).Order());
        Assert.Contains("16 runs left out (2 diverged, 5 incomplete)", split.Statement, StringComparison.Ordinal);
        Assert.Contains(
            "too few schedules", VarianceDesign.Of(model, [[broken, whole]], 2, 0.95).Statement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scheduler=synchronous", "a scheduler that draws")]
    [InlineData("variance.files={ other: [x.safetensors] }", "other")]
    [InlineData("variance.sums=1", "a whole number from 2")]
    [InlineData("vary={ path: seed, values: [1, 2] }", "without 'vary'")]
    public void What_cannot_be_split_is_refused_with_its_reason(string set, string reason)
    {
        var error = Assert.ThrowsAny<Exception>(() => Load(set));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static ReorderedRule Reordered(Model model, int[] to) =>
        new(model.Remake!(Renaming.Of(model.Data, to)).Rule, model.Data.Graph, to);

    private VarianceResult Split(int jobs) => Experiment.Run(
        new VarianceStudy(Load()), new StudyOptions { Jobs = jobs }, TestContext.Current.CancellationToken);

    private Scenario Load(params string[] sets)
    {
        var weights = Path.Combine(Repository.Root, "weights").Replace('\\', '/');
        File.WriteAllBytes(_folder["x.safetensors"], []);
        return ScenarioFile.Load(
            _folder.Write("variance.yaml", $$"""
                dataset: { kind: chains, length: 10 }
                models:
                  gcn: { rule: gcn, weights: "{{weights}}/chains-10/gcn.safetensors" }
                  ignn: { rule: ignn, weights: "{{weights}}/chains-10/ignn.safetensors" }
                  energy-gnn: { rule: energy, weights: "{{weights}}/chains-10/energy-gnn.safetensors" }
                scheduler:
                  kind: physical
                  clock: { kind: poisson, period: 5ms }
                  link: { delay: { kind: exponential, mean: 2ms }, loss: 5% }
                run: { until: 1s, sample: 100ms }
                variance: { files: { gcn: ["{{weights}}/chains-20/gcn.safetensors"] }, schedules: 3, sums: 2 }
                """),
            sets.Select(Override.Parse));
    }
}
