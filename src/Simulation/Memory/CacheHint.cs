using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Hogwild.Simulation;

/// <summary>
/// Asks the processor for memory that will be read shortly. It changes nothing but time, and does nothing where there is no such
/// instruction.
/// </summary>
internal static class CacheHint
{
    private const int Line = 64;
    private const int Most = 4 * Line;

    /// <summary>Will read what <paramref name="place"/> refers to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read<T>(ref T place)
    {
        if (Sse.IsSupported)
        {
            // An address that the collector moves meanwhile is a wasted hint, and nothing worse.
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }

    /// <summary>Will read all of some numbers, of which the first few lines of the cache are asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        fixed (T* first = numbers)
        {
            Read(first, numbers.Length * sizeof(T));
            Read(first + Math.Max(0, numbers.Length - 1));
        }
    }

    /// <summary>Will read what stands at an address; a wrong one is a wasted hint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }

    /// <summary>Will read so many bytes, of which a few lines of the cache are asked for; the processor guesses the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read(void* address, int bytes)
    {
        var end = Math.Min(bytes, Most);
        for (var at = 0; at < end; at += Line)
        {
            Read((byte*)address + at);
        }
    }
}
