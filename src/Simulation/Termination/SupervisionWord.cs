namespace Hogwild.Simulation;

/// <summary>What a node says beside each of its versions, so that the end of a computation is found without anybody who looks on.</summary>
/// <param name="Wave">The newest wave that it knows of; waves begin at the root.</param>
/// <param name="Done">The newest wave that it and all below it have been through.</param>
/// <param name="IsClean">Whether it, and all below it once they are through, have been quiet in <paramref name="Wave"/> so far.</param>
/// <param name="IsCalm">Whether it has been quiet since it was through with a wave.</param>
/// <param name="IsOver">Whether it knows that the computation is over.</param>
/// <param name="Streak">Of the root: how many waves in a row were clean.</param>
public readonly record struct SupervisionWord(int Wave, int Done, bool IsClean, bool IsCalm, bool IsOver, int Streak)
{
    private const int NumberBits = 26;
    private const long NumberMask = (1L << NumberBits) - 1;

    /// <summary>What it says beside version 0.</summary>
    public static SupervisionWord Start { get; } = new(0, 0, false, true, false, 0);

    /// <summary>In 64 bits, for messages.</summary>
    public long Packed => (Wave & NumberMask) | ((Done & NumberMask) << NumberBits) | ((IsClean ? 1L : 0) << (2 * NumberBits))
        | ((IsCalm ? 1L : 0) << ((2 * NumberBits) + 1)) | ((IsOver ? 1L : 0) << ((2 * NumberBits) + 2))
        | ((long)Math.Min(Streak, byte.MaxValue) << ((2 * NumberBits) + 3));

    /// <summary>What 64 bits say.</summary>
    public static SupervisionWord Of(long packed) => new(
        (int)(packed & NumberMask),
        (int)((packed >> NumberBits) & NumberMask),
        ((packed >> (2 * NumberBits)) & 1) != 0,
        ((packed >> ((2 * NumberBits) + 1)) & 1) != 0,
        ((packed >> ((2 * NumberBits) + 2)) & 1) != 0,
        (int)((packed >> ((2 * NumberBits) + 3)) & byte.MaxValue));
}
