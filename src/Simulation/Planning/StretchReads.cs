namespace Hogwild.Simulation;

/// <summary>What is read at an activation of a stretch, and since when that is known.</summary>
/// <param name="world">The run.</param>
/// <param name="stretch">The stretch.</param>
/// <param name="sources">Per in-slot the source.</param>
/// <param name="versions">Per in-slot the version.</param>
/// <param name="places">Per in-slot its place.</param>
internal readonly ref struct StretchReads(
    IWorld world, Stretch stretch, ReadOnlySpan<int> sources, ReadOnlySpan<int> versions, ReadOnlySpan<int> places)
{
    private readonly ReadOnlySpan<int> _sources = sources;
    private readonly ReadOnlySpan<int> _places = places;

    /// <summary>Per in-slot the version.</summary>
    public ReadOnlySpan<int> Versions { get; } = versions;

    /// <summary>When what is read through a slot was superseded; never before now, where it is the newest.</summary>
    public long NextBirth(int slot) => _places[slot] != Stretch.Nowhere
        ? stretch.BirthsAt(_sources[slot], _places[slot]).Next
        : world.Superseded(_sources[slot], 0);
}
