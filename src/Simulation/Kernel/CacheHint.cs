using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Hogwild.Simulation;

/// <summary>
/// Asks the processor for memory that will be read shortly. It changes nothing but time, and does nothing where there is no such
/// instruction.
/// </summary>
internal static class CacheHint
{
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
}
