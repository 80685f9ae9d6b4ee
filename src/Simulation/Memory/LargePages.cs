using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hogwild.Simulation;

/// <summary>
/// Asks the operating system to back large arrays by large pages. Reads at random in gigabytes spend much of their time on finding out
/// where a page is; with pages of 2 MB that is known already. It changes nothing but time, and does nothing where Linux does not run.
/// </summary>
internal static unsafe partial class LargePages
{
    private const nuint Page = 2 << 20;
    private const int AdviseLargePages = 14;

    /// <summary>For an array that is new and nothing has been written to: only pages that are not there yet can become large.</summary>
    /// <returns>The same array.</returns>
    public static T[] For<T>(T[] array)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        var bytes = (nuint)array.LongLength * (nuint)sizeof(T);
        if (bytes < Page || !OperatingSystem.IsLinux())
        {
            return array;
        }

        // Should the collector move the array meanwhile, the advice is for other memory, and nothing worse.
        var start = ((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + Page - 1) & ~(Page - 1);
        var end = ((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + bytes) & ~(Page - 1);
        if (end > start)
        {
            Advise(start, end - start);
        }

        return array;
    }

    /// <summary>The same numbers in an array on large pages; the array itself where it is too short for one.</summary>
    public static T[] Copy<T>(T[] array)
        where T : unmanaged
    {
        if ((nuint)array.LongLength * (nuint)sizeof(T) < Page)
        {
            return array;
        }

        var copy = For(new T[array.Length]);
        array.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>A system that refuses goes on with small pages.</summary>
    private static void Advise(nuint start, nuint length)
    {
        try
        {
            _ = Advise((void*)start, length, AdviseLargePages);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library of another name.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
