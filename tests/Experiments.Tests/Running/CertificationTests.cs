using Hogwild.Cli;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Models;

namespace Hogwild.Experiments.Tests;

/// <summary>What stands beside the energy under one scheduler and another.</summary>
public class CertificationTests
{
    private const string Exact =
        "models={ energy-gnn: { rule: { kind: energy, alpha: 0.001 }, weights: ../weights/chains-10/energy-gnn.safetensors } }";

    [Theory]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 3 } }", StepSizeStatus.Proved, 7, "3B − 2, B = 3 steps")]
    [InlineData("{ kind: partially-asynchronous, bound: { time: 3ms } }", StepSizeStatus.Proved, 7, "3B − 2, B = 3 steps")]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 20 } }", StepSizeStatus.Heuristic, 58, "3B − 2, B = 20 steps")]
    [InlineData("{ kind: maximal-staleness, bound: { steps: 2 } }", StepSizeStatus.Proved, 4, "3B − 2, B = 2 steps")]
    [InlineData(
        "{ kind: bounded, bound: { steps: 3 }, of: { kind: poisson, period: 2ms } }", StepSizeStatus.Proved, 7, "3B − 2, B = 3 steps")]
    [InlineData("synchronous", StepSizeStatus.Proved, 0, "exact rounds")]
    [InlineData("{ kind: synchronous, pipelined: true }", StepSizeStatus.Proved, 1, "pipelined rounds")]
    [InlineData(
        "{ kind: bounded, bound: { steps: 1 }, policy: report, of: { kind: poisson, period: 2ms } }",
        StepSizeStatus.Withdrawn,
        1,
        "B = 1 step")]
    public void The_delay_follows_from_the_bound(string scheduler, StepSizeStatus status, int delay, string from)
    {
        var model = Run(scheduler);
        var step = model.Step!;
        Assert.Equal((status, delay), (step.Status, step.Delay));
        Assert.EndsWith(from, step.DelayFrom, StringComparison.Ordinal);
        Assert.Equal(2 / (step.Lambda * (1 + (2 * delay))), step.Limit, 1e-12);
        Assert.Equal(status == StepSizeStatus.Proved, step.Line is not null);
        Assert.Contains($"energy-gnn: {step.StatusText}: α = 0.001", Table(model), StringComparison.Ordinal);
        Assert.Contains(Summary.Rows([model]), row => row.Metric == "certified_delay" && row.Statistics.Mean == delay);
        foreach (var run in model.Asynchronous.Where(_ => step.Line is not null))
        {
            Assert.All(run.Samples, sample => Assert.InRange(
                sample.Distance, 0, step.Line!.Start * Math.Pow(step.Line.Factor, Math.Floor(sample.Time / 1e7 / step.Line.Period))));
        }
    }

    [Fact]
    public void Without_a_bound_on_the_grid_the_largest_lag_counts_afterwards()
    {
        var model = Run("{ kind: physical, clock: { kind: periodic, period: 10ms }, link: { delay: { kind: constant, value: 1ms } } }");
        var lag = model.Asynchronous.SelectMany(run => run.Metrics).Where(item => item.Key is "lag_max" or "nested_lag_max")
            .Max(item => item.Value);
        Assert.Equal((StepSizeStatus.APosteriori, (int)lag), (model.Step!.Status, model.Step.Delay));
        Assert.InRange(lag, 1, 5);
        Assert.Null(model.Step.Line);
        Assert.StartsWith("a posteriori: α = 0.001 < ", model.Proved, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_bound_withdraws_what_counts_on_it_and_nothing_else()
    {
        var broken = Run("{ kind: bounded, bound: { steps: 1 }, policy: report, of: { kind: poisson, period: 2ms } }", "models=" + Ignn);
        Assert.NotNull(broken.Certificate);
        Assert.True(Violations(broken) > 0);
        var energy = Run("{ kind: bounded, bound: { steps: 1 }, policy: report, of: { kind: poisson, period: 2ms } }");
        Assert.Equal($"withdrawn ({Violations(energy)} violations)", energy.Step!.StatusText);
    }

    [Theory]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 3 }, atomic: false }", "withdrawn (torn reads)")]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 3 }, own: stale }", "withdrawn (own state not fresh")]
    public void Relaxed_reads_withdraw_the_step(string scheduler, string status) =>
        Assert.StartsWith(status, Run(scheduler).Step!.StatusText, StringComparison.Ordinal);

    [Fact]
    public void Torn_reads_withdraw_norms_of_blocks()
    {
        var data = ChainsDataset.Create(4).Union();
        var weights = SafeTensors.Read(Path.Combine(Repository.Root, "weights", "chains-10", "energy-gnn.safetensors"));
        var model = ModelFactory.Energy("energy", data, weights, 1e-3);
        var scenario = Scenario("{ kind: partially-asynchronous, bound: { steps: 3 } }", Exact);
        Assert.Equal(StepSizeStatus.Proved, Certification.Step(model, scenario, [], 1)!.Status);
        Assert.Equal("withdrawn (torn reads)", Certification.Step(model, scenario, [], 1, isAtomic: false)!.StatusText);
        var euclidean = new EuclideanCertificate { Factor = 0.5, NodeWeights = [.. Enumerable.Repeat(1.0, 8)], Statement = "c", Width = 2 };
        var linear = ModelFactory.Linear("linear", new LinearRule(new SparseMatrix(8, 8, [(0, 1, 0.5)])));
        Assert.Null(Certification.Rate(linear with { Certificate = euclidean }, 1, isAtomic: false));
        Assert.NotNull(Certification.Rate(linear, 1, isAtomic: false));
    }

    private const string Ignn = "{ ignn: { rule: ignn, weights: ../weights/chains-10/ignn.safetensors } }";

    private static double Violations(ModelResult model) =>
        model.Asynchronous.Sum(run => run.Metrics.First(item => item.Key == "violations").Value);

    private static string Table(ModelResult model)
    {
        using var writer = new StringWriter();
        RunPrinter.Write(writer, Scenario("synchronous", Exact), [model]);
        return writer.ToString();
    }

    private static Scenario Scenario(string scheduler, string models) => ScenarioFile.Load(
        Path.Combine(Repository.Root, "scenarios", "quickstart.yaml"),
        [Override.Parse(models), Override.Parse($"scheduler={scheduler}"), Override.Parse(
            "run={ until: 400ms, replicates: 2, sample: 5ms }")]);

    private static ModelResult Run(string scheduler, string models = Exact) => Experiment.Run(
        Scenario(scheduler, models),
        new StudyOptions { Jobs = 2, WeightCache = Path.GetTempPath() },
        TestContext.Current.CancellationToken).Models[0];
}
