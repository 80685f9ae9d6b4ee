namespace Hogwild.Simulation;

/// <summary>
/// When nodes act, a stretch of time at a time: asked of the scheduler one node after the other, and then put in the order of time.
/// Nodes that act at one instant come in the order of their numbers.
/// </summary>
internal sealed class Turns
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    // So few are sorted faster by comparing them.
    private const int Few = 200;

    // So many instants are asked for at once.
    private const int Room = 24;

    // And so many, of so many nodes, to begin with.
    private const int Lookahead = 8;
    private const int Sampled = 1_000;
    private const int Shorter = 4;
    private readonly IScheduler _scheduler;
    private readonly int _depth;
    private readonly RunMemory _memory;
    private readonly int _room;
    private readonly long[] _due;
    private readonly int[] _counts;
    private readonly int[] _histogram = new int[Digits];
    private ulong[] _spare = [];

    /// <summary>Nobody has acted.</summary>
    /// <param name="nodes">How many there are.</param>
    /// <param name="scheduler">Who decides.</param>
    /// <param name="depth">How often a node acts at most; <see cref="int.MaxValue"/> for any number of times.</param>
    /// <param name="memory">Where columns are taken from.</param>
    /// <param name="room">How many activations a stretch is to have room for at once.</param>
    public Turns(int nodes, IScheduler scheduler, int depth, RunMemory memory, long room = 0)
    {
        (_scheduler, _depth, _memory) = (scheduler, depth, memory);
        _room = room == 0 ? 0 : (int)Math.Min(room + nodes, Array.MaxLength / 2);
        (_due, _counts) = (memory.Take<long>(nodes), memory.Take<int>(nodes));
        for (var node = 0; node < nodes; node++)
        {
            _due[node] = depth == 0 ? Ticks.Never : scheduler.Next(node, 0, 0);
            ArgumentOutOfRangeException.ThrowIfNegative(_due[node], "time");
            Earliest = Math.Min(Earliest, _due[node]);
        }
    }

    /// <summary>When somebody acts after the stretch that was planned last; never, where nobody does.</summary>
    public long Earliest { get; private set; } = Ticks.Never;

    /// <summary>
    /// About how many activations a tick there are when it begins, from the first few of some nodes; 0 where nobody acts.
    /// </summary>
    public double Rate()
    {
        var (rate, asked) = (0.0, 0);
        for (var node = 0; node < _due.Length; node += Math.Max(1, _due.Length / Sampled))
        {
            (rate, asked) = (rate + Rate(node), asked + 1);
        }

        return rate * _due.Length / Math.Max(1, asked);
    }

    private double Rate(int node)
    {
        var times = new long[Lookahead];
        var count = 0;
        try
        {
            count = _due[node] == Ticks.Never ? 0 : _scheduler.NextAll(node, 1, _due[node], Ticks.Never, times);
        }
        catch (Exception cause) when (IsFault(cause))
        {
            // It will be asked again, when it counts.
        }

        count -= count > 0 && times[count - 1] == Ticks.Never ? 1 : 0;
        return count > 0 && times[count - 1] > _due[node] ? count / (double)(times[count - 1] - _due[node]) : 0;
    }

    /// <summary>Asks when nodes act in a stretch; stretches follow each other.</summary>
    /// <param name="stretch">The stretch. It becomes shorter where more happens in it than is good.</param>
    /// <param name="most">How many activations it may have, if it can be shorter.</param>
    public void Plan(Stretch stretch, long most)
    {
        while (!TryPlan(stretch, most))
        {
            stretch.Begin(stretch.From, stretch.From + Math.Max(1, (stretch.To - stretch.From) / Shorter));
        }

        stretch.Rounds = RoundsOf(stretch);
        Sort(stretch, stretch.Count);
    }

    /// <summary>How often every node acts, where all of them always act together.</summary>
    private int RoundsOf(Stretch stretch)
    {
        var rounds = _due.Length == 0 ? 0 : stretch.TimesOf(0).Length;
        for (var node = 1; node < _due.Length && rounds > 0; node++)
        {
            rounds = stretch.TimesOf(node).SequenceEqual(stretch.TimesOf(0)) ? rounds : 0;
        }

        return rounds;
    }

    private bool TryPlan(Stretch stretch, long most)
    {
        Earliest = Ticks.Never;
        var (count, parts) = (0, stretch.Parts);
        for (var node = 0; node < _due.Length; node++)
        {
            parts[node].Start = count;
            if (_due[node] < stretch.To)
            {
                count = Plan(stretch, node, count);
            }

            MakeRoom(stretch, count + node);
            stretch.Times[count + node] = _due[node];
            Earliest = Math.Min(Earliest, _due[node]);
            if (count > most && stretch.To - stretch.From > 1)
            {
                parts[node + 1].Start = count;
                TakeBack(stretch, node);
                return false;
            }
        }

        parts[^1].Start = count;
        return true;
    }

    /// <summary>What nodes have said up to one of them is as if they had not been asked: they will say it again.</summary>
    private void TakeBack(Stretch stretch, int last)
    {
        for (var node = 0; node <= last; node++)
        {
            var times = stretch.TimesOf(node);
            if (!times.IsEmpty)
            {
                (_due[node], _counts[node]) = (times[0], _counts[node] - times.Length);
            }
        }
    }

    private int Plan(Stretch stretch, int node, int count)
    {
        var (start, acted) = (count, _counts[node]);
        try
        {
            return Ask(stretch, node, count, Room);
        }
        catch (Exception cause) when (IsFault(cause))
        {
            // When it was that it failed is seen if it is asked one by one.
            _counts[node] = acted;
        }

        try
        {
            return Ask(stretch, node, start, 1);
        }
        catch (Exception cause) when (IsFault(cause))
        {
            var end = start + _counts[node] - acted;
            stretch.Fail(node, stretch.Times[end + node - 1], cause);
            _due[node] = Ticks.Never;
            return end;
        }
    }

    /// <summary>Whether it is the scheduler's, and not somebody's who stops the run, or has no memory.</summary>
    private static bool IsFault(Exception cause) => cause is not (OperationCanceledException or OutOfMemoryException);

    /// <summary>When a node acts within the stretch, from the instant on that it has named last.</summary>
    /// <param name="stretch">Receives the instants.</param>
    /// <param name="node">The node.</param>
    /// <param name="count">Where they are to stand.</param>
    /// <param name="room">How many it is asked for at once.</param>
    /// <returns>Where they end.</returns>
    private int Ask(Stretch stretch, int node, int count, int room)
    {
        var (time, to) = (_due[node], stretch.To);
        while (time < to)
        {
            MakeRoom(stretch, count + node);
            stretch.Times[count++ + node] = time;
            if (++_counts[node] == _depth)
            {
                time = Ticks.Never;
                break;
            }

            // The last answer is when it acts next, or one more activation of the stretch.
            var answers = stretch.Times.AsSpan(count + node, Math.Min(room, _depth - _counts[node]));
            var answered = _scheduler.NextAll(node, _counts[node], time, to, answers);
            var before = answered > 1 ? answers[answered - 2] : time;
            time = answers[answered - 1];
            _counts[node] += answered - 1;
            count += answered - 1;
            if (time <= before)
            {
                throw new SchedulerException(node, before, $"acts next at tick {time}, not later");
            }
        }

        _due[node] = time;
        return count;
    }

    private void MakeRoom(Stretch stretch, int used)
    {
        if (used + 1 + Room + Stretch.Lanes > stretch.Times.Length)
        {
            var times = _memory.TakeAny<long>(Math.Max(_room, 2 * Math.Max(used, stretch.Times.Length)));
            stretch.Times.CopyTo(times, 0);
            stretch.Times = times;
        }
    }

    /// <summary>By counting, digit by digit from the last: what is equal stays in the order of nodes.</summary>
    private void Sort(Stretch stretch, int count)
    {
        if (stretch.Keys.Length < count)
        {
            stretch.Keys = _memory.TakeAny<ulong>(stretch.Times.Length);
        }

        if (stretch.Rounds > 0)
        {
            WriteRounds(stretch);
            return;
        }

        if (_spare.Length < stretch.Keys.Length)
        {
            _spare = _memory.TakeAny<ulong>(stretch.Keys.Length);
        }

        var (keys, parts) = (stretch.Keys, stretch.Parts);
        for (var node = 0; node < _due.Length; node++)
        {
            for (var at = parts[node].Start; at < parts[node + 1].Start; at++)
            {
                keys[at] = stretch.KeyOf(node, stretch.Times[at + node]);
            }
        }

        if (count < Few)
        {
            keys.AsSpan(0, count).Sort();
            return;
        }

        var (shift, bits) = stretch.KeyBits();
        for (; shift < bits; shift += DigitBits)
        {
            SortBy(stretch, shift, count);
        }
    }

    private void WriteRounds(Stretch stretch)
    {
        var (keys, nodes) = (stretch.Keys, _due.Length);
        for (var round = 0; round < stretch.Rounds; round++)
        {
            var first = stretch.KeyOf(0, stretch.Times[round]);
            for (var node = 0; node < nodes; node++)
            {
                keys[(round * nodes) + node] = first | (uint)node;
            }
        }
    }

    private void SortBy(Stretch stretch, int shift, int count)
    {
        var (histogram, keys) = (_histogram, stretch.Keys);
        Array.Clear(histogram);
        foreach (var key in keys.AsSpan(0, count))
        {
            histogram[(key >> shift) & (Digits - 1)]++;
        }

        if (histogram[(keys[0] >> shift) & (Digits - 1)] == count)
        {
            return;
        }

        var before = 0;
        for (var digit = 0; digit < Digits; digit++)
        {
            (histogram[digit], before) = (before, before + histogram[digit]);
        }

        var sorted = _spare;
        foreach (var key in keys.AsSpan(0, count))
        {
            sorted[histogram[(key >> shift) & (Digits - 1)]++] = key;
        }

        (stretch.Keys, _spare) = (sorted, keys);
    }
}
