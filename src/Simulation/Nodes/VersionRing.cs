using System.Runtime.InteropServices;

namespace Hogwild.Simulation;

/// <summary>
/// Where the versions of one node lie that may still be read, newest last. A plain struct of two lines of the cache in the memory of
/// <see cref="VersionStore"/>, with the in-arcs of the node behind it and, as a rule, its versions behind those: who finds a node finds all
/// of it on one page. The first line is all that a reader needs. Versions have their arrivals together, then birth, level and layer of
/// each, and then their numbers (state, then messages), so that what is looked at together lies together.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal unsafe struct VersionRing
{
    private const int LayerShift = 32;
    private const int LabelSize = 2;

    // So many levels stand in the first line.
    private const int Recent = 4;

    /// <summary>The numbers of the version at place 0.</summary>
    public double* Numbers;

    /// <summary>
    /// Number of the array of <see cref="VersionStore"/> that <see cref="Numbers"/> is part of, and where it begins there.
    /// </summary>
    public int Block, NumbersAt;

    /// <summary>The newest published version.</summary>
    public int Newest;

    /// <summary>The oldest version that is kept.</summary>
    public int Oldest;

    /// <summary>Capacity − 1; the capacity is a power of two.</summary>
    public int Mask;

    /// <summary>From the numbers of one version to those of the next: they, and what fills up a line of a cache.</summary>
    public int Step;

    /// <summary>Numbers per version.</summary>
    public int Stride;

    /// <summary>Arrivals per version.</summary>
    public int Messages;

    /// <summary>No version after this one arrives anywhere: they were not sent, or all messages of them were lost.</summary>
    public int Sent;

    private fixed int _levels[Recent];

    /// <summary>The fingerprint of the node's activations.</summary>
    public ulong Chain;

    /// <summary>Activations of the node so far.</summary>
    public int Count;

    /// <summary>Number of in-arcs, and of out-arcs.</summary>
    public int InDegree, OutDegree;

    /// <summary>Those of its activations that renewed the state, and not messages only.</summary>
    public int Updates;

    /// <summary>True where there is no room for another version.</summary>
    public readonly bool IsFull => Newest - Oldest == Mask;

    /// <summary>Entries before the numbers: arrivals and labels of as many versions as there is room for.</summary>
    public readonly int TimesLength => (Mask + 1) * (Messages + LabelSize);

    /// <summary>Entries of all versions that there is room for, with their times.</summary>
    public readonly int Length => checked((int)LengthOf(Mask + 1, Step, Messages));

    /// <summary>Entries of so many versions, with their times; whole lines of the cache, where there are eight or more.</summary>
    public static long LengthOf(int capacity, int step, int messages) => (long)capacity * (step + messages + LabelSize);

    /// <summary>Where a version begins in its array.</summary>
    public readonly int At(int version) => NumbersAt + ((version & Mask) * Step);

    /// <summary>The in-arcs of a node, which stand behind its ring.</summary>
    public static InArc* InArcsOf(VersionRing* ring) => (InArc*)(ring + 1);

    /// <summary>State and messages of a version.</summary>
    public readonly Span<double> All(int version) => new(NumbersOf(version), Stride);

    public readonly Span<double> State(int version, int stateSize) => new(NumbersOf(version), stateSize);

    public readonly Span<double> MessagesOf(int version, int stateSize) => new(NumbersOf(version) + stateSize, Stride - stateSize);

    public readonly long Born(int version) => LabelsOf(version)[0];

    /// <summary>The level of a version that is published and kept.</summary>
    public readonly int Level(int version) => version > Newest - Recent ? _levels[version & (Recent - 1)] : (int)LabelsOf(version)[1];

    public readonly int Layer(int version) => (int)(LabelsOf(version)[1] >> LayerShift);

    public readonly Span<long> Arrivals(int version) => new(ArrivalsOf(version), Messages);

    /// <summary>Birth, level and layer of a version.</summary>
    public readonly Span<long> Labels(int version) => new(LabelsOf(version), LabelSize);

    /// <summary>When <paramref name="version"/> was superseded; never, if it is the newest.</summary>
    public readonly long Superseded(int version) => version == Newest ? Ticks.Never : Born(version + 1);

    /// <summary>True where the version is kept here.</summary>
    public readonly bool Keeps(int version) => version >= Oldest && version <= Newest;

    /// <summary>Level and layer of the version after the newest.</summary>
    public readonly void Label(int level, int layer) => LabelsOf(Newest + 1)[1] = (uint)level | ((long)layer << LayerShift);

    /// <summary>The version after the newest becomes the newest.</summary>
    public void Publish(long now)
    {
        var labels = LabelsOf(++Newest);
        labels[0] = now;
        _levels[Newest & (Recent - 1)] = (int)labels[1];
    }

    /// <summary>Arrivals of a version.</summary>
    public readonly long* ArrivalsOf(int version) => (long*)Numbers - TimesLength + ((nint)(version & Mask) * Messages);

    /// <summary>Birth of a version, then level and layer.</summary>
    public readonly long* LabelsOf(int version) => (long*)Numbers - ((nint)(Mask + 1 - (version & Mask)) * LabelSize);

    public readonly double* NumbersOf(int version) => Numbers + ((nint)(version & Mask) * Step);
}
