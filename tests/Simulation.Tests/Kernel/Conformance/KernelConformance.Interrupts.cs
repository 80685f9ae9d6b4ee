namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    [Fact]
    public void An_interrupt_ends_a_wait_and_says_why()
    {
        var kernel = Create();
        var log = new List<(long, string)>();
        var process = kernel.Start(Body, EventKind.User, 0);
        kernel.Schedule(4, () => Assert.True(kernel.Interrupt(process, "fire")), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal([(4, "fire"), (14, "slept")], log);
        Assert.Equal(14, kernel.Now);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.Until(100);
            log.Add((self.Now, (string)self.Acknowledge()!));
            yield return Wait.For(10);
            log.Add((self.Now, self.Outcome.IsInterrupted ? "interrupted again" : "slept"));
        }
    }

    [Fact]
    public void An_interrupt_at_the_instant_of_what_was_waited_for_wins()
    {
        var kernel = Create();
        var log = new List<string>();
        var process = kernel.Start(Body, EventKind.User, 0);
        kernel.Schedule(5, () => kernel.Interrupt(process), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal(["True", "False"], log);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.Until(5);
            log.Add(self.Outcome.IsInterrupted.ToString());
            self.Acknowledge();
            yield return Wait.Until(5);
            log.Add(self.Outcome.IsInterrupted.ToString());
        }
    }

    [Fact]
    public void An_interrupted_process_goes_on_in_its_place_in_the_order()
    {
        var kernel = Create();
        var order = new List<int>();
        var processes = new ProcessHandle[3];
        for (var number = 0; number < 3; number++)
        {
            var who = number;
            processes[who] = kernel.Start(self => Body(self, who), EventKind.User, who);
        }

        kernel.Schedule(5, () => kernel.Interrupt(processes[2]), EventKind.Fault, 0);
        kernel.Schedule(5, () => kernel.Interrupt(processes[0]), EventKind.Fault, 1);
        kernel.Run(Ticks.Never);
        Assert.Equal([0, 1, 2], order);

        IEnumerable<Wait> Body(ProcessContext self, int who)
        {
            yield return Wait.Until(who == 1 ? 5 : 50);
            order.Add(who);
            if (self.Outcome.IsInterrupted)
            {
                self.Acknowledge();
            }
        }
    }

    [Fact]
    public void A_process_that_has_not_started_gets_its_interrupts_at_its_first_wait_one_by_one()
    {
        var kernel = Create();
        var log = new List<string>();
        var process = kernel.Start(Body, EventKind.User, 0);
        Assert.True(kernel.Interrupt(process, "first"));
        Assert.True(kernel.Interrupt(process, "second"));
        kernel.Run(Ticks.Never);
        Assert.Equal(["0 started", "0 first", "0 second", "7 done"], log);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            log.Add($"{self.Now} {(self.Outcome.IsInterrupted ? "interrupted" : "started")}");
            yield return Wait.For(100);
            log.Add($"{self.Now} {self.Acknowledge()}");
            yield return Wait.For(100);
            log.Add($"{self.Now} {self.Acknowledge()}");
            yield return Wait.For(7);
            log.Add($"{self.Now} done");
        }
    }

    [Fact]
    public void A_process_that_has_ended_cannot_be_interrupted_nor_can_one_in_its_place()
    {
        var kernel = Create();
        var first = kernel.Start(Body, EventKind.User, 0);
        kernel.Run(10);
        var second = kernel.Start(Body, EventKind.User, 0);
        Assert.NotEqual(first, second);
        Assert.False(kernel.Interrupt(first));
        Assert.False(kernel.Interrupt(default));
        kernel.Run(Ticks.Never);
        Assert.False(kernel.Interrupt(second));
        Assert.Equal(15, kernel.Now);

        static IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.For(5);
        }
    }

    [Fact]
    public void A_process_cannot_interrupt_itself()
    {
        var kernel = Create();
        kernel.Start(Body, EventKind.User, 0);
        Assert.IsType<InvalidOperationException>(Assert.Throws<ProcessFailedException>(() => kernel.Run(Ticks.Never)).InnerException);

        static IEnumerable<Wait> Body(ProcessContext self)
        {
            self.Kernel.Interrupt(self.Handle);
            yield break;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_interrupt_that_is_not_acknowledged_fails_the_process(bool ends)
    {
        var kernel = Create();
        var process = kernel.Start(Body, EventKind.User, 4, name: "deaf");
        kernel.Schedule(3, () => kernel.Interrupt(process, "fire"), EventKind.Fault, 0);
        var failure = Assert.Throws<ProcessFailedException>(() => kernel.Run(Ticks.Never));
        Assert.Equal(("deaf", 4, 3L), (failure.Process, failure.Entity, failure.Time));
        Assert.Contains("fire", failure.Message, StringComparison.Ordinal);

        IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.For(100);
            if (!ends)
            {
                yield return Wait.For(1);
            }
        }
    }

    [Fact]
    public void Only_an_interrupt_can_be_acknowledged()
    {
        var kernel = Create();
        kernel.Start(Body, EventKind.User, 0);
        Assert.IsType<InvalidOperationException>(Assert.Throws<ProcessFailedException>(() => kernel.Run(Ticks.Never)).InnerException);

        static IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.For(1);
            self.Acknowledge();
        }
    }
}
