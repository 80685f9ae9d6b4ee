namespace Hogwild.Simulation;

/// <content>The calendar: buckets ahead of the front, and what lies beyond them.</content>
internal sealed partial class EventQueue
{
    /// <summary>A calendar is made when more events than this have gathered in a heap; half as many are no calendar any more.</summary>
    private const int Many = 64;

    /// <summary>From how many events on the pool is too large for the fastest caches.</summary>
    private const int BeyondCache = 4_000;

    /// <summary>A pause counts for no more than this many times the length of the calendar.</summary>
    private const long LongestStep = 64;

    /// <summary>What lies beyond the last bucket.</summary>
    private readonly EventHeap _far = new();

    /// <summary>The first event of each bucket, a place in the pool; 0 for none. A calendar may use fewer than there are.</summary>
    private int[] _buckets = [];

    /// <summary>The number of buckets in use, a power of two, less one.</summary>
    private int _mask = -1;

    /// <summary>
    /// The events in buckets; place 0 stays empty. Free places are a list, too, so that the one written last is used first.
    /// </summary>
    private Entry[] _pool = new Entry[1];
    private int _free;
    private int _used = 1;

    /// <summary>Logarithm of the width of a bucket.</summary>
    private int _shift;

    /// <summary>The bucket in the front, counted from time 0; without a calendar everything belongs into the front.</summary>
    private long _cursor = long.MaxValue;

    /// <summary>What <see cref="Many"/> is after calendars that did not last.</summary>
    private int _many = Many;

    /// <summary>Events that the calendar has had since it was made.</summary>
    private long _served;

    /// <summary>How many may come late into the front before the calendar is made anew.</summary>
    private int _patience = Many;

    /// <summary>
    /// Since the width was looked at: events that had their turn, buckets that were passed, and those of them that were not empty.
    /// </summary>
    private long _drained, _passed, _turns;

    /// <summary>After how many events the width is looked at again.</summary>
    private long _review;

    private void Link(in Entry entry)
    {
        var place = Store(entry);
        Link(place, (int)(entry.Time >> _shift) & _mask);
    }

    private int Store(in Entry entry)
    {
        var place = _free;
        if (place != 0)
        {
            _free = _pool[place].Next;
        }
        else
        {
            if (_used == _pool.Length)
            {
                var larger = LargePages.For(new Entry[Math.Max(2 * Many, 2 * _used)]);
                _pool.CopyTo(larger, 0);
                _pool = larger;
            }

            place = _used++;
        }

        _pool[place] = entry;
        return place;
    }

    private void Link(int place, int bucket)
    {
        ref var head = ref _buckets[bucket];
        _pool[place].Next = head;
        head = place;
    }

    /// <summary>Moves on to the next bucket that is not empty. The front is empty, and there are events.</summary>
    private void Refill()
    {
        if ((_drained >= _review && _turns >= LeastTurns) || HasWrongSize)
        {
            Review();
            if (_frontCount > 0)
            {
                return;
            }
        }

        var ahead = Count > _far.Count ? Ahead() : (_far.First.Time >> _shift) - _cursor;
        _cursor += ahead;
        _turns++;
        _passed += Math.Min(ahead, LongestStep * _mask);
        while (_far.Count > 0 && (_far.First.Time >> _shift) - _cursor <= _mask)
        {
            Link(_far.Pop());
        }

        Drain((int)_cursor & _mask);
    }

    /// <summary>How many buckets ahead the next one is that is not empty. There has to be one.</summary>
    private int Ahead()
    {
        var buckets = _buckets.AsSpan(0, _mask + 1);
        var next = (int)(_cursor + 1) & _mask;
        if (buckets[next] != 0)
        {
            return 1;
        }

        var skipped = buckets[next..].IndexOfAnyExcept(0);
        return 1 + (skipped >= 0 ? skipped : buckets.Length - next + buckets[..next].IndexOfAnyExcept(0));
    }

    /// <summary>Sorts a bucket into the empty front.</summary>
    private void Drain(int bucket)
    {
        var place = _buckets[bucket];
        _buckets[bucket] = 0;
        var count = 0;
        var isSorted = true;
        while (place != 0)
        {
            ref var entry = ref _pool[place];
            if (count < ShortFront)
            {
                Insert(entry, count);
            }
            else
            {
                if (count == _front.Length)
                {
                    Array.Resize(ref _front, 2 * count);
                }

                // Events of one instant come in their order as a rule, and a list begins with the last.
                isSorted &= entry.Precedes(_front[count - 1]);
                _front[count] = entry;
            }

            count++;
            (place, entry.Next, _free) = (entry.Next, _free, place);
        }

        if (!isSorted)
        {
            var front = _front.AsSpan(0, count);
            front.Sort();
            front.Reverse();
        }

        _frontCount = count;
        _drained += count;
        if (Count > BeyondCache)
        {
            Prefetch();
        }
    }

    /// <summary>Asks for one more event of each of some later buckets. Place 0 of the pool is no event, and follows itself.</summary>
    private void Prefetch()
    {
        var (pool, buckets, next, mask) = (_pool, _buckets, (int)_cursor, _mask);
        var owner = _owner is { Foresees: true } ? _owner : null;
        var beyond = next + (owner is null ? 0 : IForesight.Farthest);
        CacheHint.Read(ref pool[pool[pool[pool[pool[buckets[(beyond + 2) & mask]].Next].Next].Next].Next]);
        CacheHint.Read(ref pool[pool[pool[pool[buckets[(beyond + 3) & mask]].Next].Next].Next]);
        CacheHint.Read(ref pool[pool[pool[buckets[(beyond + 4) & mask]].Next].Next]);
        CacheHint.Read(ref pool[pool[buckets[(beyond + 5) & mask]].Next]);
        CacheHint.Read(ref pool[buckets[(beyond + 6) & mask]]);
        if (owner is null)
        {
            return;
        }

        for (var distance = 0; distance <= IForesight.Farthest; distance++)
        {
            var place = buckets[(next + 1 + distance) & mask];
            for (var count = 0; place != 0 && count < ShortFront; count++)
            {
                owner.Expect(pool[place], distance);
                place = pool[place].Next;
            }
        }
    }
}
