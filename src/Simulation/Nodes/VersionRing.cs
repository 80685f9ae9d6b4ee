namespace Hogwild.Simulation;

/// <summary>
/// Where the versions of one node lie that may still be read, newest last: numbers (state, then messages) in one array, birth, level, layer
/// and arrivals in another. Both are shared with other nodes. A plain struct of <see cref="VersionStore"/>, so that the versions of a
/// million nodes are a few large arrays.
/// </summary>
internal struct VersionRing
{
    /// <summary>Entries of <see cref="Times"/> before the arrivals of a version: its birth, then level and layer.</summary>
    public const int Preamble = 2;

    private const int LayerShift = 32;

    public double[] Numbers;
    public long[] Times;
    public int NumbersAt;
    public int TimesAt;

    /// <summary>Numbers per version.</summary>
    public int Stride;

    /// <summary>Entries of <see cref="Times"/> per version.</summary>
    public int TimeStride;

    /// <summary>Capacity − 1; the capacity is a power of two.</summary>
    public int Mask;

    /// <summary>The oldest version that is kept.</summary>
    public int Oldest;

    /// <summary>The newest published version.</summary>
    public int Newest;

    /// <summary>True where there is no room for another version.</summary>
    public readonly bool IsFull => Newest - Oldest == Mask;

    public readonly int At(int version) => NumbersAt + ((version & Mask) * Stride);

    /// <summary>State and messages of a version.</summary>
    public readonly Span<double> All(int version) => Numbers.AsSpan(At(version), Stride);

    public readonly Span<double> State(int version, int stateSize) => Numbers.AsSpan(At(version), stateSize);

    public readonly Span<double> Messages(int version, int stateSize) => Numbers.AsSpan(At(version) + stateSize, Stride - stateSize);

    public readonly long Born(int version) => Times[TimeAt(version)];

    public readonly int Level(int version) => (int)Times[TimeAt(version) + 1];

    public readonly int Layer(int version) => (int)(Times[TimeAt(version) + 1] >> LayerShift);

    public readonly Span<long> Arrivals(int version) => Times.AsSpan(TimeAt(version) + Preamble, TimeStride - Preamble);

    public readonly long Arrival(int version, int entry) => Times[TimeAt(version) + Preamble + entry];

    /// <summary>When <paramref name="version"/> was superseded; never, if it is the newest.</summary>
    public readonly long Superseded(int version) => version == Newest ? Ticks.Never : Born(version + 1);

    /// <summary>True where the version is kept here.</summary>
    public readonly bool Keeps(int version) => version >= Oldest && version <= Newest;

    public readonly void Label(int version, int level, int layer) =>
        Times[TimeAt(version) + 1] = (uint)level | ((long)layer << LayerShift);

    /// <summary>The version after the newest becomes the newest.</summary>
    public void Publish(long now) => Times[TimeAt(++Newest)] = now;

    private readonly int TimeAt(int version) => TimesAt + ((version & Mask) * TimeStride);
}
