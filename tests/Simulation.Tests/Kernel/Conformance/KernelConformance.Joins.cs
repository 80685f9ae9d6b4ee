using System.Diagnostics;

namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    [Fact]
    public void A_process_waits_for_the_end_of_another_also_where_that_has_come_already()
    {
        var kernel = Create();
        var seen = new List<(string, long)>();
        var worker = kernel.Start(Worker, EventKind.User, 5);
        kernel.Start(self => Waiter(self, "early"), EventKind.User, 1);
        kernel.Start(self => Waiter(self, "late"), EventKind.User, 9);
        kernel.Schedule(20, () => kernel.Start(self => Waiter(self, "after"), EventKind.User, 3), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal([("early", 7), ("late", 7), ("after", 20)], seen);
        Assert.False(kernel.Interrupt(worker));

        static IEnumerable<Wait> Worker(ProcessContext self)
        {
            yield return Wait.For(7);
        }

        IEnumerable<Wait> Waiter(ProcessContext self, string name)
        {
            yield return Wait.On(worker);
            seen.Add((name, self.Now));
        }
    }

    [Fact]
    public void Ends_of_processes_are_parts_of_any_and_all()
    {
        var kernel = Create();
        var seen = new List<(long, int)>();
        var workers = new[] { 30L, 10, 20 }.Select(time => kernel.Start(_ => [Wait.For(time)], EventKind.User, 0)).ToArray();
        kernel.Start(Waiter, EventKind.User, 1);
        kernel.Run(Ticks.Never);
        Assert.Equal([(10, 1), (20, 0), (30, 0), (30, 0)], seen);

        IEnumerable<Wait> Waiter(ProcessContext self)
        {
            yield return Wait.Any(Wait.On(workers[0]), Wait.On(workers[1]), Wait.For(15));
            seen.Add((self.Now, self.Outcome.Index));
            yield return Wait.All(Wait.On(workers[1]), Wait.On(workers[2]));
            seen.Add((self.Now, self.Outcome.Index));
            yield return Wait.All([.. workers.Select(Wait.On)]);
            seen.Add((self.Now, self.Outcome.Index));
            yield return Wait.Any(Wait.On(workers[2]), Wait.On(new Signal("nobody")));
            seen.Add((self.Now, self.Outcome.Index));
        }
    }

    [Fact]
    public void An_interrupt_ends_the_wait_for_a_process_which_may_be_waited_for_again()
    {
        var kernel = Create();
        var seen = new List<string>();
        var worker = kernel.Start(_ => [Wait.For(7)], EventKind.User, 0);
        var waiter = kernel.Start(Waiter, EventKind.User, 1);

        // Before, and at the very instant of the end.
        kernel.Schedule(3, () => kernel.Interrupt(waiter), EventKind.Fault, 0);
        kernel.Schedule(7, () => kernel.Interrupt(waiter), EventKind.Fault, 0);
        kernel.Run(Ticks.Never);
        Assert.Equal(["interrupted at 3", "interrupted at 7", "ended at 7"], seen);

        IEnumerable<Wait> Waiter(ProcessContext self)
        {
            while (true)
            {
                yield return Wait.On(worker);
                if (!self.Outcome.IsInterrupted)
                {
                    break;
                }

                self.Acknowledge();
                seen.Add($"interrupted at {self.Now}");
            }

            seen.Add($"ended at {self.Now}");
        }
    }

    [Fact]
    public void A_process_cannot_wait_for_itself_nor_for_one_that_there_is_not()
    {
        var other = Create();
        var (foreign, far) = (default(ProcessHandle), new ProcessHandle(0, 1_000_000));
        foreach (var handle in new[] { foreign, far, new ProcessHandle(-1, 1), new ProcessHandle(99, 1) })
        {
            Assert.Contains("not started", Failure(_ => handle), StringComparison.Ordinal);
        }

        Assert.Contains("its own end", Failure(self => self.Handle), StringComparison.Ordinal);
        Assert.Equal(0, other.Now);

        string Failure(Func<ProcessContext, ProcessHandle> whom)
        {
            var kernel = Create();
            kernel.Start(self => [Wait.Any(Wait.For(5), Wait.On(whom(self)))], EventKind.User, 0);
            return Assert.IsType<InvalidOperationException>(
                Assert.Throws<ProcessFailedException>(() => kernel.Run(10)).InnerException).Message;
        }
    }

    [Fact]
    public void A_handle_of_another_kernel_is_an_error_wherever_it_is_used()
    {
        var (one, other) = (Create(), Create());
        var (mine, foreign) = (other.Start(Body, EventKind.User, 0), one.Start(Body, EventKind.User, 0));
        Assert.NotEqual(mine, foreign);
        Assert.Contains(
            "another kernel", Assert.Throws<InvalidOperationException>(() => other.Interrupt(foreign)).Message, StringComparison.Ordinal);
        var (happened, timer) = (0L, one.Schedule(5, () => { }, EventKind.User, 0));
        other.Schedule(5, () => happened = other.Now, EventKind.User, 0);
        Assert.Contains(
            "another kernel", Assert.Throws<InvalidOperationException>(() => other.Cancel(timer)).Message, StringComparison.Ordinal);
        Assert.True(one.Cancel(timer));
        Assert.False(other.Cancel(default));
        Assert.False(other.Interrupt(default));
        other.Run(6);
        Assert.Equal(5, happened);

        // Also where the other one has ended, and where this kernel has one of the same number.
        one.Run(Ticks.Never);
        foreach (var wait in new[] { Wait.On(foreign), Wait.Any(Wait.For(1), Wait.On(foreign)), Wait.All(Wait.On(mine), Wait.On(foreign)) })
        {
            var kernel = Create();
            for (var node = 0; node < 3; node++)
            {
                kernel.Start(Body, EventKind.User, node);
            }

            kernel.Start(_ => [wait], EventKind.User, 9);
            Assert.Contains("not started", Assert.Throws<ProcessFailedException>(() => kernel.Run(1)).Message, StringComparison.Ordinal);
        }

        static IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.For(100);
        }
    }

    [Fact]
    public void A_list_of_waits_may_change_while_it_is_waited_for()
    {
        var kernel = Create();
        var (one, other) = (new Signal("one"), new Signal("other"));
        Wait[] shared = new Wait[2];
        var seen = new List<(int, long, int)>();
        kernel.Start(self => Body(self, 1, one, 10), EventKind.User, 1);
        kernel.Start(self => Body(self, 2, other, 20), EventKind.User, 2);
        kernel.Schedule(5, () => (shared[0], shared[1]) = (Wait.Any(Wait.On(one), Wait.For(3)), Wait.For(1)), EventKind.User, 9);
        kernel.Schedule(6, () => kernel.Fire(one), EventKind.User, 9);
        kernel.Run(Ticks.Never);
        Assert.Equal([(1, 6, 0), (2, 20, 1)], seen);

        IEnumerable<Wait> Body(ProcessContext self, int who, Signal signal, long time)
        {
            (shared[0], shared[1]) = (Wait.On(signal), Wait.For(time));
            yield return Wait.Any(shared);
            seen.Add((who, self.Now, self.Outcome.Index));
        }
    }

    [Fact]
    public void What_ends_at_one_instant_is_counted_and_not_looked_through()
    {
        // Looking through all for each would be 20 thousand million looks, which takes minutes.
        const int Count = 100_000;
        var watch = Stopwatch.StartNew();
        var kernel = Create();
        var workers = Enumerable.Range(0, Count).Select(k => kernel.Start(_ => [Wait.Until(5)], EventKind.User, k)).ToArray();
        var ends = new List<long>();
        kernel.Start(self => Waiter(self, Wait.All([.. workers.Select(Wait.On)])), EventKind.User, Count);
        kernel.Start(self => Waiter(self, Wait.All([.. Enumerable.Range(1, Count).Select(k => Wait.Until(k))])), EventKind.User, Count);
        kernel.Run(Ticks.Never);
        Assert.Equal([5L, Count], ends);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");

        IEnumerable<Wait> Waiter(ProcessContext self, Wait wait)
        {
            yield return wait;
            ends.Add(self.Now);
        }
    }
}
