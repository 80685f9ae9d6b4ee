using FsCheck;
using Hogwild.Scenarios;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public sealed class AnytimeTests : IDisposable
{
    private const long Tick = TimeSpan.TicksPerMillisecond;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Switched off at a fixed time, a run has what its last sample before that has, and has spent what that says.</summary>
    [Property]
    public void At_a_fixed_time_it_is_the_last_sample_before(PositiveInt at)
    {
        var time = 1 + (at.Get % 120);
        var numbers = Of(new DelaySpec.Constant(TimeSpan.FromMilliseconds(time)), Run(0, 1));
        var sample = Math.Min(time, 100) / 10;
        Assert.Equal(new Statistics(1.0 / (1 + sample), 0, 1.0 / (1 + sample), 1.0 / (1 + sample), 50), numbers.Off);
        Assert.Equal((sample * 0.01, sample * 2.0, sample * 30.0), numbers.Spent);
        Assert.Null(numbers.Interval);
        Assert.Equal((50, 0), (numbers.Draws, numbers.Without));
    }

    /// <summary>Equally likely times give the mean over time.</summary>
    [Fact]
    public void Equally_likely_times_give_the_mean_over_time()
    {
        var off = new DelaySpec.Uniform(TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        var numbers = Of(off, 20_000, [.. Enumerable.Range(0, 4).Select(run => Run(run, 1 + (run * 0.1)))]);
        var one = Enumerable.Range(0, 10).Average(sample => 1.0 / (1 + sample));
        Assert.Equal(one * 1.15, numbers.Off.Mean, 0.01);
        Assert.True(numbers.Interval!.Value.Low < one * 1.15 && one * 1.15 < numbers.Interval.Value.High);
        Assert.Equal(4 * 20_000, numbers.Draws);
    }

    /// <summary>After it has diverged a run has no answer; before it has.</summary>
    [Fact]
    public void What_has_diverged_by_then_is_counted()
    {
        var diverged = Run(0, 1) with { Outcome = RunOutcome.Diverged, DivergedAt = TimeSpan.FromMilliseconds(50) };
        var late = Of(new DelaySpec.Constant(TimeSpan.FromMilliseconds(70)), diverged, Run(1, 1));
        Assert.Equal((100, 50, 50), (late.Draws, late.Without, late.Off.N));
        Assert.Equal(0, Of(new DelaySpec.Constant(TimeSpan.FromMilliseconds(40)), diverged).Without);
    }

    /// <summary>Curves begin with what nothing costs, and end with what a run ends with.</summary>
    [Fact]
    public void Curves_are_steps_along_what_was_spent()
    {
        var numbers = Of(new DelaySpec.Constant(TimeSpan.FromMilliseconds(70)), Run(0, 1));
        Assert.Equal((0, 1), (numbers.OverUpdates.X[0], numbers.OverUpdates.Mean[0]));
        Assert.Equal((20, 1.0 / 11), (numbers.OverUpdates.X[^1], numbers.OverUpdates.Mean[^1]));
        Assert.Equal((300, 1.0 / 11), (numbers.OverMessages.X[^1], numbers.OverMessages.Mean[^1]));
        Assert.True(numbers.OverMessages.Mean.Zip(numbers.OverMessages.Mean.Skip(1)).All(pair => pair.First >= pair.Second));
    }

    [Theory]
    [InlineData("{ off: { kind: constant, value: 5ms }, metric: accuracy }", "one of the metrics distance")]
    [InlineData("{ off: { kind: exponential, mean: 5ms, per-arc: true } }", "per-arc")]
    [InlineData("{ off: { kind: constant, value: 5ms }, draws: 0 }", "a whole number from 1")]
    [InlineData("{ metric: loss }", "off")]
    public void What_cannot_be_asked_is_refused_with_its_reason(string section, string reason)
    {
        _folder.Write("half.mtx", "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 0.5\n");
        var error = Assert.ThrowsAny<Exception>(() => ScenarioFile.Load(_folder.Write("off.yaml", $$"""
            models: { map: { rule: { kind: linear, matrix: half.mtx } } }
            scheduler: synchronous
            run: { until: 10ms }
            anytime: {{section}}
            """)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static AnytimeNumbers Of(DelaySpec off, params Trajectory[] runs) => Of(off, 50, runs);

    private static AnytimeNumbers Of(DelaySpec off, int draws, Trajectory[] runs)
    {
        var scenario = new Scenario
        {
            Name = "off",
            Models = [],
            Scheduler = new SchedulerSpec.Synchronous(),
            Run = new RunSpec { Until = TimeSpan.FromMilliseconds(100) },
            Anytime = new AnytimeSpec(off, "loss", draws),
        };
        return AnytimeNumbers.Of(new RunResult(scenario, [new ModelResult
        {
            Model = "model",
            HasFixedPoint = true,
            OutputSize = 1,
            SynchronousOutputs = [0],
            Facts = [],
            Synchronous = runs[0],
            Asynchronous = runs,
        }])).Single();
    }

    /// <summary>A sample every 10 ms, of loss 1, 1/2, 1/3, … times a factor.</summary>
    private static Trajectory Run(int replicate, double factor) => new()
    {
        Regime = Regime.Asynchronous,
        Replicate = replicate,
        Outcome = RunOutcome.Converged,
        Samples =
        [
            .. Enumerable.Range(0, 11).Select(at => new Sample(at * 10 * Tick, at, at * 2, at * 30, 0) { Loss = factor / (1 + at) }),
        ],
        Metrics = [],
        Outputs = [0],
        Fingerprint = 0,
    };
}
