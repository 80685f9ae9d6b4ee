namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    [Fact]
    public void A_process_waits_for_instants_and_durations()
    {
        var kernel = Create();
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
    public void A_process_knows_itself()
    {
        var kernel = Create();
        ProcessContext? seen = null;
        var process = kernel.Start(Body, EventKind.Activation, 5, name: "five");
        kernel.Run(Ticks.Never);
        Assert.Equal((kernel, process, EventKind.Activation, 5, "five"), (seen!.Kernel, seen.Handle, seen.Kind, seen.Entity, seen.Name));

        IEnumerable<Wait> Body(ProcessContext self)
        {
            seen = self;
            yield break;
        }
    }

    [Fact]
    public void A_process_may_start_others_that_run_at_the_same_instant()
    {
        var kernel = Create();
        var log = new List<(int, long)>();
        kernel.Start(self => Body(self, 3), EventKind.User, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal([(3, 0), (3, 4), (2, 4), (2, 8), (1, 8), (1, 12), (0, 12), (0, 16)], log);

        IEnumerable<Wait> Body(ProcessContext self, int number)
        {
            log.Add((number, self.Now));
            yield return Wait.For(4);
            log.Add((number, self.Now));
            if (number > 0)
            {
                self.Kernel.Start(other => Body(other, number - 1), EventKind.User, number);
            }
        }
    }

    [Fact]
    public void A_signal_resumes_everybody_who_waits_and_nobody_later()
    {
        var kernel = Create();
        var signal = new Signal("door");
        var resumed = new List<(int, long)>();
        for (var number = 2; number >= 0; number--)
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
    public void Any_says_which_came_and_the_smallest_where_several_did()
    {
        var kernel = Create();
        var (door, bell) = (new Signal("door"), new Signal("bell"));
        var seen = new List<(long, int)>();
        kernel.Start(Body, EventKind.User, 0);
        kernel.Schedule(3, () => kernel.Fire(bell), EventKind.Fault, 0);
        kernel.Schedule(15, () => kernel.Fire(bell), EventKind.Fault, 0);
        kernel.Schedule(15, () => kernel.Fire(door), EventKind.Fault, 1);
        kernel.Run(Ticks.Never);
        Assert.Equal([(3, 1), (13, 2), (15, 0), (20, 1)], seen);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            var wait = Wait.Any(Wait.On(door), Wait.On(bell), Wait.For(10));
            for (var round = 0; round < 3; round++)
            {
                yield return wait;
                seen.Add((self.Now, self.Outcome.Index));
            }

            yield return Wait.Any(Wait.Until(21), Wait.All(Wait.Until(20), Wait.Until(18)));
            seen.Add((self.Now, self.Outcome.Index));
        }
    }

    [Fact]
    public void All_waits_for_the_last_and_remembers_signals()
    {
        var kernel = Create();
        var (door, bell) = (new Signal("door"), new Signal("bell"));
        var seen = new List<long>();
        kernel.Start(Body, EventKind.User, 0);
        kernel.Schedule(3, () => kernel.Fire(bell), EventKind.Fault, 0);
        kernel.Schedule(5, () => kernel.Fire(door), EventKind.Fault, 0);
        kernel.Schedule(30, () => kernel.Fire(door), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);

        // The second waits for a bell that nobody rings again, and its time of 40 moves no clock.
        Assert.Equal([10L], seen);
        Assert.Equal(30, kernel.Now);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.All(Wait.On(door), Wait.On(bell), Wait.Until(10));
            seen.Add(self.Now);
            yield return Wait.All(Wait.On(door), Wait.On(bell), Wait.Until(40));
            seen.Add(self.Now);
        }
    }

    [Fact]
    public void An_any_or_all_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Wait.Any());
        Assert.Throws<ArgumentException>(() => Wait.All());
    }

    [Fact]
    public void What_an_any_no_longer_waits_for_leaves_no_trace()
    {
        var kernel = Create();
        var signal = new Signal("door");
        var seen = new List<long>();
        kernel.Start(Body, EventKind.User, 0);
        kernel.Schedule(2, () => kernel.Fire(signal), EventKind.Fault, 0);
        kernel.Schedule(6, () => kernel.Fire(signal), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal([2, 5, 8], seen);
        Assert.Equal(8, kernel.Now);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.Any(Wait.On(signal), Wait.Until(4));
            seen.Add(self.Now);
            yield return Wait.Any(Wait.On(signal), Wait.Until(5));
            seen.Add(self.Now);
            yield return Wait.Until(8);
            seen.Add(self.Now);
        }
    }
}
