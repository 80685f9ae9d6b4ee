namespace Hogwild.Simulation;

/// <summary>What is read at an activation of a stretch, and since when that is known.</summary>
/// <param name="world">The run.</param>
/// <param name="stretch">The stretch.</param>
/// <param name="sources">Per in-slot the source.</param>
/// <param name="versions">Per in-slot the version.</param>
/// <param name="places">Per in-slot its place.</param>
/// <param name="turn">The number of the activation among those of the stretch, node after node.</param>
internal readonly ref struct StretchReads(
    IWorld world, Stretch stretch, ReadOnlySpan<int> sources, ReadOnlySpan<int> versions, ReadOnlySpan<int> places, int turn)
{
    private readonly ReadOnlySpan<int> _sources = sources;
    private readonly ReadOnlySpan<int> _places = places;

    /// <summary>Per in-slot the version.</summary>
    public ReadOnlySpan<int> Versions { get; } = versions;

    /// <summary>When what is read through a slot was born, and the next one; never before now, where it is the newest.</summary>
    public (long Born, long Next) Births(int slot) => _places[slot] != Stretch.Nowhere
        ? stretch.BirthsAt(_sources[slot], _places[slot])
        : (0, world.Superseded(_sources[slot], 0));

    /// <summary>How many versions that are published are newer than the one that is read through a slot.</summary>
    public int Behind(int slot) => world.Version(_sources[slot]) - Versions[slot];

    /// <summary>When the node acted last, or 0.</summary>
    public long LastOf(int node) => turn > stretch.Parts[node].Start ? stretch.Times[turn + node - 1]
        : stretch.BirthOf(node, stretch.Parts[node].First - 1);

    /// <summary>How many versions of the node are kept from before the stretch.</summary>
    public int KeptOf(int node) => stretch.Parts[node].First - stretch.Parts[node].Oldest;

    /// <summary>
    /// How often the node has acted after an instant, as far as births of its own are kept, and whether it may have before those.
    /// </summary>
    public (int Count, bool MayBeMore) CountAfter(int node, long instant)
    {
        ref readonly var part = ref stretch.Parts[node];
        var first = part.Start + node;
        for (var at = turn + node - 1; at >= first; at--)
        {
            if (stretch.Times[at] <= instant)
            {
                return (turn + node - 1 - at, false);
            }
        }

        var (count, kept) = (turn - part.Start, part.Kept + node);
        for (var at = kept + part.First - part.Oldest - 1; at >= kept; at--, count++)
        {
            if (stretch.Births[at] <= instant)
            {
                return (count, false);
            }
        }

        return (count, part.Oldest > 0);
    }
}
