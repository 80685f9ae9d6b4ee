using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// From drawn delays and losses to instants of arrival: of a message that is not lost, its delay after it was sent, and
/// <see cref="Ticks.Never"/> otherwise.
/// </summary>
internal static class ArrivalTimes
{
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

        for (; at <= count - Vector256<long>.Count; at += Vector256<long>.Count)
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
    /// <param name="delays">What was drawn, in ticks, for one time after the other one per arc; room for a multiple of eight.</param>
    /// <param name="losses">As many numbers, uniform in (0, 1).</param>
    /// <param name="loss">The probability that a message is lost.</param>
    /// <param name="times">When they are sent, in ticks.</param>
    /// <param name="arcs">Number of arcs, at least 1.</param>
    /// <param name="arrivals">Receives as many instants.</param>
    public static void Write(
        ReadOnlySpan<double> delays, ReadOnlySpan<double> losses, double loss, ReadOnlySpan<long> times, int arcs, Span<long> arrivals)
    {
        if (Vector512.IsHardwareAccelerated && arcs <= TableLanes.MostColumns)
        {
            WriteLanes(delays, losses, loss, times, arcs, arrivals);
            return;
        }

        for (var k = 0; k < times.Length; k++)
        {
            Write(delays.Slice(k * arcs, arcs), losses[(k * arcs)..], loss, times[k], arrivals[(k * arcs)..]);
        }
    }

    /// <summary>The same for at most <see cref="TableLanes.MostColumns"/> arcs: no lane is idle, but those beyond the end.</summary>
    public static void WriteLanes(
        ReadOnlySpan<double> delays, ReadOnlySpan<double> losses, double loss, ReadOnlySpan<long> times, int arcs, Span<long> arrivals)
    {
        var (count, width) = (times.Length * arcs, Vector512<long>.Count);
        var room = (count + width - 1) & -width;
        ArgumentOutOfRangeException.ThrowIfLessThan(delays.Length, room, nameof(delays));
        ArgumentOutOfRangeException.ThrowIfLessThan(losses.Length, room, nameof(losses));
        ArgumentOutOfRangeException.ThrowIfLessThan(arrivals.Length, count, nameof(arrivals));
        scoped var sent = times;
        Span<long> few = stackalloc long[width];
        if (times.Length < width)
        {
            times.CopyTo(few);
            sent = few;
        }

        ref var delay = ref MemoryMarshal.GetReference(delays);
        ref var draw = ref MemoryMarshal.GetReference(losses);
        ref var time = ref MemoryMarshal.GetReference(sent);
        ref var arrival = ref MemoryMarshal.GetReference(arrivals);
        var (lanes, last) = (new TableLanes(arcs), sent.Length - width);
        for (var at = 0; at < count; at += width)
        {
            // The eight times from that of the first lane on, as far as there are so many.
            var start = Math.Min(lanes.Row.ToScalar(), last);
            var now = Vector512.ShuffleNative(Vector512.LoadUnsafe(ref time, (nuint)start), lanes.Row - Vector512.Create(start));
            var then = Of(Vector512.LoadUnsafe(ref delay, (nuint)at), Vector512.LoadUnsafe(ref draw, (nuint)at), loss, now);
            if (at <= count - width)
            {
                then.StoreUnsafe(ref arrival, (nuint)at);
            }
            else
            {
                Store(then, arrivals[at..count]);
            }

            lanes.Advance();
        }
    }

    private static void Store(Vector512<long> instants, Span<long> arrivals)
    {
        Span<long> all = stackalloc long[Vector512<long>.Count];
        instants.StoreUnsafe(ref MemoryMarshal.GetReference(all));
        all[..arrivals.Length].CopyTo(arrivals);
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
