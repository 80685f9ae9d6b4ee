namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    [Fact]
    public void A_cancelled_timer_neither_happens_nor_moves_the_clock()
    {
        var kernel = Create();
        var late = kernel.Schedule(100, () => Assert.Fail("cancelled"), EventKind.User, 0);
        kernel.Schedule(5, () => Assert.True(kernel.Cancel(late)), EventKind.User, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal(5, kernel.Now);
        Assert.False(kernel.Cancel(late));
    }

    [Fact]
    public void A_handle_is_good_for_its_own_timer_only()
    {
        var kernel = Create();
        var happened = new List<int>();
        var first = kernel.Schedule(1, () => happened.Add(1), EventKind.User, 0);
        kernel.Run(2);
        var second = kernel.Schedule(3, () => happened.Add(2), EventKind.User, 0);
        Assert.False(kernel.Cancel(first));
        Assert.False(kernel.Cancel(default));
        Assert.False(kernel.Cancel(kernel.Schedule(Ticks.Never, () => happened.Add(3), EventKind.User, 0)));
        kernel.Run(Ticks.Never);
        Assert.False(kernel.Cancel(second));
        Assert.Equal([1, 2], happened);
    }

    [Fact]
    public void Of_5000_timers_exactly_those_that_are_not_cancelled_happen()
    {
        var kernel = Create();
        var happened = new List<int>();
        var timers = Enumerable.Range(0, 5000)
            .Select(number => kernel.Schedule(100 - (number % 7), () => happened.Add(number), EventKind.User, number)).ToList();
        for (var number = 0; number < timers.Count; number++)
        {
            Assert.True(number % 5 == 0 || kernel.Cancel(timers[number]));
        }

        kernel.Run(Ticks.Never);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => 5 * number).OrderBy(number => (100 - (number % 7), number)), happened);
    }
}
