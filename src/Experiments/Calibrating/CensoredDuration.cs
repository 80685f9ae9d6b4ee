namespace Hogwild.Experiments;

/// <summary>A duration of which a schedule says between what it lies.</summary>
/// <param name="From">It is longer than this, in ticks; 0 where nothing is known.</param>
/// <param name="To">And at most this; infinite where it may be any longer, or for ever.</param>
public readonly record struct CensoredDuration(double From, double To)
{
    /// <summary>A duration that is known to the tick.</summary>
    /// <param name="ticks">How long it is.</param>
    public static CensoredDuration Exactly(long ticks) => new(ticks - 0.5, ticks + 0.5);

    /// <summary>Whether it is known to have ended.</summary>
    public bool HasEnded => double.IsFinite(To);

    /// <summary>What stands for it where one number must.</summary>
    internal double Middle => HasEnded ? (From + To) / 2 : From;
}
