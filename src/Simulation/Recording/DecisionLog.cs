namespace Hogwild.Simulation;

/// <summary>
/// Decisions one after the other in as few bytes as is quickly written, since memory that has never been touched is what costs a recorded
/// run most: a word of 16 bits each for what kind of decision it is, how long after the one before, by whom, and each version read; numbers
/// that need more than a word take more. Nothing that is in it is moved when it grows.
/// </summary>
/// <param name="nodeCount">Number of nodes.</param>
internal sealed class DecisionLog(int nodeCount)
{
    private const int FewestWords = 2 << 10;
    private const int MostWords = 2 << 20;

    // The first word of a decision: its exchange, two marks, and how many versions are read, or that this stands in two words of its own.
    private const int HasOwnLag = 1 << 2;
    private const int HasWideVersions = 1 << 3;
    private const int CountAt = 4;
    private const int CountElsewhere = (1 << (16 - CountAt)) - 1;

    // Instead of the time since the last decision: the time itself follows in four words.
    private const ushort TimeFollows = ushort.MaxValue;

    // All of a decision but the versions, where all are words, and at most.
    private const int ShortHeadWords = 3;
    private const int MostHeadWords = 12;
    private readonly List<(ushort[] Words, int Used)> _full = [];
    private readonly bool _isNodeWide = nodeCount > ushort.MaxValue + 1;
    private ushort[] _words = [];
    private int _used;
    private long _before;

    /// <summary>How many decisions there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many versions all of them read.</summary>
    public int ReadCount { get; private set; }

    /// <summary>The instant of the last one, in ticks; 0 where there is none.</summary>
    public long LastTime { get; private set; }

    /// <summary>Appends a decision.</summary>
    /// <exception cref="InvalidOperationException">There would be more than 2³¹ − 1 versions, or decisions.</exception>
    public void Add(in Activation activation, ReadOnlySpan<int> read)
    {
        Reserve(read.Length);
        var all = 0U;
        foreach (var version in read)
        {
            all |= (uint)version;
        }

        var since = (ulong)(activation.Time - LastTime);
        if (all <= ushort.MaxValue && since < TimeFollows && read.Length < CountElsewhere && !_isNodeWide && activation.OwnLag == 0)
        {
            AddShort(activation, (int)since, read);
        }
        else
        {
            AddLong(activation, since, all, read);
        }

        (Count, ReadCount, LastTime) = (Count + 1, ReadCount + read.Length, activation.Time);
    }

    /// <summary>A decision all of whose numbers fit a word, as most do.</summary>
    private void AddShort(in Activation activation, int since, ReadOnlySpan<int> read)
    {
        var words = _words.AsSpan(_used, ShortHeadWords + read.Length);
        (words[0], words[1], words[2]) =
            ((ushort)((int)activation.Exchange | (read.Length << CountAt)), (ushort)since, (ushort)activation.Node);
        var versions = words[ShortHeadWords..];
        for (var slot = 0; slot < versions.Length; slot++)
        {
            versions[slot] = (ushort)read[slot];
        }

        _used += words.Length;
    }

    private void AddLong(in Activation activation, ulong since, uint all, ReadOnlySpan<int> read)
    {
        var room = new Writer(_words.AsSpan(_used));
        var isCountHere = read.Length < CountElsewhere;
        room.Word((int)activation.Exchange
            | (activation.OwnLag == 0 ? 0 : HasOwnLag)
            | (all <= ushort.MaxValue ? 0 : HasWideVersions)
            | (isCountHere ? read.Length : CountElsewhere) << CountAt);
        if (!isCountHere)
        {
            room.Number(read.Length);
        }

        room.Word((int)Math.Min(since, TimeFollows));
        if (since >= TimeFollows)
        {
            room.Number((int)activation.Time);
            room.Number((int)(activation.Time >> 32));
        }

        room.NumberOrWord(activation.Node, _isNodeWide);
        if (activation.OwnLag != 0)
        {
            room.Number(activation.OwnLag);
        }

        foreach (var version in read)
        {
            room.NumberOrWord(version, all > ushort.MaxValue);
        }

        _used += room.Used;
    }

    /// <summary>Takes out all decisions.</summary>
    /// <param name="who">Per decision.</param>
    /// <param name="starts">Per decision where its versions start, and where the last ones end: one more than there are decisions.</param>
    /// <param name="read">The versions read.</param>
    public void CopyTo((long[] Times, int[] Nodes, Exchange[] Exchanges, int[] OwnLags) who, int[] starts, int[] read)
    {
        var (index, end, time) = (0, 0, 0L);
        foreach (var (words, used) in _full.Append((_words, _used)))
        {
            for (var reader = new Reader(words.AsSpan(0, used)); !reader.IsAtEnd; index++)
            {
                var head = reader.Word();
                var count = head >> CountAt is not CountElsewhere and var here ? here : reader.Number();
                var since = reader.Word();
                time = since < TimeFollows ? time + since : (uint)reader.Number() | ((long)reader.Number() << 32);
                (who.Times[index], who.Exchanges[index]) = (time, (Exchange)(head & (HasOwnLag - 1)));
                who.Nodes[index] = reader.NumberOrWord(_isNodeWide);
                who.OwnLags[index] = (head & HasOwnLag) == 0 ? 0 : reader.Number();
                starts[index] = end;
                for (var k = 0; k < count; k++)
                {
                    read[end++] = reader.NumberOrWord((head & HasWideVersions) != 0);
                }
            }
        }

        starts[index] = end;
    }

    /// <summary>Makes room for a decision that reads so many versions.</summary>
    private void Reserve(int versions)
    {
        if (Math.Max(Count, ReadCount) > int.MaxValue - versions - 1)
        {
            throw new InvalidOperationException("more than 2147483647 versions are read, and so many are not recorded");
        }

        var most = MostHeadWords + (2 * versions);
        if (most > _words.Length - _used)
        {
            Grow(most);
        }
    }

    private void Grow(int needed)
    {
        if (_used > 0)
        {
            _full.Add((_words, _used));
        }

        _before += _used;
        _words = LargePages.For(GC.AllocateUninitializedArray<ushort>(
            Math.Max(needed, (int)Math.Clamp(_before, FewestWords, MostWords))));
        _used = 0;
    }

    private ref struct Writer(Span<ushort> words)
    {
        private readonly Span<ushort> _words = words;

        public int Used { get; private set; }

        public void Word(int value) => _words[Used++] = (ushort)value;

        public void Number(int value)
        {
            Word(value);
            Word(value >> 16);
        }

        public void NumberOrWord(int value, bool isNumber)
        {
            Word(value);
            if (isNumber)
            {
                Word(value >> 16);
            }
        }
    }

    private ref struct Reader(ReadOnlySpan<ushort> words)
    {
        private readonly ReadOnlySpan<ushort> _words = words;
        private int _at;

        public readonly bool IsAtEnd => _at == _words.Length;

        public int Word() => _words[_at++];

        public int Number() => Word() | (Word() << 16);

        public int NumberOrWord(bool isNumber) => isNumber ? Number() : Word();
    }
}
