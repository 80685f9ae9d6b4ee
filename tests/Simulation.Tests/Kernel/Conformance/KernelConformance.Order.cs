
namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    private static readonly EventKind[] Kinds = [EventKind.Observation, EventKind.Delivery, EventKind.Activation, EventKind.User];

    [Property]
    public bool Events_happen_in_canonical_order(byte[] times)
    {
        // The model: a stable sort by (time, kind, entity).
        var kernel = Create();
        var happened = new List<int>();
        var events = times.Select((time, index) => (Time: time % 5, Kind: Kinds[time / 5 % 4], Entity: time / 20 % 3, Index: index))
            .ToList();
        foreach (var (time, kind, entity, index) in events)
        {
            kernel.Schedule(time, () => happened.Add(index), kind, entity);
        }

        kernel.Run(Ticks.Never);
        return happened.SequenceEqual(events.OrderBy(e => (e.Time, e.Kind, e.Entity)).Select(e => e.Index));
    }

    [Fact]
    public void The_order_is_the_same_with_5000_pending_and_many_ties()
    {
        // Pushed in five waves, each from within the run, so that the queue grows and shrinks on the way.
        var kernel = Create();
        var (happened, expected) = (new List<(long, int)>(), new List<(long, int)>());
        for (var wave = 0; wave < 5; wave++)
        {
            var first = wave * 1000;
            kernel.Schedule(wave, () => Add(first), EventKind.Fault, 0);
        }

        kernel.Run(Ticks.Never);
        Assert.Equal(5000, happened.Count);
        Assert.Equal(expected.Order(), happened);

        void Add(int first)
        {
            for (var number = first; number < first + 1000; number++)
            {
                var (at, entity) = (10L + (number % 3), (number * 7919) % 5000);
                expected.Add((at, entity));
                kernel.Schedule(at, () => happened.Add((at, entity)), EventKind.User, entity);
            }
        }
    }

    [Fact]
    public void Processes_at_one_instant_go_on_by_entity_however_many_there_are()
    {
        var kernel = Create();
        var order = new List<(long, int)>();
        for (var number = 0; number < 5000; number++)
        {
            var entity = (number * 7919) % 5000;
            kernel.Start(self => Body(self, entity), EventKind.User, entity);
        }

        kernel.Run(Ticks.Never);
        Assert.Equal(15_000, order.Count);
        Assert.Equal(order.Order(), order);

        IEnumerable<Wait> Body(ProcessContext self, int entity)
        {
            for (var round = 0; round < 3; round++)
            {
                order.Add((self.Now, entity));
                yield return Wait.For(10);
            }
        }
    }

    [Fact]
    public void Priority_comes_before_kind_within_a_phase_only()
    {
        var kernel = Create();
        var order = new List<string>();
        kernel.Schedule(1, () => order.Add("user"), EventKind.User, 0);
        kernel.Schedule(1, () => order.Add("node"), EventKind.Activation, 0, priority: -1);
        kernel.Schedule(1, () => order.Add("delivery"), EventKind.Delivery, 0, priority: 127);
        kernel.Schedule(1, () => order.Add("observer"), EventKind.Observation, 0, priority: -128);
        kernel.Run(Ticks.Never);
        Assert.Equal(["delivery", "node", "user", "observer"], order);
    }

    [Theory]
    [InlineData(-129)]
    [InlineData(128)]
    public void A_priority_out_of_range_is_refused(int priority)
    {
        var kernel = Create();
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Schedule(1, () => { }, EventKind.User, 0, priority));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Start(_ => [], EventKind.User, 0, priority));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Register(new Noting((_, _, _) => { }), EventKind.User, priority));
        Assert.False(kernel.Step());
    }

    [Fact]
    public void Ties_of_user_processes_are_broken_by_policy()
    {
        var draws = new Draws(7);
        int[] entities = [3, 0, 2, 1, 4, 6, 5];
        Assert.Equal(entities.Order(), Ties(TiePolicy.Canonical, EventKind.User, 10));
        Assert.Equal(entities, Ties(TiePolicy.Fifo, EventKind.User, 10));
        var random = Ties(TiePolicy.Random(draws), EventKind.User, 10);
        Assert.Equal(random, Ties(TiePolicy.Random(draws), EventKind.User, 10));
        Assert.NotEqual(random, Ties(TiePolicy.Random(draws), EventKind.User, 11));
        Assert.NotEqual(random, Ties(TiePolicy.Random(new Draws(8)), EventKind.User, 10));
        Assert.Equal(entities.Order(), random.Order());

        // Nobody else's, and neither kind nor priority gives way.
        Assert.Equal(entities.Order(), Ties(TiePolicy.Fifo, EventKind.Activation, 10));
        Assert.Equal(entities.Order(), Ties(TiePolicy.Random(draws), EventKind.Activation, 10));
        Assert.Equal(
            entities.OrderBy(entity => (entity % 2, Array.IndexOf(entities, entity))), Ties(TiePolicy.Fifo, EventKind.User, 10, 2));

        List<int> Ties(TiePolicy policy, EventKind kind, long at, int priorities = 1)
        {
            var kernel = Create(policy);
            var order = new List<int>();
            foreach (var entity in entities)
            {
                kernel.Start(_ => Body(entity), kind, entity, entity % priorities);
            }

            kernel.Run(Ticks.Never);
            return order;

            IEnumerable<Wait> Body(int entity)
            {
                yield return Wait.Until(at);
                order.Add(entity);
            }
        }
    }
}
