namespace Hogwild.Simulation;

/// <summary>
/// The published versions of one node that may still be read, newest last, with their birth, level, messages and arrivals. It is a ring
/// that grows when nothing in it may be dropped, so no version is lost too early, however late a message or slow a reader is.
/// </summary>
internal sealed class VersionRing
{
    private readonly int _stateSize;
    private readonly int _stride;
    private readonly int _outDegree;
    private int _capacity = 4;
    private double[] _numbers;
    private long[] _born;
    private int[] _level;
    private long[] _arrivals;

    public VersionRing(int stateSize, int arcSize, int outDegree)
    {
        _stateSize = stateSize;
        _outDegree = outDegree;
        _stride = stateSize + (arcSize * outDegree);
        _numbers = new double[_capacity * _stride];
        _born = new long[_capacity];
        _level = new int[_capacity];
        _arrivals = new long[_capacity * outDegree];
    }

    /// <summary>The oldest version that is kept.</summary>
    public int Oldest { get; private set; }

    /// <summary>The newest published version.</summary>
    public int Newest { get; private set; }

    public double[] Buffer => _numbers;

    public int StateAt(int version) => Slot(version) * _stride;

    public int MessageAt(int version, int outSlot, int arcSize) => (Slot(version) * _stride) + _stateSize + (outSlot * arcSize);

    public Span<double> State(int version) => _numbers.AsSpan(StateAt(version), _stateSize);

    public Span<double> Messages(int version) => _numbers.AsSpan(StateAt(version) + _stateSize, _stride - _stateSize);

    public ref long Born(int version) => ref _born[Slot(version)];

    public ref int Level(int version) => ref _level[Slot(version)];

    public Span<long> Arrivals(int version) => _arrivals.AsSpan(Slot(version) * _outDegree, _outDegree);

    /// <summary>When <paramref name="version"/> was superseded; never, if it is the newest.</summary>
    public long Superseded(int version) => version == Newest ? Ticks.Never : Born(version + 1);

    /// <summary>True where the version can still be read.</summary>
    public bool Keeps(int version) => version >= Oldest && version <= Newest;

    /// <summary>
    /// Makes room for the version after the newest and clears it. What is older than <paramref name="needed"/> may be dropped.
    /// </summary>
    public void Prepare(int needed)
    {
        if (Newest + 1 - Oldest == _capacity)
        {
            Oldest = Math.Max(Oldest, Math.Min(needed, Newest));
            if (Newest + 1 - Oldest == _capacity)
            {
                Grow();
            }
        }

        var next = Newest + 1;
        _numbers.AsSpan(Slot(next) * _stride, _stride).Clear();
    }

    /// <summary>True where the ring is full, so that <see cref="Prepare"/> needs to know what may be dropped.</summary>
    public bool IsFull => Newest + 1 - Oldest == _capacity;

    /// <summary>The prepared version becomes the newest.</summary>
    public void Publish(long now)
    {
        Newest++;
        Born(Newest) = now;
    }

    private int Slot(int version) => version & (_capacity - 1);

    private void Grow()
    {
        var (numbers, born, level, arrivals) = (_numbers, _born, _level, _arrivals);
        var oldMask = _capacity - 1;
        _capacity *= 2;
        _numbers = new double[_capacity * _stride];
        _born = new long[_capacity];
        _level = new int[_capacity];
        _arrivals = new long[_capacity * _outDegree];
        for (var version = Oldest; version <= Newest; version++)
        {
            var (from, to) = (version & oldMask, Slot(version));
            Array.Copy(numbers, from * _stride, _numbers, to * _stride, _stride);
            Array.Copy(arrivals, from * _outDegree, _arrivals, to * _outDegree, _outDegree);
            (_born[to], _level[to]) = (born[from], level[from]);
        }
    }
}
