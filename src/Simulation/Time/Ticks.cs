using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>
    /// In place of an arrival: there is no such arc at present. No message is counted, and what its reader will see when the arc appears is
    /// the newest version that there is by then.
    /// </summary>
    public const long NoArc = -2;

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

    /// <summary><see cref="After(long, long)"/>, four times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<long> After(Vector256<long> now, Vector256<long> ticks)
    {
        var never = Vector256.Create(Never);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(ticks, never - now), never, now + ticks);
    }

    /// <summary><see cref="After(long, long)"/>, eight times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<long> After(Vector512<long> now, Vector512<long> ticks)
    {
        var never = Vector512.Create(Never);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(ticks, never - now), never, now + ticks);
    }

    /// <summary><see cref="FromDraw(double)"/>, four times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<long> FromDraw(Vector256<double> ticks) => Vector256.ConditionalSelect(
        Vector256.LessThan(ticks, Vector256.Create((double)Never)).AsInt64(),
        Vector256.Max(Vector256.ConvertToInt64Native(Vector256.Round(ticks)), Vector256<long>.One),
        Vector256.Create(Never));

    /// <summary><see cref="FromDraw(double)"/>, eight times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<long> FromDraw(Vector512<double> ticks) => Vector512.ConditionalSelect(
        Vector512.LessThan(ticks, Vector512.Create((double)Never)).AsInt64(),
        Vector512.Max(Vector512.ConvertToInt64Native(Vector512.Round(ticks)), Vector512<long>.One),
        Vector512.Create(Never));
}
