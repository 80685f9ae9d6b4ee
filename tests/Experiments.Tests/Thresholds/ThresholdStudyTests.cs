using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Searches for thresholds that are known, and their answers where there are none.</summary>
public class ThresholdStudyTests
{
    private const string MaximalStaleness = "threshold.schedulers=[{ kind: maximal-staleness, bound: { steps: 1 } }]";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_delayed_self_arc_crosses_where_theory_says(int delay)
    {
        var curve = Assert.Single(Run("self-arc", MaximalStaleness, $"threshold.and.values=[{delay + 1}]", "run.until=3s").Curves);
        var crossing = Assert.Single(curve.Crossings);
        var limit = 2 * Math.Sin(Math.PI / (2 * ((2 * delay) + 1)));
        Assert.True(crossing.ConvergesBelow);
        Assert.InRange(crossing.Estimate, 0.99 * limit, 1.01 * limit);
        Assert.InRange(limit, 0.99 * crossing.Below, 1.01 * crossing.Above);
        Assert.Equal(2.0 / (1 + (2 * delay)), curve.Certified!.Value, 1e-9);
    }

    [Fact]
    public void Over_the_bound_the_same_arc_crosses_between_the_same_neighbours()
    {
        // 2 sin(π/(2(2τ + 1))) falls below 0.3 from τ = 5 on, that is B = 6, and is 0.347 at B = 5.
        string[] section = ["models.self-arc.rule.alpha=0.3", "run.until=2s", "threshold={ over: bound, to: 40, points: 5 }"];
        var curve = Assert.Single(Run("self-arc", section).Curves);
        var crossing = Assert.Single(curve.Crossings);
        Assert.Equal((5, 5, 6), (crossing.Estimate, crossing.Below, crossing.Above));
        Assert.Equal(3, curve.Certified);
        Assert.Equal("threshold", curve.AnswerText);
    }

    [Theory]
    [InlineData("0.02", "4")]
    [InlineData("0.5", "1.8")]
    public void Where_schedules_are_drawn_every_crossing_is_told_wherever_the_search_begins(string from, string to)
    {
        // The Lyapunov exponent passes 0 near 1.62, and again on both sides of 1.70707, where a short word of steps takes the state to 0.
        var curve = Assert.Single(Run(
            "self-arc",
            "threshold.schedulers=[{ kind: partially-asynchronous, bound: { steps: 1 }, activity: 0.5 }]",
            "threshold.and.values=[3]",
            $"threshold.from={from}",
            $"threshold.to={to}").Curves);
        Assert.Equal("not monotone", curve.AnswerText);
        Assert.Equal([true, false, true], curve.Crossings.Select(crossing => crossing.ConvergesBelow));
        Assert.InRange(curve.Crossings[0].Estimate, 1.61, 1.635);
        Assert.InRange(1.70707, curve.Crossings[1].Below, curve.Crossings[2].Above);
        Assert.All(curve.Points.Where(point => point.Value < 1.6), point => Assert.True(point.RateHigh < 0 && point.Converges));
        Assert.All(curve.Points.Where(point => point.Value is > 1.65 and < 1.7), point => Assert.True(point.RateLow > 0));

        // Some runs touch the tolerance where the rate is above 0.
        Assert.Contains(curve.Points, point => point.Share > 0 && point.RateLow > 0);
    }

    [Fact]
    public void One_drawn_schedule_leaves_every_value_in_doubt()
    {
        string[] section = ["threshold.and.values=[3]", "run.replicates=1", "run.until=200ms", "threshold.resolution=0.1"];
        var curve = Run("self-arc", section).Curves[1];
        Assert.Equal((ThresholdAnswer.InDoubt, "in doubt at every value"), (curve.Answer, curve.AnswerText));
    }

    [Fact]
    public void What_is_certified_is_the_best_certificate_there_is()
    {
        // ½xᵀQx with a dominant diagonal: x ← x − αQx contracts for every α below 1/4, whatever the delays; the descent bound is far below.
        using var folder = new TemporaryFolder();
        folder.Write("q.mtx", "%%MatrixMarket matrix array real symmetric\n3 3\n4\n-1.5\n-1\n4\n-2\n4\n");
        folder.Write("b.csv", "1\n2\n-1\n");
        var file = folder.Write(
            "s.yaml",
            """
            models: { q: { rule: { kind: quadratic, matrix: q.mtx, linear: b.csv } } }
            scheduler: { kind: maximal-staleness, bound: { steps: 20 } }
            run: { until: 200ms, sample: 1ms, tolerance: 1e-6 }
            threshold: { over: alpha, from: 0.1, to: 0.6, points: 4, resolution: 0.05, and: { over: bound, values: [1, 20] } }
            """);
        var curves = Search(ScenarioFile.Load(file), 2).Curves;
        Assert.All(curves, curve => Assert.InRange(curve.Certified!.Value, 0.25, curve.Crossings[0].Above));
        var bound = Search(ScenarioFile.Load(file, [Override.Parse("threshold={ over: bound, to: 30, points: 3 }")]), 2).Curves;
        Assert.Equal(double.PositiveInfinity, Assert.Single(bound).Certified);
        const string Both = "threshold={ over: bound, to: 30, points: 3, and: { over: alpha, values: [0.2, 0.45] } }";
        var unproved = Search(ScenarioFile.Load(file, [Override.Parse(Both)]), 2);
        Assert.Equal([double.PositiveInfinity, 0], unproved.Curves.Select(curve => curve.Certified!.Value));
    }

