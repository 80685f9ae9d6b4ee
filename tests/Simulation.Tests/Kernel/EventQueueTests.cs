using FsCheck;
using FsCheck.Fluent;

namespace Hogwild.Simulation.Tests;

/// <summary>The queue's order is exact whatever comes.</summary>
public sealed class EventQueueTests
{
    private static readonly Func<double, double>[] Increments =
    [
        _ => 0,
        _ => 1000,
        u => 1000 * u,
        u => -1000 * Elementary.Log(1 - u),
        u => u < 0.9 ? 10 * u : 1e6 * u,
        u => 10 / Math.Pow(1 - u, 2),
        u => u < 0.001 ? Ticks.Never / 2 : 1000 * u,
        u => u < 0.5 ? 0 : 5,
        u => Math.Floor(3 * u) * 10_000,
    ];

    /// <summary>A program: rounds of pushes and pops, each with its own increments.</summary>
    public static Arbitrary<Round[]> Rounds() =>
        (from increments in Gen.Choose(0, Increments.Length - 1)
         from pushes in Gen.Frequency((3, Gen.Choose(0, 40)), (2, Gen.Choose(0, 400)), (1, Gen.Choose(0, 3000)))
         from holds in Gen.Frequency((3, Gen.Choose(0, 50)), (1, Gen.Choose(0, 4000)))
         from pops in Gen.Frequency((3, Gen.Choose(0, 40)), (2, Gen.Choose(0, 400)), (1, Gen.Choose(0, 3000)))
         from keys in Gen.Choose(1, 50)
         select new Round(increments, pushes, holds, pops, keys)).NonEmptyListOf().Select(rounds => rounds.ToArray()).ToArbitrary();

    [Property(MaxTest = 100, EndSize = 20)]
    public Property Events_come_in_the_order_of_a_sorted_list_through_growth_and_shrinkage() => Prop.ForAll(Rounds(), rounds =>
    {
        var (queue, model) = (new EventQueue(), new SortedSet<(long, ulong, long)>());
        var (now, serial, draws) = (0L, 0, new Draws((ulong)rounds.Length));
        foreach (var round in rounds)
        {
            Times(round.Pushes, () => Push(round));
            Times(Math.Min(round.Holds, model.Count == 0 ? 0 : int.MaxValue), () =>
            {
                Pop();
                Push(round);
            });
            Times(Math.Min(round.Pops, model.Count), Pop);
            Assert.Equal(model.Count, queue.Count);
        }

        Times(model.Count, Pop);
        Assert.Equal(0, queue.Count);

        void Push(Round round)
        {
            var increment = (long)Increments[round.Increments](draws.Uniform(Purpose.Delay, 0, ++serial));
            var time = Ticks.After(now, Math.Min(increment, (Ticks.Never - now) / 2));
            var entry = new EventQueue.Entry(time, draws.Bits(Purpose.Tie, 0, serial) % (ulong)round.Keys, serial % 7, serial);
            if (model.Add(Order(entry)))
            {
                queue.Push(entry);
            }
        }

        void Pop()
        {
            var expected = model.Min;
            model.Remove(expected);
            Assert.Equal(expected, Order(queue.First));
            Assert.Equal(expected, Order(queue.Pop()));
            now = expected.Item1;
        }
    });

    [Fact]
    public void What_comes_before_everything_that_has_been_taken_still_comes_first()
    {
        var queue = new EventQueue();
        for (var k = 0; k < 5_000; k++)
        {
            queue.Push(new EventQueue.Entry(1_000_000 + (k * 100), 0, k, k));
        }

        for (var k = 0; k < 1_000; k++)
        {
            queue.Pop();
        }

        for (var k = 0; k < 5_000; k++)
        {
            queue.Push(new EventQueue.Entry(5_000 - k, 0, k, k));
        }

        for (var k = 1; k <= 5_000; k++)
        {
            Assert.Equal(k, queue.Pop().Time);
        }

        Assert.Equal(1_100_000, queue.Pop().Time);
    }

    [Fact]
    public void Pushing_and_popping_allocate_nothing_once_the_queue_has_grown()
    {
        var (queue, draws) = (new EventQueue(), new Draws(1));
        for (var k = 0; k < 3_000; k++)
        {
            queue.Push(new EventQueue.Entry(k, 0, k, k));
        }

        Hold(60_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Hold(60_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Hold(int count)
        {
            for (var k = 0; k < count; k++)
            {
                var first = queue.Pop();
                var increment = Ticks.FromDraw(-1000 * Elementary.Log(draws.Uniform(Purpose.Delay, (ulong)first.Target, first.Counter)));
                queue.Push(first with { Time = first.Time + increment, Counter = first.Counter + 1 });
            }
        }
    }

    private static void Times(int count, Action action)
    {
        for (var k = 0; k < count; k++)
        {
            action();
        }
    }

    private static (long, ulong, long) Order(EventQueue.Entry entry) => (entry.Time, entry.Key, entry.Counter);

    /// <summary>A part of a program.</summary>
    /// <param name="Increments">Which increments.</param>
    /// <param name="Pushes">How many events are pushed first.</param>
    /// <param name="Holds">How many are taken and put back then.</param>
    /// <param name="Pops">How many are taken at last.</param>
    /// <param name="Keys">How many keys there are: the fewer, the more ties.</param>
    public sealed record Round(int Increments, int Pushes, int Holds, int Pops, int Keys);
}
