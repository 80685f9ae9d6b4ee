using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hogwild.Simulation;

/// <summary>
/// Where lines of the cache begin in arrays, so that what is read at random lies on as few of them as it can. For arrays that are handed
/// on, or may be short; others are an <see cref="AlignedArray{T}"/>.
/// </summary>
internal static class CacheLine
{
    /// <summary>Bytes of a line.</summary>
    public const int Bytes = 64;

    // Shorter ones are in the cache, and may be many.
    private const int Short = 1 << 16;

    /// <summary>An array of zeroes whose first entry that counts begins a line, unless it is short.</summary>
    /// <param name="length">How many entries count.</param>
    public static (T[] Entries, int First) Array<T>(int length)
        where T : unmanaged
    {
        if (length < Short / Unsafe.SizeOf<T>())
        {
            return (new T[length], 0);
        }

        var entries = LargePages.For(GC.AllocateArray<T>(checked(length + Of<T>()), pinned: true));
        return (entries, FirstOf(entries));
    }

    /// <summary>A line has so many entries.</summary>
    public static unsafe int Of<T>()
        where T : unmanaged => Bytes / sizeof(T);

    /// <summary>The first entry of an array that begins a line, if the array does not move.</summary>
    /// <typeparam name="T">Of 1, 2, 4 or 8 bytes.</typeparam>
    public static unsafe int FirstOf<T>(T[] pinned)
        where T : unmanaged
    {
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        return (int)((nuint)(-(nint)start) % Bytes / (nuint)sizeof(T));
    }
}
