using System.Runtime.InteropServices;

namespace Hogwild.Simulation;

/// <summary>
/// Where the versions of one node lie that may still be read, newest last. A version is one piece of memory: numbers (state, then
/// messages), then birth, level, layer and arrivals as 64-bit integers. A plain struct, as long as a line of a cache, that lies in the
/// memory of <see cref="VersionStore"/> with the in-arcs of the node behind it and, as a rule, its versions behind those: who finds a
/// node finds all of it on one page.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal unsafe struct VersionRing
{
    /// <summary>Entries before the arrivals of a version: its birth, then level and layer.</summary>
    public const int Preamble = 2;

    private const int LayerShift = 32;

    /// <summary>The numbers of the version at place 0.</summary>
    public double* Numbers;

    /// <summary>The fingerprint of the node's activations.</summary>
    public ulong Chain;

    /// <summary>The newest published version.</summary>
    public int Newest;

    /// <summary>The oldest version that is kept.</summary>
    public int Oldest;

    /// <summary>Capacity − 1; the capacity is a power of two.</summary>
    public int Mask;

    /// <summary>Numbers per version.</summary>
    public int Stride;

    /// <summary>From one version to the next: numbers, entries, and what fills up a line of a cache.</summary>
    public int Step;

    /// <summary>Arrivals per version.</summary>
    public int Messages;

    /// <summary>Activations of the node so far.</summary>
    public int Count;

    /// <summary>
    /// Number of the array of <see cref="VersionStore"/> that <see cref="Numbers"/> is part of, and where it begins there.
    /// </summary>
    public int Block, NumbersAt;

    /// <summary>Number of in-arcs, and of out-arcs.</summary>
    public int InDegree, OutDegree;

    /// <summary>Those of its activations that renewed the state, and not messages only.</summary>
    public int Updates;

    /// <summary>True where there is no room for another version.</summary>
    public readonly bool IsFull => Newest - Oldest == Mask;

    /// <summary>Where a version begins in its array.</summary>
    public readonly int At(int version) => NumbersAt + ((version & Mask) * Step);

    /// <summary>The in-arcs of a node, which stand behind its ring.</summary>
    public static InArc* InArcsOf(VersionRing* ring) => (InArc*)(ring + 1);

    /// <summary>State and messages of a version.</summary>
    public readonly Span<double> All(int version) => new(NumbersOf(version), Stride);

    public readonly Span<double> State(int version, int stateSize) => new(NumbersOf(version), stateSize);

    public readonly Span<double> MessagesOf(int version, int stateSize) => new(NumbersOf(version) + stateSize, Stride - stateSize);

    public readonly long Born(int version) => TimesOf(version)[0];

    public readonly int Level(int version) => (int)TimesOf(version)[1];

    public readonly int Layer(int version) => (int)(TimesOf(version)[1] >> LayerShift);

    public readonly Span<long> Arrivals(int version) => new(TimesOf(version) + Preamble, Messages);

    /// <summary>When <paramref name="version"/> was superseded; never, if it is the newest.</summary>
    public readonly long Superseded(int version) => version == Newest ? Ticks.Never : Born(version + 1);

    /// <summary>True where the version is kept here.</summary>
    public readonly bool Keeps(int version) => version >= Oldest && version <= Newest;

    public readonly void Label(int version, int level, int layer) => TimesOf(version)[1] = (uint)level | ((long)layer << LayerShift);

    /// <summary>The version after the newest becomes the newest.</summary>
    public void Publish(long now) => *TimesOf(++Newest) = now;

    /// <summary>Birth, label and arrivals of a version.</summary>
    public readonly long* TimesOf(int version) => (long*)NumbersOf(version) + Stride;

    public readonly double* NumbersOf(int version) => Numbers + ((nint)(version & Mask) * Step);
}
