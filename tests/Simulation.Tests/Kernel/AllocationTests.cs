namespace Hogwild.Simulation.Tests;

/// <summary>Once the queue and the tables have grown, nothing that happens in large numbers allocates.</summary>
[Collection(AloneCollection.Name)]
public class AllocationTests
{
    private readonly EventKernel _kernel = new();
    private int _happened;

    [Fact]
    public void Handler_events_allocate_nothing()
    {
        var ring = new Ring(this);
        ring.Number = _kernel.Register(ring, EventKind.Activation);
        for (var entity = 0; entity < 100; entity++)
        {
            _kernel.Push(ring.Number, entity, 0, entity);
        }

        AssertNothingIsAllocated();
    }

    [Fact]
    public void Waiting_for_time_allocates_nothing()
    {
        StartMany(Sleeper);
        AssertNothingIsAllocated();

        IEnumerable<Wait> Sleeper(ProcessContext self)
        {
            for (var gap = self.Entity; ; gap = (gap * 7 + 1) % 100)
            {
                _happened++;
                yield return Wait.For(gap + 1);
            }
        }
    }

    [Fact]
    public void Waiting_for_a_signal_allocates_nothing()
    {
        var signals = Enumerable.Range(0, 10).Select(number => new Signal($"signal {number}")).ToArray();
        StartMany(self => self.Entity < 10 ? Ringer(self) : Waiter(self));
        AssertNothingIsAllocated();

        IEnumerable<Wait> Ringer(ProcessContext self)
        {
            while (true)
            {
                yield return Wait.For(self.Entity + 1);
                self.Kernel.Fire(signals[self.Entity]);
            }
        }

        IEnumerable<Wait> Waiter(ProcessContext self)
        {
            while (true)
            {
                _happened++;
                yield return Wait.On(signals[self.Entity % 10]);
            }
        }
    }

    [Fact]
    public void A_kept_any_or_all_allocates_nothing()
    {
        var signal = new Signal("door");
        var (any, all) = (Wait.Any(Wait.On(signal), Wait.For(8)), Wait.All(Wait.On(signal), Wait.For(3)));
        StartMany(self => self.Entity == 0 ? Ringer(self) : Waiter(self.Entity % 2 == 0 ? any : all));
        AssertNothingIsAllocated();

        IEnumerable<Wait> Ringer(ProcessContext self)
        {
            while (true)
            {
                yield return Wait.For(5);
                self.Kernel.Fire(signal);
                yield return Wait.For(10);
            }
        }

        IEnumerable<Wait> Waiter(Wait wait)
        {
            while (true)
            {
                _happened++;
                yield return wait;
            }
        }
    }

    [Fact]
    public void Timers_allocate_nothing_whether_they_happen_or_are_cancelled()
    {
        var cancelled = default(Timer);
        Action nothing = () => Assert.Fail("cancelled");
        Action tick = null!;
        tick = () =>
        {
            _happened++;
            _kernel.Cancel(cancelled);
            cancelled = _kernel.Schedule(_kernel.Now + 1_000_000, nothing, EventKind.User, 0);
            _kernel.Schedule(_kernel.Now + 1, tick, EventKind.User, 0);
        };
        _kernel.Schedule(0, tick, EventKind.User, 0);

        AssertNothingIsAllocated();
    }

    private void StartMany(ProcessBody body)
    {
        for (var entity = 0; entity < 100; entity++)
        {
            _kernel.Start(body, EventKind.User, entity);
        }
    }

    private void AssertNothingIsAllocated()
    {
        _kernel.Run(10_000);
        var (before, happened) = (GC.GetAllocatedBytesForCurrentThread(), _happened);
        _kernel.Run(100_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(_happened - happened > 10_000);
    }

    private sealed class Ring(AllocationTests test) : IEventHandler
    {
        public int Number { get; set; }

        public void Happen(int entity, long counter, long now)
        {
            test._happened++;
            test._kernel.Push(Number, entity, counter + 1, now + 1 + (((entity * 7) + counter) % 100));
        }
    }
}
