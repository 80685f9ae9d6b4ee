using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hogwild.Schedulers;

/// <summary>
/// What a monitor knows of one node: as long as a line of the cache, with the births of its last versions, which are most of what is read.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct NodeHistory
{
    /// <summary>How many births are found here.</summary>
    public const int Recent = 3;

    /// <summary>Number of the newest version.</summary>
    public int Newest;

    /// <summary>Number of the oldest version of which there is a record.</summary>
    public int Oldest;

    /// <summary>Where its records begin.</summary>
    public int Start;

    /// <summary>Number of its records, a power of two, less one.</summary>
    public int Mask;

    /// <summary>Numbers of a record.</summary>
    public int Stride;

    /// <summary>In-neighbours of which it has read no version but 0.</summary>
    public int Unread;

    /// <summary>The end of what counts for the next gap: the last activation, or the end of a failure.</summary>
    public long Last;

    private Births _births;

    /// <summary>When the newest version was born.</summary>
    public readonly long NewestBirth => _births[1];

    /// <summary>Whether the next version needs room.</summary>
    public readonly bool IsFull => Newest - Oldest == Mask;

    /// <summary>The newest version that was born before <paramref name="time"/>, which is not earlier than the newest birth.</summary>
    public readonly int NewestBefore(long time) => Newest > 0 && NewestBirth == time ? Newest - 1 : Newest;

    /// <summary>Whether there is a record of a version.</summary>
    public readonly bool Keeps(int version) => version >= Oldest && version <= Newest;

    /// <summary>When the version was born that is so many behind the newest: fewer than <see cref="Recent"/>.</summary>
    public readonly long Birth(int behind) => _births[behind + 1];

    /// <summary>When the next one was born; never, of the newest.</summary>
    public readonly long NextBirth(int behind) => _births[behind];

    /// <summary>A version is born.</summary>
    public void Add(long birth)
    {
        Newest++;
        (_births[3], _births[2], _births[1]) = (_births[2], _births[1], birth);
    }

    /// <summary>Holds version 0, born at 0.</summary>
    public void Begin() => _births[0] = Simulation.Ticks.Never;

    /// <summary>Never, then when the last versions were born, newest first.</summary>
    [InlineArray(Recent + 1)]
    private struct Births
    {
        private long _first;
    }
}
