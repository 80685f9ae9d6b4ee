using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// From drawn delays and losses to instants of arrival: of a message that is not lost, its delay after it was sent, and
/// <see cref="Ticks.Never"/> otherwise. In vectors where numbers turn into integers in vectors, which narrow machines cannot do.
/// </summary>
internal static class ArrivalTimes
{
    private const int Few = 4;
    private const uint Lost = uint.MaxValue;

    /// <summary>The instants of messages that are sent at the same time.</summary>
    /// <param name="delays">What was drawn, in ticks.</param>
    /// <param name="losses">As many numbers, uniform in (0, 1).</param>
    /// <param name="loss">The probability that a message is lost.</param>
    /// <param name="now">When they are sent, in ticks.</param>
    /// <param name="arrivals">Receives as many instants.</param>
    public static void Write(ReadOnlySpan<double> delays, ReadOnlySpan<double> losses, double loss, long now, Span<long> arrivals)
    {
        var count = delays.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(losses.Length, count, nameof(losses));
        ArgumentOutOfRangeException.ThrowIfLessThan(arrivals.Length, count, nameof(arrivals));
        ref var delay = ref MemoryMarshal.GetReference(delays);
        ref var draw = ref MemoryMarshal.GetReference(losses);
        ref var arrival = ref MemoryMarshal.GetReference(arrivals);
        var at = 0;
        for (; Vector512.IsHardwareAccelerated && at <= count - Vector512<long>.Count; at += Vector512<long>.Count)
        {
            Of(Vector512.LoadUnsafe(ref delay, (nuint)at), Vector512.LoadUnsafe(ref draw, (nuint)at), loss, Vector512.Create(now))
                .StoreUnsafe(ref arrival, (nuint)at);
        }

        for (; Vector512.IsHardwareAccelerated && at <= count - Few; at += Few)
        {
            Of(Vector256.LoadUnsafe(ref delay, (nuint)at), Vector256.LoadUnsafe(ref draw, (nuint)at), loss, Vector256.Create(now))
                .StoreUnsafe(ref arrival, (nuint)at);
        }

        for (; at < count; at++)
        {
            arrivals[at] = losses[at] < loss ? Ticks.Never : Ticks.After(now, Ticks.FromDraw(delays[at]));
        }
    }

    /// <summary>The instants of messages along some arcs that are sent one time after the other.</summary>
    /// <param name="delays">What was drawn, in ticks, for one time after the other one per arc.</param>
    /// <param name="losses">As many numbers, uniform in (0, 1).</param>
    /// <param name="loss">The probability that a message is lost.</param>
    /// <param name="times">When they are sent, in ticks.</param>
    /// <param name="arcs">Number of arcs, at least 1.</param>
    /// <param name="arrivals">Receives as many instants.</param>
    public static void Write(
        ReadOnlySpan<double> delays, ReadOnlySpan<double> losses, double loss, ReadOnlySpan<long> times, int arcs, Span<long> arrivals)
    {
        var (k, count) = (0, times.Length * arcs);
        if (Vector512.IsHardwareAccelerated && arcs <= Few && count >= Few)
        {
            k = WriteFew(delays[..count], losses, loss, times, arcs, arrivals);
        }

        for (; k < times.Length; k++)
        {
            Write(delays.Slice(k * arcs, arcs), losses[(k * arcs)..], loss, times[k], arrivals[(k * arcs)..]);
        }
    }

    /// <summary>Instants from durations that begin at the same time.</summary>
    /// <param name="durations">What <see cref="TryShorten"/> has written.</param>
    /// <param name="now">When they begin, in ticks.</param>
    /// <param name="arrivals">Receives as many instants.</param>
    public static void After(ReadOnlySpan<uint> durations, long now, Span<long> arrivals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arrivals.Length, durations.Length, nameof(arrivals));
        ref var duration = ref MemoryMarshal.GetReference(durations);
        ref var arrival = ref MemoryMarshal.GetReference(arrivals);
        var at = 0;
        for (; at <= durations.Length - Few; at += Few)
        {
            var some = Vector256.WidenLower(Vector128.LoadUnsafe(ref duration, (nuint)at).ToVector256Unsafe()).AsInt64();
            var isNever = Vector256.Equals(some, Vector256.Create((long)Lost));
            Vector256.ConditionalSelect(isNever, Vector256.Create(Ticks.Never), Ticks.After(Vector256.Create(now), some))
                .StoreUnsafe(ref arrival, (nuint)at);
        }

        for (; at < durations.Length; at++)
        {
            arrivals[at] = durations[at] == Lost ? Ticks.Never : Ticks.After(now, durations[at]);
        }
    }

    /// <summary>Durations in half the room.</summary>
    /// <param name="durations">In ticks, or <see cref="Ticks.Never"/>.</param>
    /// <param name="few">Receives as many.</param>
    /// <returns>False where one is too long for that, and then nothing of <paramref name="few"/> counts.</returns>
    public static bool TryShorten(ReadOnlySpan<long> durations, Span<uint> few)
    {
        var all = 0L;
        for (var at = 0; at < durations.Length; at++)
        {
            var duration = durations[at];
            few[at] = duration == Ticks.Never ? Lost : (uint)duration;
            all |= duration == Ticks.Never ? 0 : duration;
        }

        return all < Lost;
    }

    /// <summary>The same for at most four arcs, as long as four instants have room: what is too much, the next time overwrites.</summary>
    /// <returns>How many times are done.</returns>
    private static int WriteFew(
        ReadOnlySpan<double> delays, ReadOnlySpan<double> losses, double loss, ReadOnlySpan<long> times, int arcs, Span<long> arrivals)
    {
        var last = delays.Length - Few;
        ArgumentOutOfRangeException.ThrowIfLessThan(losses.Length, delays.Length, nameof(losses));
        ArgumentOutOfRangeException.ThrowIfLessThan(arrivals.Length, delays.Length, nameof(arrivals));
        ref var delay = ref MemoryMarshal.GetReference(delays);
        ref var draw = ref MemoryMarshal.GetReference(losses);
        ref var arrival = ref MemoryMarshal.GetReference(arrivals);
        var (k, at) = (0, 0);
        for (; k < times.Length && at <= last; k++, at += arcs)
        {
            Of(Vector256.LoadUnsafe(ref delay, (nuint)at), Vector256.LoadUnsafe(ref draw, (nuint)at), loss, Vector256.Create(times[k]))
                .StoreUnsafe(ref arrival, (nuint)at);
        }

        return k;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Of(Vector256<double> delays, Vector256<double> losses, double loss, Vector256<long> now) =>
        Vector256.ConditionalSelect(
            Vector256.LessThan(losses, Vector256.Create(loss)).AsInt64(),
            Vector256.Create(Ticks.Never),
            Ticks.After(now, Ticks.FromDraw(delays)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Of(Vector512<double> delays, Vector512<double> losses, double loss, Vector512<long> now) =>
        Vector512.ConditionalSelect(
            Vector512.LessThan(losses, Vector512.Create(loss)).AsInt64(),
            Vector512.Create(Ticks.Never),
            Ticks.After(now, Ticks.FromDraw(delays)));
}
