using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>
/// What one process waits for at present: the single waits that its wait consists of, in order, each with the instant at which it has come
/// or will come, and above them a tree of anys and alls that counts what is missing. So what comes costs no more where much is waited for.
/// Used again for every wait of the process.
/// </summary>
/// <param name="kernel">The kernel of the process.</param>
/// <param name="self">The process.</param>
internal sealed class PendingWait(OrderedKernel kernel, ProcessHandle self)
{
    private const int None = -1;
    private Leaf[] _leaves = new Leaf[1];
    private Group[] _groups = [];

    // The leaves with an instant, the earliest first, and how many of them have been seen to come.
    private (long[] At, int[] Leaf) _instants = ([], []);
    private int _groupCount;
    private int _instantCount;
    private int _come;
    private long _seen;
    private bool _isMet;

    /// <summary>Number of single waits; 0 where the process is to be resumed whatever happens.</summary>
    public int Count { get; private set; }

    /// <summary>What is waited for, as it was yielded.</summary>
    public Wait Wait { get; private set; }

    public ref readonly Leaf this[int leaf] => ref _leaves[leaf];

    /// <summary>Waits for nothing any more.</summary>
    public void Clear()
    {
        _leaves.AsSpan(0, Count).Clear();
        (Wait, Count, _groupCount, _instantCount, _come, _seen, _isMet) = (default, 0, 0, 0, 0, 0, false);
    }

    /// <summary>Begins to wait.</summary>
    /// <exception cref="InvalidOperationException">
    /// It waits for an instant that has passed, or for a process that there cannot be, or on a signal of another kernel.
    /// </exception>
    public void Begin(in Wait wait, long now)
    {
        Clear();
        Wait = wait;
        Add(wait, now, None, 0);
        if (_groupCount > 0)
        {
            SortInstants();
        }
    }

    /// <summary>A signal has been fired.</summary>
    public void Fire(int leaf, long now)
    {
        if (_leaves[leaf].At == Ticks.Never)
        {
            _leaves[leaf].At = now;
            Meet(_leaves[leaf].Parent, _leaves[leaf].Part);
        }
    }

    public bool IsMet(long now)
    {
        if (_groupCount == 0)
        {
            return Count == 0 || _leaves[0].At <= now;
        }

        _seen = now;
        for (; _come < _instantCount && _instants.At[_come] <= now; _come++)
        {
            ref readonly var leaf = ref _leaves[_instants.Leaf[_come]];
            Meet(leaf.Parent, leaf.Part);
        }

        return _isMet;
    }

    /// <summary>Whether it has come by <paramref name="now"/>, for who only looks.</summary>
    public bool HasCome(long now)
    {
        var leaf = 0;
        return HasCome(Wait, ref leaf, now);
    }

    /// <summary>
    /// Goes back to <paramref name="now"/>, where a later instant has been looked at: the clock does not move on to an event that turns out
    /// to end no wait, and a run that ends there may be gone on with before it.
    /// </summary>
    /// <returns>True where it has; events of later instants may be gone then.</returns>
    public bool GoBack(long now)
    {
        if (_groupCount == 0 || _seen <= now)
        {
            return false;
        }

        (_seen, _come, _isMet) = (now, 0, false);
        foreach (ref var group in _groups.AsSpan(0, _groupCount))
        {
            (group.Missing, group.First) = (group.Needed, int.MaxValue);
        }

        foreach (ref readonly var leaf in _leaves.AsSpan(0, Count))
        {
            if (leaf.Signal is not null && leaf.At != Ticks.Never)
            {
                Meet(leaf.Parent, leaf.Part);
            }
        }

        return true;
    }

    /// <summary>Which part of an any has come.</summary>
    public int Index(long now) => IsMet(now) && Wait.Kind == WaitKind.Any ? _groups[0].First : 0;

    private bool HasCome(in Wait wait, ref int leaf, long now)
    {
        if (wait.Parts.IsEmpty)
        {
            return _leaves[leaf++].At <= now;
        }

        var come = 0;
        foreach (ref readonly var part in wait.Parts)
        {
            come += HasCome(part, ref leaf, now) ? 1 : 0;
        }

        return wait.Kind == WaitKind.Any ? come > 0 : come == wait.Parts.Length;
    }

    /// <summary>A part of a group has come; one of the whole, where there is no group.</summary>
    private void Meet(int parent, int part)
    {
        while (parent != None)
        {
            ref var group = ref _groups[parent];
            group.First = Math.Min(group.First, part);
            if (--group.Missing != 0)
            {
                return;
            }

            (parent, part) = (group.Parent, group.Part);
        }

        _isMet = true;
    }

    private void Add(in Wait wait, long now, int parent, int part)
    {
        if (wait.Parts.IsEmpty)
        {
            AddLeaf(wait, now, parent, part);
            return;
        }

        if (_groupCount == _groups.Length)
        {
            Array.Resize(ref _groups, Math.Max(1, 2 * _groupCount));
        }

        var group = _groupCount++;
        var needed = wait.Kind == WaitKind.Any ? 1 : wait.Parts.Length;
        _groups[group] = new Group { Needed = needed, Missing = needed, First = int.MaxValue, Parent = parent, Part = part };
        for (var k = 0; k < wait.Parts.Length; k++)
        {
            Add(wait.Parts[k], now, group, k);
        }
    }

    private void AddLeaf(in Wait wait, long now, int parent, int part)
    {
        var signal = wait.Process is { } process ? kernel.EndOf(process, self) : wait.Signal;
        signal?.Use(kernel);
        var at = wait.Kind == WaitKind.Duration ? Ticks.After(now, wait.Ticks)
            : wait.Kind is WaitKind.Signal or WaitKind.Process && (signal is null || signal.IsFired) ? now
            : wait.Ticks;
        if (at < now)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"waits until {Ticks.ToSeconds(at)} s, which has passed"));
        }

        if (Count == _leaves.Length)
        {
            Array.Resize(ref _leaves, 2 * Count);
        }

        _leaves[Count++] = new Leaf { At = at, Signal = at == now ? null : signal, Parent = parent, Part = part };
    }

    private void SortInstants()
    {
        if (_instants.At.Length < Count)
        {
            _instants = (new long[_leaves.Length], new int[_leaves.Length]);
        }

        for (var leaf = 0; leaf < Count; leaf++)
        {
            if (_leaves[leaf].Signal is null)
            {
                (_instants.At[_instantCount], _instants.Leaf[_instantCount]) = (_leaves[leaf].At, leaf);
                _instantCount++;
            }
        }

        Array.Sort(_instants.At, _instants.Leaf, 0, _instantCount);
    }

    /// <summary>A single wait.</summary>
    internal struct Leaf
    {
        /// <summary>When it comes; of a signal never, until it has been fired.</summary>
        public long At;

        /// <summary>The signal; null for an instant.</summary>
        public Signal? Signal;

        /// <summary>The group that it is a part of, and which part.</summary>
        public int Parent, Part;
    }

    /// <summary>An any or an all.</summary>
    private struct Group
    {
        /// <summary>How many parts have to come, and how many of these have not; fewer than none where more come.</summary>
        public int Needed, Missing;

        /// <summary>The smallest place of a part that has come.</summary>
        public int First;

        /// <summary>The group that it is a part of, and which part.</summary>
        public int Parent, Part;
    }
}
