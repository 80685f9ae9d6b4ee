namespace Hogwild.Simulation;

/// <summary>
/// The rings of all nodes. A ring in which nothing may be dropped moves to a place twice as large, so no version is lost too early, however
/// late a message or slow a reader is; places are handed out from large blocks and used again.
/// </summary>
internal sealed class VersionStore
{
    private const int Block = 1 << 16;
    private readonly VersionRing[] _rings;
    private readonly Dictionary<(int Capacity, int Stride, int TimeStride), Stack<Place>> _free = [];
    private Place _block;

    /// <summary>A ring per node with room for <paramref name="capacity"/> versions, all of them at version 0, which is zero.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="stateSize">Numbers of a state.</param>
    /// <param name="arcSize">Numbers of a message.</param>
    /// <param name="copies">Arrivals per out-slot.</param>
    /// <param name="capacity">A power of two.</param>
    public VersionStore(Graph graph, int stateSize, int arcSize, int copies, int capacity)
    {
        _rings = new VersionRing[graph.NodeCount];
        var (numbers, times) = (0L, 0L);
        for (var node = 0; node < _rings.Length; node++)
        {
            ref var ring = ref _rings[node];
            ring.Stride = stateSize + (arcSize * graph.OutDegree(node));
            ring.TimeStride = VersionRing.Preamble + (copies * graph.OutDegree(node));
            ring.Mask = capacity - 1;
            numbers += (long)capacity * ring.Stride;
            times += (long)capacity * ring.TimeStride;
        }

        if (Math.Max(numbers, times) <= Array.MaxLength)
        {
            // One array for all of them is the common case, and the fastest.
            _block = new Place(new double[numbers], new long[times], 0, 0);
        }

        for (var node = 0; node < _rings.Length; node++)
        {
            MoveTo(ref _rings[node], Take(capacity, _rings[node].Stride, _rings[node].TimeStride));
        }
    }

    public ref VersionRing this[int node] => ref _rings[node];

    /// <summary>
    /// Makes room for the version after the newest and clears it. What is older than <paramref name="needed"/> may be dropped.
    /// </summary>
    public void Prepare(ref VersionRing ring, int needed)
    {
        if (ring.IsFull)
        {
            ring.Oldest = Math.Max(ring.Oldest, Math.Min(needed, ring.Newest));
            if (ring.IsFull)
            {
                Grow(ref ring);
            }
        }

        ring.All(ring.Newest + 1).Clear();
    }

    private static void MoveTo(ref VersionRing ring, Place place) =>
        (ring.Numbers, ring.Times, ring.NumbersAt, ring.TimesAt) = (place.Numbers, place.Times, place.NumbersAt, place.TimesAt);

    private void Grow(ref VersionRing ring)
    {
        var old = ring;
        ring.Mask = (2 * old.Mask) + 1;
        MoveTo(ref ring, Take(ring.Mask + 1, ring.Stride, ring.TimeStride));
        for (var version = old.Oldest; version <= old.Newest; version++)
        {
            old.All(version).CopyTo(ring.All(version));
            ring.Label(version, old.Level(version), old.Layer(version));
            old.Arrivals(version).CopyTo(ring.Arrivals(version));
            ring.Times[ring.TimesAt + ((version & ring.Mask) * ring.TimeStride)] = old.Born(version);
        }

        Free(old);
    }

    private Place Take(int capacity, int stride, int timeStride)
    {
        if (_free.TryGetValue((capacity, stride, timeStride), out var places) && places.TryPop(out var free))
        {
            return free;
        }

        var (numbers, times) = (capacity * stride, capacity * timeStride);
        if (_block.Numbers is null || _block.Numbers.Length - _block.NumbersAt < numbers || _block.Times.Length - _block.TimesAt < times)
        {
            _block = new Place(new double[Math.Max(Block, numbers)], new long[Math.Max(Block, times)], 0, 0);
        }

        var taken = _block;
        _block = taken with { NumbersAt = taken.NumbersAt + numbers, TimesAt = taken.TimesAt + times };
        return taken;
    }

    private void Free(in VersionRing ring)
    {
        var key = (ring.Mask + 1, ring.Stride, ring.TimeStride);
        if (!_free.TryGetValue(key, out var places))
        {
            _free.Add(key, places = []);
        }

        places.Push(new Place(ring.Numbers, ring.Times, ring.NumbersAt, ring.TimesAt));
    }

    private readonly record struct Place(double[] Numbers, long[] Times, int NumbersAt, int TimesAt);
}
