using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>
/// What one process waits for at present: the single waits that its wait consists of, in order, each with the instant at which it has come
/// or will come. Used again for every wait of the process.
/// </summary>
internal sealed class PendingWait
{
    private Wait _wait;
    private Leaf[] _leaves = new Leaf[1];

    /// <summary>Number of single waits; 0 where the process is to be resumed whatever happens.</summary>
    public int Count { get; private set; }

    public ref readonly Leaf this[int leaf] => ref _leaves[leaf];

    /// <summary>Waits for nothing any more.</summary>
    public void Clear()
    {
        _leaves.AsSpan(0, Count).Clear();
        (_wait, Count) = (default, 0);
    }

    /// <summary>Begins to wait.</summary>
    /// <exception cref="InvalidOperationException">It waits for an instant that has passed.</exception>
    public void Begin(in Wait wait, long now)
    {
        Clear();
        _wait = wait;
        Add(wait, now);
    }

    /// <summary>A signal has been fired.</summary>
    public void Fire(int leaf, long now) => _leaves[leaf].At = now;

    public bool IsMet(long now)
    {
        var leaf = 0;
        return Count == 0 || IsMet(_wait, ref leaf, now);
    }

    /// <summary>Which part of an any has come.</summary>
    public int Index(long now)
    {
        if (Count == 0 || _wait.Kind != WaitKind.Any)
        {
            return 0;
        }

        var (leaf, part) = (0, 0);
        while (!IsMet(_wait.Parts[part], ref leaf, now))
        {
            part++;
        }

        return part;
    }

    private bool IsMet(in Wait wait, ref int leaf, long now)
    {
        var parts = wait.Parts;
        if (parts.IsEmpty)
        {
            return _leaves[leaf++].At <= now;
        }

        var met = 0;
        foreach (ref readonly var part in parts)
        {
            met += IsMet(part, ref leaf, now) ? 1 : 0;
        }

        return wait.Kind == WaitKind.Any ? met > 0 : met == parts.Length;
    }

    private void Add(in Wait wait, long now)
    {
        if (!wait.Parts.IsEmpty)
        {
            foreach (ref readonly var part in wait.Parts)
            {
                Add(part, now);
            }

            return;
        }

        var at = wait.Kind == WaitKind.Duration ? Ticks.After(now, wait.Ticks) : wait.Ticks;
        if (at < now)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"waits until {Ticks.ToSeconds(at)} s, which has passed"));
        }

        if (Count == _leaves.Length)
        {
            Array.Resize(ref _leaves, 2 * Count);
        }

        _leaves[Count++] = new Leaf { At = at, Signal = wait.Signal };
    }

    /// <summary>A single wait.</summary>
    internal struct Leaf
    {
        /// <summary>When it comes; of a signal never, until it has been fired.</summary>
        public long At;

        /// <summary>The signal; null for an instant.</summary>
        public Signal? Signal;
    }
}
