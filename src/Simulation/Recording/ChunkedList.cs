namespace Hogwild.Simulation;

/// <summary>A list that is appended to millions of times and read at the end: what is in it is not copied when it grows.</summary>
internal sealed unsafe class ChunkedList<T>
    where T : unmanaged
{
    private const int FewestBytes = 4 << 10;
    private const int MostBytes = 4 << 20;
    private readonly List<T[]> _full = [];
    private T[] _chunk = [];
    private int _used;
    private long _before;

    /// <summary>How many there are.</summary>
    public int Count => checked((int)(_before + _used));

    /// <summary>The newest one; there has to be one.</summary>
    public ref T Last => ref _chunk[_used - 1];

    public void Add(in T item)
    {
        if (_used == _chunk.Length)
        {
            Grow();
        }

        _chunk[_used++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        if (items.Length <= _chunk.Length - _used)
        {
            items.CopyTo(_chunk.AsSpan(_used));
            _used += items.Length;
            return;
        }

        foreach (ref readonly var item in items)
        {
            Add(item);
        }
    }

    /// <summary>Something of each, in their order.</summary>
    public TResult[] Select<TResult>(Func<T, TResult> selector)
    {
        var all = new TResult[Count];
        var at = 0;
        foreach (var chunk in _full.Append(_chunk[.._used]))
        {
            foreach (var item in chunk)
            {
                all[at++] = selector(item);
            }
        }

        return all;
    }

    private void Grow()
    {
        if (_used > 0)
        {
            _full.Add(_chunk);
        }

        _before += _used;
        var bytes = Math.Clamp(_before * sizeof(T), FewestBytes, MostBytes);
        _chunk = LargePages.For(GC.AllocateUninitializedArray<T>((int)(bytes / sizeof(T))));
        _used = 0;
    }
}
