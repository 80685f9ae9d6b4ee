using FsCheck;
using Hogwild.Scenarios;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests.Calibrating;

/// <summary>Worlds with known clocks and links, simulated, recorded and found again.</summary>
public sealed class CalibrationTests
{
    private const string Poisson = "{ kind: poisson, period: 10ms }";

    /// <summary>
    /// Means of clocks, and the share of messages that has arrived by any time, within what so many of them scatter by. The mean of
    /// delays and the loss apart can be told only where messages are not overtaken before they would have arrived.
    /// </summary>
    [Property(MaxTest = 4)]
    public void Exponential_clocks_delays_and_losses_are_found_again(ulong seed, byte a, byte b, byte c)
    {
        var (period, delay, loss) = (5 + (a % 20), 2 + (b % 15), c % 3 * 0.1);
        var world = Calibrated(
            FormattableString.Invariant($"{{ kind: poisson, period: {period}ms }}"),
            FormattableString.Invariant($"{{ delay: {{ kind: exponential, mean: {delay}ms }}, loss: {loss} }}"), seed);
        Within(period, world.Clock.Fit.Spec.Average, 0.05, "period");
        var fit = world.Link!.Fit;
        Assert.All(fit.Curve, point => Assert.Equal(
            (1 - loss) * (1 - Math.Exp(-point.Ticks / (delay * TimeSpan.TicksPerMillisecond))), point.Fitted, 0.1));
        if (2 * delay <= period)
        {
            Within(delay, fit.Spec.Average, 0.15, "delay");
            Assert.InRange(fit.Loss, loss - 0.05, loss + 0.05);
        }

        Assert.True(world.Clock.Fit.Distance < 0.03, $"distance {world.Clock.Fit.Distance}");
    }

    [Theory]
    [InlineData(Poisson, "{ kind: constant, value: 3ms }", "constant", 3)]
    [InlineData(Poisson, "{ kind: uniform, min: 2ms, max: 10ms }", "uniform", 6)]
    [InlineData(Poisson, "{ kind: exponential, mean: 8ms, min: 5ms }", "shifted exponential", 8)]
    [InlineData("{ kind: periodic, period: 4ms }", "{ kind: log-normal, median: 6ms, sigma: 0.8 }", "log-normal", 8.26)]
    [InlineData("{ kind: periodic, period: 4ms }", "{ kind: pareto, min: 4ms, shape: 3 }", "pareto", 6)]
    public void Families_of_delays_are_told_apart(string clock, string delay, string family, double mean)
    {
        var fit = Calibrated(clock, $"{{ delay: {delay} }}", 3).Link!.Fit;
        Assert.Equal(family, fit.Family);
        Assert.Equal(0, fit.Loss);
        Within(mean, fit.Spec.Average, 0.1, family);
    }

    [Theory]
    [InlineData("{ kind: periodic, period: 7ms }", "constant", 7)]
    [InlineData("{ kind: renewal, period: { kind: uniform, min: 5ms, max: 9ms } }", "uniform", 7)]
    [InlineData("{ kind: renewal, period: { kind: log-normal, median: 10ms, sigma: 0.5 } }", "log-normal", 11.33)]
    [InlineData("{ kind: renewal, period: { kind: shifted, of: { kind: exponential, mean: 5ms }, by: 5ms } }", "shifted exponential", 10)]
    public void Families_of_clocks_are_told_apart(string clock, string family, double mean)
    {
        var fit = Calibrated(clock, "{ delay: { kind: exponential, mean: 2ms } }", 4).Clock.Fit;
        Assert.Equal(family, fit.Family);
        Within(mean, fit.Spec.Average, 0.03, family);
    }

    /// <summary>Nodes with other clocks are told apart, and so are links.</summary>
    [Fact]
    public void Slow_nodes_and_slow_links_are_found()
    {
        var world = Calibrated(
            $"{Poisson}\n  clocks: {{ slow: {{ nodes: 3, clock: {{ kind: poisson, period: 40ms }} }} }}",
            "{ delay: { kind: constant, value: 1ms } }\n"
                + "  links: { far: { from: 0, to: all, link: { delay: { kind: constant, value: 25ms } } } }",
            5, isPooled: false);
        Assert.Equal(10, world.Clocks.Count);
        Within(40, world.Clocks[3].Fit.Spec.Average, 0.2, "slow clock");
        Assert.All(world.Clocks.Where(part => part.From != 3), part => Within(10, part.Fit.Spec.Average, 0.12, "clock"));
        Within(25, world.Links.Single(part => part is { From: 0, To: 1 }).Fit.Spec.Average, 0.05, "slow link");
        Within(1, world.Links.Single(part => part is { From: 1, To: 0 }).Fit.Spec.Average, 0.5, "link");
        Assert.Contains("clocks told apart have an AIC that is", string.Join('\n', world.Notes), StringComparison.Ordinal);
    }

