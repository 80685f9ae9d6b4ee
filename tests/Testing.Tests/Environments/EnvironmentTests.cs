using FsCheck;
using FsCheck.Fluent;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

public class EnvironmentTests
{
    private const long Until = 200 * TimeSpan.TicksPerMillisecond;

    public static class Cases
    {
        public static Arbitrary<PhysicalEnvironment> Environment() => Environments.Physical();

        public static Arbitrary<Bound> Bound() => Environments.Bounds(20);

        public static Arbitrary<Graph> Graph() => GraphFamilies.Any(6);
    }

    [Property(Arbitrary = [typeof(Cases)])]
    public bool A_bound_is_kept_in_every_environment(PhysicalEnvironment environment, Bound bound, Graph graph, ulong seed)
    {
        var step = TimeSpan.TicksPerMillisecond;
        var scheduler = new Recording(new Bounded(environment.ToScheduler(new Draws(seed)), bound, step));
        new Run(graph, new NothingRule(), scheduler).Until(Until);
        return AdmissibilityMonitor.Measure(graph, scheduler.Schedule, Until - 1, bound.InTicks(step)).Violations == 0;
    }

    [Fact]
    public void Loss_delay_and_chance_are_drawn_and_left_out()
    {
        var drawn = Environments.Physical().Generator.Sample(300, 50).ToList();
        Assert.Contains(drawn, environment => environment.Loss == 0);
        Assert.Contains(drawn, environment => environment.Loss > 0.3);
        Assert.Contains(drawn, environment => environment.Delay == TimeSpan.Zero);
        Assert.Contains(drawn, environment => environment.Delay > 2 * environment.Period);
        Assert.Contains(drawn, environment => environment is { IsPoisson: true, IsExponential: true });
        Assert.Contains(drawn, environment => environment is { IsPoisson: false, IsExponential: false });
    }

    [Property(Arbitrary = [typeof(Cases)])]
    public bool Shrinking_ends_without_loss_delay_or_chance_and_with_a_round_number(PhysicalEnvironment environment)
    {
        var (current, rounds) = (environment, 0);
        while (current.Simpler().LastOrDefault() is { } simpler && rounds++ < 100)
        {
            current = simpler;
        }

        return current == new PhysicalEnvironment(TimeSpan.FromMilliseconds(10), false, TimeSpan.Zero, false, 0);
    }

    [Property(Arbitrary = [typeof(Cases)])]
    public bool A_bound_shrinks_to_smaller_ones(Bound bound) =>
        Environments.Bounds(20).Shrinker(bound).All(smaller => smaller.Steps < bound.Steps) && bound.Steps is >= 1 and <= 20;
}
