
namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    [Property]
    public bool The_order_of_pushing_never_matters(byte[] events)
    {
        var forward = Happen(events);
        var backward = Happen([.. events.Reverse()]);
        var byRule = events.Select(Read).Select(e => (e.Time, e.Handler == 0 ? 1 : 0, e.Entity, e.Handler, e.Counter)).Order()
            .Select(e => (e.Time, e.Handler, e.Entity, e.Counter));
        return forward.SequenceEqual(backward) && forward.SequenceEqual(byRule);
    }

    [Fact]
    public void At_one_place_handlers_come_before_processes_and_timers()
    {
        var kernel = Create();
        var order = new List<string>();
        kernel.Schedule(5, () => order.Add("timer"), EventKind.User, 1);
        var handler = kernel.Register(new Noting((_, _, _) => order.Add("handler")), EventKind.User);
        kernel.Push(handler, 1, long.MaxValue, 5);
        kernel.Push(handler, 2, long.MinValue, 5);
        kernel.Run(Ticks.Never);
        Assert.Equal(["handler", "timer", "handler"], order);
    }

    [Fact]
    public void What_is_pushed_at_never_does_not_happen_and_the_past_is_refused()
    {
        var kernel = Create();
        var handler = kernel.Register(new Noting((_, _, _) => Assert.Fail("never")), EventKind.Delivery);
        kernel.Push(handler, 0, 0, Ticks.Never);
        Assert.False(kernel.Step());
        kernel.Run(10);
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Push(handler, 0, 0, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Push(handler + 1, 0, 0, 10));
    }

    private List<(int Time, int Handler, int Entity, int Counter)> Happen(byte[] events)
    {
        var kernel = Create();
        var happened = new List<(int Time, int Handler, int Entity, int Counter)>();
        // Handler 0 has the later kind, 1 and 2 share one.
        foreach (var (number, kind) in new[] { (0, EventKind.Activation), (1, EventKind.Delivery), (2, EventKind.Delivery) })
        {
            kernel.Register(new Noting((entity, counter, now) => happened.Add(((int)now, number, entity, (int)counter))), kind);
        }

        foreach (var (time, handler, entity, counter) in events.Select(Read))
        {
            kernel.Push(handler, entity, counter, time);
        }

        kernel.Run(Ticks.Never);
        return happened;
    }

    private static (int Time, int Handler, int Entity, int Counter) Read(byte number) =>
        (number % 3, number / 3 % 3, number / 9 % 3, number / 27 % 3);
}
