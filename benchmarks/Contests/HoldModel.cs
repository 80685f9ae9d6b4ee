using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// The hold model of Jones ("An empirical comparison of priority-queue and event-set implementations", CACM 1986): take the first event,
/// put it back an increment later, again and again. Both queues order by (time, key, counter).
/// </summary>
internal sealed class HoldModel
{
    private const int Draws = 1 << 14;
    private readonly EventQueue _ours = new();
    private readonly PriorityQueue<int, Order> _theirs = new();
    private readonly long[] _increments;

    /// <summary>Both queues with the same events.</summary>
    public HoldModel(int pending, Increments increments)
    {
        _increments = increments.Create(Draws);
        for (var k = 0; k < pending; k++)
        {
            Add(k < pending - 1 || !increments.HasFarFuture ? _increments[(int)(7919L * k % Draws)] : Ticks.Never - 1, k);
        }
    }

    /// <summary>Holds on ours.</summary>
    /// <returns>The sum of all times, by which the two can be compared.</returns>
    public long Ours(int holds)
    {
        var sum = 0L;
        for (var k = 0; k < holds; k++)
        {
            var first = _ours.Pop();
            var next = Ticks.After(first.Time, _increments[k & (Draws - 1)]);
            sum += first.Time;
            _ours.Push(first with { Time = next, Counter = first.Counter + 1 });
        }

        return sum;
    }

    /// <summary>The same holds on .NET's.</summary>
    public long Theirs(int holds)
    {
        var sum = 0L;
        for (var k = 0; k < holds; k++)
        {
            _theirs.TryDequeue(out var element, out var first);
            var next = Ticks.After(first.Time, _increments[k & (Draws - 1)]);
            sum += first.Time;
            _theirs.Enqueue(element, first with { Time = next, Counter = first.Counter + 1 });
        }

        return sum;
    }

    private void Add(long time, int entity)
    {
        _ours.Push(new EventQueue.Entry(time, (ulong)entity, 0, entity));
        _theirs.Enqueue(entity, new Order(time, (ulong)entity, 0));
    }

    private readonly record struct Order(long Time, ulong Key, long Counter) : IComparable<Order>
    {
        public int CompareTo(Order other) => Time != other.Time ? Time.CompareTo(other.Time)
            : Key != other.Key ? Key.CompareTo(other.Key)
            : Counter.CompareTo(other.Counter);
    }
}
