using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// Numbers one after the other, many at once, in as few bytes each as the largest of some needs: 1, 2, 4 or 8. Nothing that is in it is
/// moved when it grows.
/// </summary>
internal sealed class PackedNumbers
{
    /// <summary>So many at most are written in bytes of one width: they stay in the nearest cache while that is found out.</summary>
    public const int Piece = 2 << 10;

    private const int FewestBytes = 4 << 10;
    private const int MostBytes = 8 << 20;

    // Before each piece how many numbers are in it, and the binary logarithm of their width in bytes.
    private const int Head = sizeof(ushort);
    private const int WidthBits = 2;
    private const int Lanes = 32;
    private readonly List<(byte[] Bytes, int Used)> _full = [];
    private byte[] _bytes = [];
    private int _used;
    private long _before;

    /// <summary>Bytes that are written.</summary>
    public long Length => _before + _used;

    /// <summary>Appends a number.</summary>
    public void Add(ulong number) => Add([number], 0, ulong.MaxValue);

    /// <summary>Appends some bits of numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="shift">From which bit on.</param>
    /// <param name="mask">Which bits, once they are shifted.</param>
    public void Add(ReadOnlySpan<ulong> numbers, int shift, ulong mask)
    {
        while (numbers.Length > Piece)
        {
            AddPiece(numbers[..Piece], shift, mask);
            numbers = numbers[Piece..];
        }

        if (!numbers.IsEmpty)
        {
            AddPiece(numbers, shift, mask);
        }
    }

    /// <summary>From the first number on.</summary>
    public Reader Read() => new([.. _full, (_bytes, _used)]);

    private void AddPiece(ReadOnlySpan<ulong> numbers, int shift, ulong mask)
    {
        var bits = (Or(numbers) >> shift) & mask;
        var width = bits <= byte.MaxValue ? 0 : bits <= ushort.MaxValue ? 1 : bits <= uint.MaxValue ? 2 : 3;
        var needed = Head + (numbers.Length << width);
        if (needed > _bytes.Length - _used)
        {
            Grow(needed);
        }

        var to = _bytes.AsSpan(_used, needed);
        MemoryMarshal.Write(to, (ushort)((numbers.Length << WidthBits) | width));
        Write(numbers, shift, mask, to[Head..], width);
        _used += needed;
    }

    private static ulong Or(ReadOnlySpan<ulong> numbers)
    {
        var (at, all) = (0, Vector512<ulong>.Zero);
        ref var first = ref MemoryMarshal.GetReference(numbers);
        for (; at <= numbers.Length - Vector512<ulong>.Count; at += Vector512<ulong>.Count)
        {
            all |= Vector512.LoadUnsafe(ref first, (nuint)at);
        }

        var bits = 0UL;
        for (var lane = 0; lane < Vector512<ulong>.Count; lane++)
        {
            bits |= all[lane];
        }

        for (; at < numbers.Length; at++)
        {
            bits |= numbers[at];
        }

        return bits;
    }

    private static void Write(ReadOnlySpan<ulong> numbers, int shift, ulong mask, Span<byte> to, int width)
    {
        var at = 0;
        ref var first = ref MemoryMarshal.GetReference(numbers);
        ref var bytes = ref MemoryMarshal.GetReference(to);
        var masks = Vector512.Create(mask);
        for (; at <= numbers.Length - Lanes && width < 3; at += Lanes)
        {
            ref var from = ref Unsafe.Add(ref first, at);
            var low = Vector512.Narrow(
                (Vector512.LoadUnsafe(ref from) >> shift) & masks, (Vector512.LoadUnsafe(ref from, 8) >> shift) & masks);
            var high = Vector512.Narrow(
                (Vector512.LoadUnsafe(ref from, 16) >> shift) & masks, (Vector512.LoadUnsafe(ref from, 24) >> shift) & masks);
            ref var here = ref Unsafe.Add(ref bytes, at << width);
            if (width == 2)
            {
                low.AsByte().StoreUnsafe(ref here);
                high.AsByte().StoreUnsafe(ref here, 64);
                continue;
            }

            var words = Vector512.Narrow(low, high);
            if (width == 1)
            {
                words.AsByte().StoreUnsafe(ref here);
            }
            else
            {
                Vector256.Narrow(words.GetLower(), words.GetUpper()).StoreUnsafe(ref here);
            }
        }

        for (; at < numbers.Length; at++)
        {
            WriteOne((numbers[at] >> shift) & mask, to[(at << width)..], width);
        }
    }

    private static void WriteOne(ulong number, Span<byte> to, int width)
    {
        switch (width)
        {
            case 0:
                to[0] = (byte)number;
                break;
            case 1:
                MemoryMarshal.Write(to, (ushort)number);
                break;
            case 2:
                MemoryMarshal.Write(to, (uint)number);
                break;
            default:
                MemoryMarshal.Write(to, number);
                break;
        }
    }

    private void Grow(int needed)
    {
        if (_used > 0)
        {
            _full.Add((_bytes, _used));
        }

        _before += _used;
        _bytes = LargePages.For(GC.AllocateUninitializedArray<byte>(
            Math.Max(needed, (int)Math.Clamp(_before, FewestBytes, MostBytes))));
        _used = 0;
    }

    /// <summary>Reads numbers in the order in which they were appended.</summary>
    public struct Reader((byte[] Bytes, int Used)[] chunks)
    {
        private int _chunk;
        private int _at;
        private int _left;
        private int _width;

        /// <summary>Whether there is no further one.</summary>
        public bool IsAtEnd
        {
            get
            {
                while (_left == 0 && _chunk < chunks.Length && _at == chunks[_chunk].Used)
                {
                    (_chunk, _at) = (_chunk + 1, 0);
                }

                return _left == 0 && _chunk == chunks.Length;
            }
        }

        /// <summary>The next one.</summary>
        public ulong Next()
        {
            if (IsAtEnd)
            {
                throw new InvalidOperationException("there are no more numbers");
            }

            var bytes = chunks[_chunk].Bytes.AsSpan();
            if (_left == 0)
            {
                var head = MemoryMarshal.Read<ushort>(bytes[_at..]);
                (_left, _width, _at) = (head >> WidthBits, head & ((1 << WidthBits) - 1), _at + Head);
            }

            var from = bytes[_at..];
            (_left, _at) = (_left - 1, _at + (1 << _width));
            return _width switch
            {
                0 => from[0],
                1 => MemoryMarshal.Read<ushort>(from),
                2 => MemoryMarshal.Read<uint>(from),
                _ => MemoryMarshal.Read<ulong>(from),
            };
        }

        /// <summary>The next ones, of 31 bits each.</summary>
        public void Next(Span<int> numbers)
        {
            foreach (ref var number in numbers)
            {
                number = (int)Next();
            }
        }
    }
}
