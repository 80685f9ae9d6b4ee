
namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    [Property(MaxTest = 60)]
    public bool A_run_may_be_split_anywhere(byte[] script, byte split, byte other)
    {
        var whole = Play(script, kernel => kernel.Run(1000));
        var parts = Play(script, kernel =>
        {
            kernel.Run(Math.Min(split, other));
            kernel.Run(Math.Max(split, other));
            kernel.Run(1000);
        });
        var steps = Play(script, kernel =>
        {
            while (kernel.Step())
            {
            }

            kernel.Run(1000);
        });
        return whole.SequenceEqual(parts) && whole.SequenceEqual(steps);

        List<string> Play(byte[] script, Action<IEventKernel> run) => RandomWorld.Play(Create(), script, run);
    }

    [Fact]
    public void An_event_at_exactly_until_does_not_happen()
    {
        var kernel = Create();
        var happened = 0;
        kernel.Schedule(10, () => happened++, EventKind.User, 0);
        kernel.Run(10);
        Assert.Equal((0, 10), (happened, kernel.Now));
        kernel.Run(11);
        Assert.Equal((1, 11), (happened, kernel.Now));
    }

    [Fact]
    public void None_of_5000_events_at_until_slips_through()
    {
        var kernel = Create();
        var happened = new List<long>();
        for (var number = 0; number < 5000; number++)
        {
            var at = 10 + (number % 2);
            kernel.Schedule(at, () => happened.Add(at), EventKind.User, number);
        }

        kernel.Run(11);
        Assert.Equal((2500, 11L), (happened.Count, kernel.Now));
        Assert.All(happened, at => Assert.Equal(10, at));
        kernel.Run(12);
        Assert.Equal(5000, happened.Count);
    }

    [Fact]
    public void After_a_run_to_never_the_time_is_that_of_the_last_event()
    {
        var kernel = Create();
        kernel.Start(Body, EventKind.User, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal(7, kernel.Now);
        Assert.False(kernel.Step());
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Run(3));
        Assert.Equal(7, kernel.Now);

        static IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.Until(7);
            yield return Wait.Any(Wait.Until(Ticks.Never), Wait.On(new Signal("nobody")));
            yield return Wait.Until(9);
        }
    }

    [Fact]
    public void An_instant_is_one_tick_wide_and_ten_thousand_years_are_in_reach()
    {
        var kernel = Create();
        var seen = new List<long>();
        long[] instants = [1, 2, (1L << 53) + 1, TimeSpan.FromDays(9_990 * 365L).Ticks];
        foreach (var at in instants.Reverse())
        {
            kernel.Schedule(at, () => seen.Add(kernel.Now), EventKind.User, 0);
        }

        kernel.Run(Ticks.Never);
        Assert.Equal(instants, seen);
    }

    [Fact]
    public void An_event_may_be_scheduled_after_a_run_and_before_what_is_pending()
    {
        var kernel = Create();
        var seen = new List<long>();
        kernel.Cancel(kernel.Schedule(30, () => Assert.Fail("cancelled"), EventKind.User, 0));
        kernel.Schedule(100, () => seen.Add(kernel.Now), EventKind.User, 0);
        kernel.Run(50);
        kernel.Schedule(50, () => seen.Add(kernel.Now), EventKind.User, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Schedule(49, () => { }, EventKind.User, 0));
        Assert.True(kernel.Step());
        Assert.True(kernel.Step());
        Assert.False(kernel.Step());
        Assert.Equal([50, 100], seen);
    }

    [Fact]
    public void Kernels_run_in_parallel_without_knowing_of_each_other()
    {
        var script = Enumerable.Range(0, 200).Select(number => (byte)(number * 37)).ToArray();
        var alone = RandomWorld.Play(Create(), script, kernel => kernel.Run(1000));
        var together = new List<string>[8];
        Parallel.For(0, together.Length, number => together[number] = RandomWorld.Play(Create(), script, kernel => kernel.Run(1000)));
        Assert.NotEmpty(alone);
        Assert.All(together, log => Assert.Equal(alone, log));
    }
}