    [Fact]
    public void Over_the_delay_of_a_link_it_crosses_too()
    {
        // A delay just above k steps makes what was published k + 1 steps ago the newest: τ = k. At 0.3 that is stable up to τ = 4.
        var curve = Assert.Single(Run(
            "self-arc",
            "models.self-arc.rule.alpha=0.3",
            "run.until=2s",
            "scheduler={ kind: physical, clock: { kind: periodic, period: 1ms, phase: 1ms } }",
            "scheduler.link.delay={ kind: constant, value: 1ms }",
            "threshold={ over: delay, from: 1ms, to: 20ms, points: 4 }").Curves);
        Assert.InRange(Assert.Single(curve.Crossings).Estimate, 0.00495, 0.00505);
    }

    [Theory]
    [InlineData("0.01", "0.02", ThresholdAnswer.AllConverge, "none in range: all converge")]
    [InlineData("3", "4", ThresholdAnswer.NoneConverge, "none in range: none converges")]
    public void Where_nothing_crosses_the_answer_is_none_in_range(string from, string to, ThresholdAnswer answer, string text)
    {
        var curve = Assert.Single(Run(
            "self-arc",
            MaximalStaleness,
            "threshold.and.values=[3]",
            $"threshold.from={from}",
            $"threshold.to={to}",
            "threshold.points=3").Curves);
        Assert.Equal(answer, curve.Answer);
        Assert.Equal(text, curve.AnswerText);
        Assert.Empty(curve.Crossings);
        Assert.Equal(3, curve.Points.Count);
    }

    [Fact]
    public void Losing_every_message_is_where_a_contraction_stops_converging()
    {
        using var folder = new TemporaryFolder();
        folder.Write("m.mtx", "%%MatrixMarket matrix array real general\n2 2\n0\n0.5\n0.5\n0\n");
        folder.Write("b.csv", "1\n2\n");
        var file = folder.Write(
            "s.yaml",
            """
            models: { m: { rule: { kind: linear, matrix: m.mtx, bias: b.csv } } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { delay: { kind: exponential, mean: 1ms } } }
            run: { until: 4s, replicates: 5 }
            threshold: { over: loss, from: 0, to: 100%, points: 3, resolution: 0.05 }
            """);
        var curve = Assert.Single(Search(ScenarioFile.Load(file), 2).Curves);
        Assert.InRange(Assert.Single(curve.Crossings).Estimate, 0.9, 1);
        Assert.True(curve.Points[0].Share == 1 && curve.Points[^1].Share == 0);
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_jobs()
    {
        string[] overrides =
        [
            "threshold.and.values=[2, 6]", "run.until=500ms", "run.replicates=5", "threshold.resolution=0.1", "threshold.points=4",
        ];
        var scenario = Shipped("self-arc", overrides);
        var (one, many) = (Text(Search(scenario, 1)), Text(Search(scenario, 3)));
        Assert.Equal(one, many);
        Assert.Contains("partially-asynchronous", one, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_from_fresh_views_make_a_bound_of_one_step_exact_descent()
    {
        // One hop of staleness zero is gradient descent, which is stable up to 2/L at the minimum; the energy's L there is among its facts.
        var curve = Assert.Single(Run(
            "staleness-two-hops",
            "threshold.schedulers=[{ kind: maximal-staleness, bound: { steps: 1 }, nested: false }]",
            "threshold.and.values=[1]",
            "threshold.from=0.2",
            "threshold.to=0.8",
            "threshold.points=3").Curves);
        Assert.InRange(Assert.Single(curve.Crossings).Estimate, 0.39, 0.41);
        Assert.All(curve.Points, point => Assert.InRange(point.NestedAge, 0, 0.001));
    }

    private static ThresholdResult Run(string name, params string[] overrides) => Search(Shipped(name, overrides), 2);

    private static Scenario Shipped(string name, string[] overrides) =>
        ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", $"{name}.yaml"), overrides.Select(Override.Parse));

    private static ThresholdResult Search(Scenario scenario, int jobs) => Experiment.Run(
        new ThresholdStudy(scenario),
        new StudyOptions { Jobs = jobs, WeightCache = Path.Combine(Path.GetTempPath(), "no-training-here") },
        TestContext.Current.CancellationToken);

    private static string Text(ThresholdResult result)
    {
        using var text = new StringWriter();
        ThresholdTables.Answers(result).WriteCsv(text);
        ThresholdTables.Points(result).WriteCsv(text);
        return text.ToString();
    }
}
