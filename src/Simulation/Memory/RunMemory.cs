namespace Hogwild.Simulation;

/// <summary>
/// Arrays of a run, which the next one on the same graph takes over when it has ended. New memory has to be cleared, mapped and collected,
/// which costs a short run as much as all that it computes. It changes nothing but time.
/// </summary>
/// <threadsafety>One run at a time, of which several threads may take.</threadsafety>
internal sealed class RunMemory
{
    // Longer arrays are seldom taken, and are too much to be left lying about.
    private const long MostBytes = 1 << 20;
    private readonly Lock _gate = new();
    private readonly List<Array> _taken = [];
    private readonly List<Array> _free = [];

    /// <summary>So many entries, all of them zero.</summary>
    public T[] Take<T>(int length)
        where T : unmanaged
    {
        if (IsLong<T>(length))
        {
            return LargePages.For(new T[length]);
        }

        if (Find<T>(array => array.Length == length) is { } found)
        {
            found.AsSpan().Clear();
            return found;
        }

        return Keep(new T[length]);
    }

    /// <summary>At least so many entries, with anything in them.</summary>
    /// <param name="least">How many.</param>
    /// <param name="isPinned">
    /// Whether the collector is not to move them, which costs time only: short arrays it seldom does, those that <see cref="Take"/> made.
    /// </param>
    public T[] TakeAny<T>(int least, bool isPinned = false)
        where T : unmanaged
    {
        if (IsLong<T>(least))
        {
            // Not cleared: what is not written to need not be there.
            return LargePages.For(GC.AllocateUninitializedArray<T>(least, isPinned));
        }

        // Of several the longest: whoever needs more and more soon has enough.
        return Find<T>(array => array.Length >= least) ?? Keep(GC.AllocateArray<T>(least, pinned: true));
    }

    /// <summary>The run has ended: what was taken can be taken again.</summary>
    public void Free()
    {
        lock (_gate)
        {
            _free.AddRange(_taken);
            _taken.Clear();
        }
    }

    private static unsafe bool IsLong<T>(long length)
        where T : unmanaged => length * sizeof(T) > MostBytes;

    private T[] Keep<T>(T[] array)
    {
        lock (_gate)
        {
            _taken.Add(array);
        }

        return array;
    }

    private T[]? Find<T>(Predicate<T[]> fits)
    {
        lock (_gate)
        {
            var best = -1;
            for (var k = 0; k < _free.Count; k++)
            {
                // Numbers with and without a sign are of one type to a cast, and not to a span.
                if (_free[k].GetType() == typeof(T[]) && fits((T[])_free[k]) && (best < 0 || _free[k].Length > _free[best].Length))
                {
                    best = k;
                }
            }

            if (best < 0)
            {
                return null;
            }

            var found = (T[])_free[best];
            _free.RemoveAt(best);
            _taken.Add(found);
            return found;
        }
    }
}
