using System.Numerics;

namespace Hogwild.Simulation;

/// <content>How the calendar comes about, and how its buckets become as wide and as many as they should be.</content>
internal sealed partial class EventQueue
{
    /// <summary>Events a bucket that are aimed at, and up to which factor more or fewer are put up with.</summary>
    private const double Occupancy = 4, Tolerance = 3;

    /// <summary>The width of buckets is looked at after as many events as there are, but no fewer than these.</summary>
    private const int LeastReview = 512;

    /// <summary>But not before as many buckets have had their turn.</summary>
    private const int LeastTurns = 8;

    /// <summary>
    /// A calendar is worth its while if it has this many times the events that it takes to make one, and is made later if not.
    /// </summary>
    private const int LeastService = 32, LargestMany = 2048;

    private const int Samples = 64;
    private const int LargestShift = 60;

    private bool HasWrongSize => Count > _mask || Count < _mask / 16;

    /// <summary>Looks at number and width of the buckets, in the light of what has passed.</summary>
    private void Review()
    {
        if (_drained < _review || _turns < LeastTurns)
        {
            Rebuild(null);
            return;
        }

        var occupancy = (double)_drained / _passed;
        var isFitting = occupancy > Occupancy / Tolerance && occupancy < Occupancy * Tolerance;
        var shift = isFitting ? _shift : ShiftOf(Math.ScaleB(Occupancy / occupancy, _shift));
        if (shift != _shift || HasWrongSize)
        {
            Rebuild(shift);
        }
        else
        {
            StartReview();
        }
    }

    private void StartReview()
    {
        _served += _drained;
        (_drained, _passed, _turns, _review) = (0, 0, 0, Math.Max(LeastReview, Count));
    }

    /// <summary>Takes all events out and puts them in again: into a calendar or, where they are few, into the front.</summary>
    /// <param name="shift">Logarithm of the width of a bucket; null to estimate it from the events that there are.</param>
    private void Rebuild(int? shift)
    {
        var chain = Collect();
        var isCalendar = Count >= Many / 2;
        var buckets = isCalendar ? 2 * (int)BitOperations.RoundUpToPowerOf2((uint)Count) : 0;
        if (buckets > _buckets.Length)
        {
            _buckets = LargePages.For(new int[buckets]);
        }

        (_mask, _shift, _cursor) = (buckets - 1, 0, long.MaxValue);
        if (isCalendar)
        {
            var earliest = Survey(chain, out var width);
            _shift = shift ?? ShiftOf(width);
            _cursor = (earliest >> _shift) - 1;
        }

        while (chain != 0)
        {
            var place = chain;
            chain = _pool[place].Next;
            Replace(place);
        }

        StartReview();
        if (!isCalendar)
        {
            // Bursts of events are not worth a calendar each.
            _many = _served < LeastService * _many ? Math.Min(2 * _many, LargestMany) : Many;
            _served = 0;
        }

        _patience = Math.Max(_many, Count / 2);
    }

    /// <summary>All events as one list in the pool; everything else is empty then.</summary>
    private int Collect()
    {
        var chain = 0;
        for (var bucket = 0; bucket <= _mask; bucket++)
        {
            for (var place = _buckets[bucket]; place != 0;)
            {
                (place, _pool[place].Next, chain) = (_pool[place].Next, chain, place);
            }
        }

        Chain(_front.AsSpan(0, _frontCount), ref chain);
        Chain(_late.Entries, ref chain);
        Chain(_far.Entries, ref chain);
        _frontCount = 0;
        _late.Clear();
        _far.Clear();
        Array.Clear(_buckets, 0, _mask + 1);
        return chain;
    }

    private void Chain(ReadOnlySpan<Entry> entries, ref int chain)
    {
        foreach (ref readonly var entry in entries)
        {
            var place = Store(entry);
            _pool[place].Next = chain;
            chain = place;
        }
    }

    /// <summary>Puts an event from the pool where it belongs now.</summary>
    private void Replace(int place)
    {
        ref var entry = ref _pool[place];
        var bucket = entry.Time >> _shift;
        var ahead = bucket - _cursor;
        if (ahead > 0 && ahead <= _mask)
        {
            Link(place, (int)bucket & _mask);
            return;
        }

        if (ahead > 0)
        {
            _far.Push(entry);
        }
        else
        {
            Insert(entry, _frontCount++);
        }

        (entry.Next, _free) = (_free, place);
    }

    /// <summary>The time of the first event, and a width of buckets that suits the quarter of events that come first.</summary>
    private long Survey(int chain, out double width)
    {
        Span<long> samples = stackalloc long[Math.Min(Samples, Count)];
        var earliest = long.MaxValue;
        for (var (place, index) = (chain, 0L); place != 0; place = _pool[place].Next, index++)
        {
            var time = _pool[place].Time;
            earliest = Math.Min(earliest, time);
            samples[(int)(index * samples.Length / Count)] = time;
        }

        samples.Sort();
        var rank = samples.Length / 4;
        while (rank < samples.Length - 1 && samples[rank] == earliest)
        {
            rank++;
        }

        width = Occupancy * (samples[rank] - earliest) * samples.Length / ((rank + 1.0) * Count);
        return earliest;
    }

    private static int ShiftOf(double width) => width < 2 ? 0 : Math.Min(LargestShift, BitOperations.Log2((ulong)width));
}
