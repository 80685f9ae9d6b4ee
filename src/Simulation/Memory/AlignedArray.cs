using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hogwild.Simulation;

/// <summary>
/// An array whose first entry begins with a line of the cache, so that entries of 64 bytes are a line each. On large pages where it is long
/// (<see cref="LargePages"/>), and never moved by the collector.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed unsafe class AlignedArray<T>
    where T : unmanaged
{
    private const int Line = CacheLine.Bytes;

    // Holds the memory; what is read goes by the address.
    private readonly T[] _memory;
    private readonly T* _first;

    /// <summary>So many entries, all of them zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than fit into an array.</exception>
    public AlignedArray(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var spare = (Line + sizeof(T) - 1) / sizeof(T);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - spare);
        Length = length;
        _memory = LargePages.For(GC.AllocateArray<T>(length + spare, pinned: true));
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _first = (T*)((start + Line - 1) & ~(nuint)(Line - 1));
    }

    /// <summary>How many entries there are.</summary>
    public int Length { get; }

    /// <summary>An entry.</summary>
    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            return ref _first[index];
        }
    }

    /// <summary>Some entries after each other.</summary>
    public Span<T> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)(uint)start + (uint)length, (ulong)Length, nameof(length));
        return new Span<T>(_first + start, length);
    }
}
