using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Experiments.Tests;

/// <summary>
/// The law of scales: a homogeneous problem times a power of two takes as many updates as before, with the same distances to the bit and
/// the same outcome; times any other number counts change by one at most.
/// </summary>
public class ScaleLawTests
{
    private const int Most = 40;

    private static readonly SchedulerSpec[] Schedulers =
    [
        new SchedulerSpec.PartiallyAsynchronous(Bound.InSteps(4)),
        new SchedulerSpec.PartiallyAsynchronous(Bound.InSteps(1)),
        new SchedulerSpec.MaximalStaleness(Bound.InSteps(3)),
    ];

    [Property(MaxTest = 300)]
    public void A_power_of_two_changes_nothing(byte kind, ushort seed, byte scheduler, sbyte power)
    {
        var problem = Problem(kind, seed);
        var scenario = Scenario(scheduler);
        var scale = Math.ScaleB(1, power % (Most + 1));
        var (here, there) = (Runs(problem.At(1), scenario), Runs(problem.At(scale), scenario));
        foreach (var (one, other) in here.Zip(there))
        {
            Assert.Equal(one.Outcome, other.Outcome);
            Assert.Equal(one.Samples, other.Samples);
            Assert.Equal(Count(one), Count(other));
        }
    }

    [Property(MaxTest = 200)]
    public void Another_factor_changes_counts_by_one_at_most(byte kind, ushort seed, byte scheduler, sbyte power, ushort factor)
    {
        var problem = Problem(kind, seed);
        var scenario = Scenario(scheduler);
        var scale = (1 + (factor / 65536.0)) * Math.ScaleB(1, power % Most);
        var (here, there) = (Runs(problem.At(1), scenario), Runs(problem.At(scale), scenario));
        foreach (var (one, other) in here.Zip(there))
        {
            Assert.Equal(one.Outcome, other.Outcome);
            Assert.InRange(Count(other) - Count(one), -1, 1);
        }
    }

    [Property(MaxTest = 100)]
    public void Claims_thresholds_and_certificates_are_of_no_scale(byte kind, ushort seed, sbyte power)
    {
        var problem = Problem(kind, seed);
        var scale = Math.ScaleB(1, power % (Most + 1));
        var (one, other) = (Claims(problem.At(1)), Claims(problem.At(scale)));
        Assert.Equal(one, other);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1)]
    [InlineData(1e9)]
    public void Half_of_the_answer_is_half_away(double scale)
    {
        var model = ModelFactory.Linear(
            "half", new LinearRule(SparseMatrix.FromDense(new[,] { { 0.0 } }), [scale], initial: [0.5 * scale]));
        Assert.Equal(0.5, new ReferenceDistance(model).Of(0, [0.5 * scale]));
        Assert.Equal(scale, new ReferenceDistance(model).Scale);
    }

    [Fact]
    public void An_answer_of_zero_is_measured_by_the_start()
    {
        var distance = new ReferenceDistance(ModelFactory.Linear(
            "zero", new LinearRule(SparseMatrix.FromDense(new[,] { { 0.5 } }), initial: [1e-7])));
        Assert.True(distance.IsFromStart);
        Assert.Equal(1e-7, distance.Scale);
        Assert.Equal(0.25, distance.Of(0, [0.25e-7]), 1e-15);
    }

    [Fact]
    public void What_nothing_reaches_is_no_part_of_any_scale()
    {
        // 0 → 1 of length 1; 2 → 1 of length 3,000,000, and nothing reaches 2.
        var rule = new BellmanFordRule(new WeightedGraph(3, [(0, 1, 1.0), (2, 1, 3e6)]), 0);
        var distance = new ReferenceDistance(IterationFactory.BellmanFord("routes", rule));
        Assert.Equal((1.0, false), (distance.Scale, distance.HasAnswer(2)));
        Assert.Equal(rule.Unreached - 1, distance.Of(1, [rule.Unreached]));
        Assert.Equal(0, distance.Of(2, [5.0]));
    }

    private static HomogeneousProblem Problem(byte kind, ushort seed) => new(kind % HomogeneousProblem.Kinds, seed);

    private static Scenario Scenario(byte scheduler) => new()
    {
        Name = "law",
        Models = [],
        Scheduler = Schedulers[scheduler % Schedulers.Length],
        Run = new RunSpec
        {
            Until = TimeSpan.FromMilliseconds(1_500), Sample = TimeSpan.FromMilliseconds(1), Tolerance = 1e-6, StopsConverged = true,
        },
    };

    private static IReadOnlyList<Trajectory> Runs(Model model, Scenario scenario)
    {
        var scheduler = SchedulerBuilder.Build(scenario, new Draws(3).Replicate(0), model);
        return
        [
            new SingleRun(model, new Synchronous(scenario.Step.Ticks)).Run(Regime.Synchronous, scenario, 0, CancellationToken.None),
            new SingleRun(model, scheduler).Run(Regime.Asynchronous, scenario, 0, CancellationToken.None),
        ];
    }

    // The sample at which the run has settled.
    private static int Count(Trajectory run) => run.Samples.ToList().FindLastIndex(sample => !(sample.Distance <= 1e-6)) + 1;

    private static List<string> Claims(Model model)
    {
        var scheduler = () => (IScheduler)new PartiallyAsynchronous(Bound.InSteps(3), TimeSpan.TicksPerMillisecond, 0.5, new Draws(5));
        var run = new RunSpec { Until = TimeSpan.FromMilliseconds(100), Sample = TimeSpan.FromMilliseconds(1) };
        var scenario = Scenario(0) with { Run = run };
        bool[] both = [false, true];
        var stability = both.Select(isDrawn =>
            new StabilityRun(model, LastEpoch.Of(model), scheduler(), scenario, isDrawn).Run(CancellationToken.None).ToString());
        List<Claim> claims = [Claim.Converges(model, 60), Claim.IsOrderInsensitive(model, 60), Claim.AgreesWithSynchronous(model, 60)];
        if (model.Certificate is { } certificate)
        {
            claims.Add(Claim.LevelBound(model, certificate, 60));
        }

        return
        [
            .. stability,
            .. claims.Select(claim => string.Join(
                ' ', claim.Test(scheduler(), TimeSpan.TicksPerMillisecond, out var activations)
                    .Select(suspect => $"{suspect.Node} {suspect.Version} {suspect.Time}").Append($"{activations}"))),
        ];
    }
}