    /// <summary>What is written is a piece of a scenario that reads back to the same fit.</summary>
    [Fact]
    public void The_text_is_a_world()
    {
        using var folder = new TemporaryFolder();
        var world = Calibrated(Poisson, "{ delay: { kind: exponential, mean: 5ms }, loss: 10% }", 6, isPooled: false);
        folder.Write("world.yaml", WorldText.Of(world, "somewhere"));
        var file = folder.Write("s.yaml", Text("{ from: world.yaml }", 1));
        var scheduler = Assert.IsType<SchedulerSpec.Physical>(ScenarioFile.Load(file).Scheduler);
        Assert.Equal(world.Clocks.Count, scheduler.Clocks.Count);
        Assert.Equal(world.Links.Count, scheduler.Links.Count);
        Assert.Equal(world.Link!.Fit.Spec.Average, scheduler.Link.Delay.Average, 1);
        Assert.Equal(world.Link.Fit.Loss, scheduler.Link.Loss, 1e-5);

        var empirical = Calibrated(Poisson, "{ delay: { kind: exponential, mean: 5ms } }", 6, isEmpirical: true);
        folder.Write("world.gaps.csv", WorldText.Gaps(empirical, isPooled: true));
        folder.Write("world.yaml", WorldText.Of(empirical, "somewhere", "world.gaps.csv"));
        var measured = Assert.IsType<ClockSpec.Measured>(Assert.IsType<SchedulerSpec.Physical>(ScenarioFile.Load(file).Scheduler).Clock);
        Within(10, measured.Trace.MeanGap, 0.05, "measured gaps");
        var link = Assert.IsType<SchedulerSpec.Physical>(ScenarioFile.Load(file).Scheduler).Link;
        Within(5, Assert.IsType<DelaySpec.Quantiles>(link.Delay).Average, 0.1, "measured delays");
    }

    /// <summary>What is of no family is drawn as it was found.</summary>
    [Fact]
    public void Delays_of_two_ways_are_found_as_they_are()
    {
        const string TwoWays = "{ kind: quantiles, values: [2, 2.2, 2.4, 19, 20, 21], unit: 1ms }";
        var fit = Calibrated("{ kind: periodic, period: 4ms }", $"{{ delay: {TwoWays} }}", 8).Link!.Fit;
        var (spec, loss) = fit.Measured!.Value;
        Assert.Equal(0, loss, 0.01);
        var found = spec.Create();
        Assert.True(fit.Distance > 0.1, "a family has two modes");
        Within(2.4, found.Quantile(0.39), 0.7, "the short way");
        Within(20, found.Quantile(0.8), 0.1, "the long way");
        Within(11.1, found.Mean, 0.1, "mean");
    }

    /// <summary>Of workers the first node speaks; what they read of their own says nothing of links.</summary>
    [Fact]
    public void Workers_are_calibrated_as_workers()
    {
        var world = Calibrated(
            Poisson, "{ delay: { kind: exponential, mean: 5ms } }", 7, isPooled: false, workers: "\nworkers: { by: bfs, parts: 4 }");
        Assert.Equal(4, world.Clocks.Count);
        Assert.Equal(4, world.Links.Count);
        Within(10, world.Clock.Fit.Spec.Average, 0.15, "clock");
    }

    private static void Within(double milliseconds, double ticks, double share, string what)
    {
        var found = ticks / TimeSpan.TicksPerMillisecond;
        Assert.True(Math.Abs(found - milliseconds) <= share * milliseconds, $"{what}: expected {milliseconds} ms, found {found} ms");
    }

    private static CalibratedWorld Calibrated(
        string clock, string link, ulong seed, bool isPooled = true, bool isEmpirical = false, string workers = "")
    {
        using var folder = new TemporaryFolder();
        var scenario = ScenarioFile.Load(folder.Write(
            "recorded.yaml", Text($"\n  kind: physical\n  clock: {clock}\n  link: {link}", seed % 1000) + workers));
        Schedule[] schedules = [.. Enumerable.Range(0, 2).Select(replicate => SchedulePlanner.Plan(scenario, replicate))];
        return Calibration.Of(scenario, Calibration.GraphOf(scenario), schedules, isPooled, isEmpirical);
    }

    private static string Text(string scheduler, ulong seed) => FormattableString.Invariant($$"""
        seed: {{seed}}
        dataset: { kind: chains, length: 5 }
        models: { m: { rule: ignn, train: { epochs: 1 } } }
        scheduler: {{scheduler}}
        run: { until: 5s }
        """);
}
