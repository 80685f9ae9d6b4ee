using FsCheck.Xunit;

namespace Hogwild.Simulation.Tests;

public class EventKernelTests
{
    [Property]
    public bool Events_happen_in_canonical_order(byte[] times)
    {
        // The model: a stable sort by (time, kind, entity).
        var kernel = new EventKernel();
        var happened = new List<int>();
        EventKind[] kinds = [EventKind.Observation, EventKind.Delivery, EventKind.Activation, EventKind.User];
        var events = times.Select((time, index) => (Time: time % 5, Kind: kinds[time / 5 % 4], Entity: time / 20 % 3, Index: index)).ToList();
        foreach (var (time, kind, entity, index) in events)
        {
            kernel.Schedule(time, () => happened.Add(index), kind, entity);
        }

        kernel.Run(Ticks.Never);
        return happened.SequenceEqual(events.OrderBy(e => (e.Time, e.Kind, e.Entity)).Select(e => e.Index));
    }

    [Property]
    public bool A_run_may_be_split_anywhere(byte[] times, byte split)
    {
        var whole = Collect(times, kernel => kernel.Run(1000));
        var parts = Collect(times, kernel =>
        {
            kernel.Run(split);
            kernel.Run(1000);
        });
        var steps = Collect(times, kernel =>
        {
            while (kernel.Step())
            {
            }
        });
        return whole.SequenceEqual(parts) && whole.SequenceEqual(steps);
    }

    [Fact]
    public void An_event_at_exactly_until_does_not_happen()
    {
        var kernel = new EventKernel();
        var happened = 0;
        kernel.Schedule(10, () => happened++, EventKind.User, 0);
        kernel.Run(10);
        Assert.Equal((0, 10), (happened, kernel.Now));
        kernel.Run(11);
        Assert.Equal((1, 11), (happened, kernel.Now));
    }

    [Fact]
    public void A_cancelled_timer_neither_happens_nor_moves_the_clock()
    {
        var kernel = new EventKernel();
        var late = kernel.Schedule(100, () => Assert.Fail("cancelled"), EventKind.User, 0);
        kernel.Schedule(5, () => Assert.True(kernel.Cancel(late)), EventKind.User, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal(5, kernel.Now);
        Assert.False(kernel.Cancel(late));
    }

    [Fact]
    public void Priority_comes_before_kind_within_a_phase_only()
    {
        var kernel = new EventKernel();
        var order = new List<string>();
        kernel.Schedule(1, () => order.Add("user"), EventKind.User, 0);
        kernel.Schedule(1, () => order.Add("node"), EventKind.Activation, 0, priority: -1);
        kernel.Schedule(1, () => order.Add("delivery"), EventKind.Delivery, 0, priority: 127);
        kernel.Schedule(1, () => order.Add("observer"), EventKind.Observation, 0, priority: -128);
        kernel.Run(Ticks.Never);
        Assert.Equal(["delivery", "node", "user", "observer"], order);
    }

    [Fact]
    public void A_signal_resumes_everybody_who_waits_and_nobody_later()
    {
        var kernel = new EventKernel();
        var signal = new Signal("door");
        var resumed = new List<(int, long)>();
        for (var number = 0; number < 3; number++)
        {
            var who = number;
            kernel.Start(self => Waiter(self, who), EventKind.User, who);
        }

        kernel.Schedule(7, () => kernel.Fire(signal), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal([(0, 7L), (1, 7L), (2, 7L)], resumed);

        IEnumerable<Wait> Waiter(ProcessContext self, int who)
        {
            yield return Wait.On(signal);
            resumed.Add((who, self.Now));
            yield return Wait.On(signal);
            resumed.Add((who, self.Now));
        }
    }

    [Fact]
    public void A_process_waits_for_instants_and_durations()
    {
        var kernel = new EventKernel();
        var seen = new List<long>();
        kernel.Start(Body, EventKind.User, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal([0, 10, 10, 35], seen);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            seen.Add(self.Now);
            yield return Wait.Until(10);
            seen.Add(self.Now);
            yield return Wait.For(0);
            seen.Add(self.Now);
            yield return Wait.For(TimeSpan.FromTicks(25));
            seen.Add(self.Now);
            yield return Wait.Until(Ticks.Never);
            seen.Add(self.Now);
        }
    }

    [Fact]
    public void A_failing_process_ends_the_run_with_its_name_and_time()
    {
        var kernel = new EventKernel();
        kernel.Start(Body, EventKind.Activation, 3);
        var failure = Assert.Throws<ProcessFailedException>(() => kernel.Run(Ticks.Never));
        Assert.Equal((EventKind.Activation, 3, 5L), (failure.Kind, failure.Entity, failure.Time));
        Assert.IsType<FormatException>(failure.InnerException);

        static IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.Until(5);
            throw new FormatException("bad");
        }
    }

    [Fact]
    public void The_past_cannot_be_waited_for()
    {
        var kernel = new EventKernel();
        kernel.Start(Body, EventKind.User, 0);
        Assert.IsType<InvalidOperationException>(Assert.Throws<ProcessFailedException>(() => kernel.Run(Ticks.Never)).InnerException);

        static IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.Until(5);
            yield return Wait.Until(4);
        }
    }

    private static List<(int, long)> Collect(byte[] times, Action<EventKernel> run)
    {
        var kernel = new EventKernel();
        var happened = new List<(int, long)>();
        for (var number = 0; number < times.Length; number++)
        {
            var (who, gap) = (number, times[number]);
            kernel.Start(self => Body(self, who, gap), EventKind.User, who);
        }

        run(kernel);
        return happened;

        IEnumerable<Wait> Body(ProcessContext self, int who, int gap)
        {
            for (var k = 0; k < 3; k++)
            {
                yield return Wait.For(gap);
                happened.Add((who, self.Now));
            }
        }
    }
}
