namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    [Fact]
    public void A_latched_signal_stays_fired()
    {
        var kernel = Create();
        var (door, pulse) = (new Signal("door", isLatched: true), new Signal("pulse"));
        var seen = new List<(int, long)>();
        kernel.Start(self => Waiter(self, 1, door), EventKind.User, 1);
        kernel.Schedule(3, () => kernel.Fire(door), EventKind.Fault, 0);
        kernel.Schedule(4, () => kernel.Fire(door), EventKind.Fault, 0);
        kernel.Schedule(4, () => kernel.Fire(pulse), EventKind.Fault, 1);
        kernel.Schedule(9, () => kernel.Start(self => Waiter(self, 2, door), EventKind.User, 2), EventKind.Fault, 0);
        kernel.Schedule(9, () => kernel.Start(self => Waiter(self, 3, pulse), EventKind.User, 3), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal([(1, 3), (1, 3), (2, 9), (2, 9)], seen);
        Assert.Equal((true, false), (door.IsFired, pulse.IsFired));

        IEnumerable<Wait> Waiter(ProcessContext self, int who, Signal signal)
        {
            yield return Wait.On(signal);
            seen.Add((who, self.Now));
            yield return Wait.All(Wait.On(signal), Wait.On(signal));
            seen.Add((who, self.Now));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_latched_signal_is_not_lost_to_an_interrupt_at_its_instant(bool isFiredFirst)
    {
        var kernel = Create();
        var done = new Signal("done", isLatched: true);
        var seen = new List<string>();
        var process = kernel.Start(Body, EventKind.User, 2);
        kernel.Schedule(5, () => kernel.Fire(done), EventKind.User, isFiredFirst ? 0 : 1);
        kernel.Schedule(5, () => kernel.Interrupt(process), EventKind.User, isFiredFirst ? 1 : 0);
        kernel.Run(Ticks.Never);
        Assert.Equal(["interrupted at 5", "done at 5"], seen);
        Assert.Empty(kernel.Waiting);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.On(done);
            self.Acknowledge();
            seen.Add($"interrupted at {self.Now}");
            yield return Wait.On(done);
            seen.Add($"done at {self.Now}");
        }
    }

    [Fact]
    public void A_signal_belongs_to_the_kernel_on_which_it_is_first_used()
    {
        foreach (var isLatched in new[] { false, true })
        {
            var (one, other) = (Create(), Create());
            var (fired, waited) = (new Signal("fired", isLatched), new Signal("waited", isLatched));
            one.Fire(fired);
            one.Start(_ => [Wait.On(waited)], EventKind.User, 0);
            one.Run(1);
            foreach (var signal in new[] { fired, waited })
            {
                Assert.Contains(
                    "another kernel", Assert.Throws<InvalidOperationException>(() => other.Fire(signal)).Message, StringComparison.Ordinal);
                foreach (var wait in new[] { Wait.On(signal), Wait.Any(Wait.For(5), Wait.All(Wait.On(signal), Wait.For(2))) })
                {
                    var kernel = Create();
                    kernel.Start(_ => [wait], EventKind.User, 0);
                    Assert.Contains(
                        $"the signal '{signal}' has been waited for or fired on another kernel",
                        Assert.Throws<ProcessFailedException>(() => kernel.Run(1)).Message,
                        StringComparison.Ordinal);
                }
            }

            one.Fire(waited);
            one.Run(2);
            Assert.Empty(one.Waiting);
        }
    }

    [Fact]
    public void After_a_run_to_never_the_kernel_tells_who_still_waits_and_for_what()
    {
        var kernel = Create();
        var lost = new Signal("lost");
        kernel.Start(_ => [Wait.For(10), Wait.On(lost)], EventKind.User, 7, name: "reader");
        var stuck = kernel.Start(_ => [Wait.Any(Wait.Until(Ticks.Never), Wait.On(lost))], EventKind.User, 2);
        kernel.Start(_ => [Wait.On(stuck)], EventKind.Fault, 9, name: "joiner");
        kernel.Start(_ => [Wait.For(3)], EventKind.User, 1, name: "done");
        Assert.Empty(kernel.Waiting);
        kernel.Run(2);
        Assert.Equal(["joiner", "done", null, "reader"], kernel.Waiting.Select(waiting => waiting.Process.Name));
        kernel.Run(Ticks.Never);
        Assert.Equal(
            [
                $"process 'joiner', Fault 9 has waited since 0 s for the end of process {stuck.Id}",
                "User 2 has waited since 0 s for any of (an instant that never comes, signal 'lost')",
                "process 'reader', User 7 has waited since 1E-06 s for signal 'lost'",
            ],
            kernel.Waiting.Select(waiting => waiting.ToString()));
        kernel.Fire(lost);
        Assert.Single(kernel.Waiting);
        kernel.Run(Ticks.Never);
        Assert.Empty(kernel.Waiting);
    }

    [Fact]
    public void A_run_to_the_past_is_refused_and_changes_nothing()
    {
        var kernel = Create();
        var happened = 0;
        kernel.Schedule(20, () => happened++, EventKind.User, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Run(-3));
        kernel.Run(10);
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Run(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Run(long.MinValue));
        kernel.Run(10);
        Assert.Equal((10, 0), (kernel.Now, happened));
        kernel.Run(21);
        Assert.Equal((21, 1), (kernel.Now, happened));
    }

    [Fact]
    public void What_an_all_waits_for_is_not_forgotten_where_a_run_to_never_ends_and_goes_on()
    {
        // The instants 40 and 41 end no wait while the bell has not been rung, and the clock does not move on to them.
        var kernel = Create();
        var (bell, door) = (new Signal("bell"), new Signal("door"));
        var seen = new List<(long, int)>();
        kernel.Start(self => Body(self, Wait.All(Wait.On(bell), Wait.Until(40))), EventKind.User, 0);
        kernel.Start(self => Body(self, Wait.Any(Wait.On(door), Wait.All(Wait.Until(41), Wait.On(bell)))), EventKind.User, 1);
        kernel.Schedule(30, () => { }, EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal(30, kernel.Now);
        kernel.Schedule(35, () => kernel.Fire(bell), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal([(40, 0), (41, 1)], seen);

        IEnumerable<Wait> Body(ProcessContext self, Wait wait)
        {
            yield return wait;
            seen.Add((self.Now, self.Outcome.Index));
        }
    }
}
