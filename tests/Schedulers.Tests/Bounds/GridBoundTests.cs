using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>A bound between two steps of the grid would be another one for gaps than for staleness: nobody on the grid takes one.</summary>
public class GridBoundTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);
    private static readonly Bound Between = Bound.InTime(TimeSpan.FromMilliseconds(2.5));

    public static TheoryData<SchedulerSpec> OnGrid =>
    [
        new SchedulerSpec.PartiallyAsynchronous(Between),
        new SchedulerSpec.Starvation(Between),
        new SchedulerSpec.MaximalStaleness(Between),
        new SchedulerSpec.MaximalStaleness(Between, Nested: false),
        new SchedulerSpec.GreedyAdversary(Between),
        new SchedulerSpec.LookAheadAdversary(Between),
        new SchedulerSpec.Bounded(Between, BoundPolicy.Retransmit, new SchedulerSpec.Synchronous()),
        new SchedulerSpec.Bounded(Between, BoundPolicy.Report, new SchedulerSpec.Stragglers()),
        new SchedulerSpec.Bounded(Between, BoundPolicy.Retransmit, new SchedulerSpec.Poisson(Step)),
    ];

    [Theory]
    [MemberData(nameof(OnGrid))]
    public void A_scheduler_on_the_grid_refuses_a_bound_between_two_steps_and_names_the_nearest(SchedulerSpec scheduler)
    {
        var misfit = Assert.Single(scheduler.Misfits(Step));
        Assert.Equal(("bound.time", "a multiple of the step of 1ms, the nearest being 2ms or 3ms,"), (misfit.Option, misfit.Expected));
        foreach (var bound in new[] { Bound.InTime(2 * Step), Bound.InTime(3 * Step), Bound.InSteps(2) })
        {
            Assert.Empty(((IBoundedSpec)scheduler).With(bound).Misfits(Step));
        }

        Assert.Single(((IBoundedSpec)scheduler).With(Bound.InTime(TimeSpan.FromDays(36_000))).Misfits(TimeSpan.FromTicks(3)));
    }

    [Fact]
    public void Every_kind_with_a_bound_that_acts_on_the_grid_is_among_them()
    {
        var kinds = typeof(SchedulerSpec).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IBoundedSpec)) && type.IsClass);
        Assert.Equal(
            kinds.Select(kind => kind.Name).Order(),
            OnGrid.Select(row => row.Data.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void Clocks_off_the_grid_take_any_bound()
    {
        var physical = new SchedulerSpec.Physical(new ClockSpec.Poisson(Step));
        Assert.Empty(new SchedulerSpec.Bounded(Between, BoundPolicy.Retransmit, physical).Misfits(Step));
        Assert.Empty(new SchedulerSpec.Bounded(Between, BoundPolicy.Wait, physical).Misfits(Step));
    }

    [Fact]
    public void Schedulers_made_without_a_scenario_refuse_it_too()
    {
        var (step, draws, objective) = (Step.Ticks, new Draws(1), new SquaredDistance(default));
        Action[] made =
        [
            () => _ = new PartiallyAsynchronous(Between, step, 0.5, draws),
            () => _ = new Starvation(Between, step, 0.5, draws),
            () => _ = new MaximalStaleness(Between, step),
            () => _ = new GreedyAdversary(Between, step, objective),
            () => _ = new LookAheadAdversary(Between, step, objective),
        ];
        Assert.All(made, make => Assert.Contains("2ms or 3ms", Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_bound_in_steps_that_no_duration_holds_is_a_fault_of_the_bound()
    {
        Assert.Empty(Bound.InSteps(int.MaxValue).Misfits(Step));
        Assert.Equal("steps", Assert.Single(Bound.InSteps(int.MaxValue).Misfits(TimeSpan.FromDays(1))).Option);
    }
}
