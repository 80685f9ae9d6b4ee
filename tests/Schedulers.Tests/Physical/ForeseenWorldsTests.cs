using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

public class ForeseenWorldsTests
{
    // Enough for a calendar whose events are announced, and for what is kept of nodes to be called for.
    private const int Nodes = 4_600;
    private const int Hub = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(8)]
    public void What_is_called_for_ahead_changes_nothing_in_any_world(ulong seed)
    {
        var announced = 0L;
        var told = RunOn(new EventKernel(), () => announced++);
        var untold = RunOn(new Blind(new EventKernel()), () => Assert.Fail("nobody tells"));
        // Some hundred nodes act at an instant here, of which sixteen are announced.
        Assert.InRange(announced, 1_000, long.MaxValue);
        Assert.Equal(untold.Network.Activations, told.Network.Activations);
        Assert.Equal(untold.Network.Fingerprint, told.Network.Fingerprint);
        Assert.Equal(untold.Network.CountTraffic(Worlds.Until), told.Network.CountTraffic(Worlds.Until));
        Assert.Equal(untold.Network.States(), told.Network.States());

        Run RunOn(IEventKernel kernel, Action hear)
        {
            var scheduler = new Hearing(new Monitored(new Physical(Worlds.Random(seed), new Draws(seed))), hear);
            var run = new Run(Uneven(), new DampedRule(0.5), scheduler, kernel);
            run.Until(Worlds.Until);
            return run;
        }
    }

    /// <summary>A hub and a ring.</summary>
    private static Graph Uneven()
    {
        var builder = new GraphBuilder(Nodes);
        for (var node = 0; node < Nodes; node++)
        {
            builder.AddEdge(node, (node + 1) % Nodes);
        }

        for (var node = 2; node < Hub; node++)
        {
            builder.AddEdge(0, node);
        }

        return builder.Build();
    }

    private sealed class Hearing(IScheduler inner, Action hear) : SchedulerWrapper(inner), IForesight
    {
        void IForesight.Expect(int entity, long at, int distance)
        {
            hear();
            Foresight?.Expect(entity, at, distance);
        }
    }

    /// <summary>A kernel that does not know who wants to be told what is due soon.</summary>
    private sealed class Blind(IEventKernel inner) : IEventKernel
    {
        public long Now => inner.Now;

        public IReadOnlyList<WaitingProcess> Waiting => inner.Waiting;

        public ProcessHandle Start(ProcessBody body, EventKind kind, int entity, int priority = 0, string? name = null) =>
            inner.Start(body, kind, entity, priority, name);

        public bool Interrupt(ProcessHandle process, object? cause = null) => inner.Interrupt(process, cause);

        public Simulation.Timer Schedule(long at, Action action, EventKind kind, int entity, int priority = 0) =>
            inner.Schedule(at, action, kind, entity, priority);

        public bool Cancel(Simulation.Timer timer) => inner.Cancel(timer);

        public int Register(IEventHandler handler, EventKind kind, int priority = 0) => inner.Register(new Plain(handler), kind, priority);

        public void Push(int handler, int entity, long counter, long at) => inner.Push(handler, entity, counter, at);

        public void Fire(Signal signal) => inner.Fire(signal);

        public void Run(long until) => inner.Run(until);

        public bool Step() => inner.Step();
    }

    private sealed class Plain(IEventHandler inner) : IEventHandler
    {
        public void Happen(int entity, long counter, long now) => inner.Happen(entity, counter, now);
    }
}
