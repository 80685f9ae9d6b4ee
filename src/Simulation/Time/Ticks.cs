using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <summary>
/// Virtual time inside the engine: whole ticks of 100 ns since the start of the run, so that equal times are equal numbers.
/// <see cref="TimeSpan"/> has the same unit and is used at the public surface and in files.
/// </summary>
public static class Ticks
{
    /// <summary>A time that never comes. It is larger than every other time.</summary>
    public const long Never = long.MaxValue;

    /// <summary>In place of an arrival: the message is not sent at all, and not counted.</summary>
    public const long NotSent = -1;

    /// <summary>Ticks in one second of virtual time.</summary>
    public const long PerSecond = TimeSpan.TicksPerSecond;

    /// <summary>Seconds of virtual time that <paramref name="ticks"/> stand for.</summary>
    public static double ToSeconds(long ticks) => ticks / (double)PerSecond;

    /// <summary>
    /// The instant <paramref name="ticks"/> after <paramref name="now"/>, or <see cref="Never"/> where that would overflow.
    /// </summary>
    public static long After(long now, long ticks) => ticks >= Never - now ? Never : now + ticks;

    /// <summary>
    /// A drawn duration in ticks, rounded to the nearest tick and at least one: nothing takes effect at the instant that causes it.
    /// Durations beyond the range, and not-a-number, become <see cref="Never"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromDraw(double ticks) =>
        ticks < (double)Never ? Math.Max(1, double.ConvertToIntegerNative<long>(Math.Round(ticks))) : Never;
}
