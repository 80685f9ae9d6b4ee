using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// Numbers one after the other, many at once, in as few bits each as the largest of some needs: 4, 8, 16, 32 or 64. Memory that has never
/// been touched is what costs a recorded run most. Nothing that is in it is moved when it grows.
/// </summary>
internal sealed class PackedNumbers
{
    /// <summary>So many at most are written with one width: they stay in the nearest cache while that is found out.</summary>
    public const int Piece = 2 << 10;

    private const int FewestBytes = 4 << 10;
    private const int MostBytes = 8 << 20;

    // Before each piece how many numbers are in it, and their width: 4 bits, doubled so often.
    private const int Head = sizeof(ushort);
    private const int WidthBits = 3;
    private const int Narrowest = 4;
    private const int Half = 0;
    private const int Byte = 1;
    private const int Word = 2;
    private const int DoubleWord = 3;
    private const int Lanes = 32;
    private readonly List<(byte[] Bytes, int Used)> _full = [];
    private byte[] _bytes = [];
    private int _used;
    private long _before;

    /// <summary>Appends a number.</summary>
    public void Add(ulong number) => Add([number], ulong.MaxValue);

    /// <summary>Appends the lowest bits of numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="mask">Which bits.</param>
    public void Add(ReadOnlySpan<ulong> numbers, ulong mask)
    {
        for (; numbers.Length > Piece; numbers = numbers[Piece..])
        {
            AddPiece(numbers[..Piece], mask);
        }

        if (!numbers.IsEmpty)
        {
            AddPiece(numbers, mask);
        }
    }

    /// <summary>From the first number on.</summary>
    public Reader Read() => new([.. _full, (_bytes, _used)]);

    private static int BytesOf(int count, int width) => ((count * (Narrowest << width)) + 7) / 8;

    private void AddPiece(ReadOnlySpan<ulong> numbers, ulong mask)
    {
        var width = WidthOf(Or(numbers) & mask);
        var needed = Head + BytesOf(numbers.Length, width);
        if (needed > _bytes.Length - _used)
        {
            Grow(needed);
        }

        var to = _bytes.AsSpan(_used, needed);
        MemoryMarshal.Write(to, (ushort)((numbers.Length << WidthBits) | width));
        to = to[Head..];
        var many = width > DoubleWord ? 0 : numbers.Length / Lanes * Lanes;
        WriteMany(numbers[..many], mask, to, width);
        WriteFew(numbers[many..], mask, to[BytesOf(many, width)..], width);
        _used += needed;
    }

    private static int WidthOf(ulong bits) => bits switch
    {
        < 1 << Narrowest => Half,
        <= byte.MaxValue => Byte,
        <= ushort.MaxValue => Word,
        <= uint.MaxValue => DoubleWord,
        _ => DoubleWord + 1,
    };

    private static ulong Or(ReadOnlySpan<ulong> numbers)
    {
        var (at, all, lanes) = (0, Vector512<ulong>.Zero, Vector512<ulong>.Count);
        for (; at <= numbers.Length - lanes; at += lanes)
        {
            all |= Vector512.Create(numbers[at..]);
        }

        var bits = 0UL;
        for (var lane = 0; lane < lanes; lane++)
        {
            bits |= all[lane];
        }

        for (; at < numbers.Length; at++)
        {
            bits |= numbers[at];
        }

        return bits;
    }

    /// <summary>As many as fill vectors, of 32 bits at most.</summary>
    private static void WriteMany(ReadOnlySpan<ulong> numbers, ulong mask, Span<byte> to, int width)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        ref var bytes = ref MemoryMarshal.GetReference(to);
        var masks = Vector512.Create(mask);
        for (var at = 0; at < numbers.Length; at += Lanes)
        {
            ref var from = ref Unsafe.Add(ref first, at);
            var low = Vector512.Narrow(Vector512.LoadUnsafe(ref from) & masks, Vector512.LoadUnsafe(ref from, 8) & masks);
            var high = Vector512.Narrow(Vector512.LoadUnsafe(ref from, 16) & masks, Vector512.LoadUnsafe(ref from, 24) & masks);
            ref var here = ref Unsafe.Add(ref bytes, BytesOf(at, width));
            if (width == DoubleWord)
            {
                low.AsByte().StoreUnsafe(ref here);
                high.AsByte().StoreUnsafe(ref here, (nuint)Vector512<byte>.Count);
                continue;
            }

            var words = Vector512.Narrow(low, high);
            if (width == Word)
            {
                words.AsByte().StoreUnsafe(ref here);
                continue;
            }

            var narrow = Vector256.Narrow(words.GetLower(), words.GetUpper());
            if (width == Byte)
            {
                narrow.StoreUnsafe(ref here);
                continue;
            }

            // Of every two bytes one: the second number stands in its upper half.
            var pairs = narrow.AsUInt16();
            pairs |= pairs >> Narrowest;
            Vector128.Narrow(pairs.GetLower(), pairs.GetUpper()).StoreUnsafe(ref here);
        }
    }

    private static void WriteFew(ReadOnlySpan<ulong> numbers, ulong mask, Span<byte> to, int width)
    {
        for (var at = 0; at < numbers.Length; at++)
        {
            var number = numbers[at] & mask;
            switch (width)
            {
                case Half:
                    to[at / 2] = (byte)(at % 2 == 0 ? number : to[at / 2] | (number << Narrowest));
                    break;
                case Byte:
                    to[at] = (byte)number;
                    break;
                case Word:
                    MemoryMarshal.Write(to[(at * sizeof(ushort))..], (ushort)number);
                    break;
                case DoubleWord:
                    MemoryMarshal.Write(to[(at * sizeof(uint))..], (uint)number);
                    break;
                default:
                    MemoryMarshal.Write(to[(at * sizeof(ulong))..], number);
                    break;
            }
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
    public sealed class Reader((byte[] Bytes, int Used)[] chunks)
    {
        private readonly ulong[] _piece = new ulong[Piece];
        private int _chunk;
        private int _at;
        private int _next;
        private int _count;

        /// <summary>Whether there is no further one.</summary>
        public bool IsAtEnd => _next == _count && !TryReadPiece();

        /// <summary>The next one.</summary>
        /// <exception cref="InvalidOperationException">There is none.</exception>
        public ulong Next() => IsAtEnd ? throw new InvalidOperationException("there are no more numbers") : _piece[_next++];

        /// <summary>The next ones, of 31 bits each.</summary>
        /// <exception cref="InvalidOperationException">There are not so many.</exception>
        public void Next(Span<int> numbers)
        {
            foreach (ref var number in numbers)
            {
                number = (int)Next();
            }
        }

        private bool TryReadPiece()
        {
            while (_chunk < chunks.Length && _at == chunks[_chunk].Used)
            {
                (_chunk, _at) = (_chunk + 1, 0);
            }

            if (_chunk == chunks.Length)
            {
                return false;
            }

            var bytes = chunks[_chunk].Bytes.AsSpan(_at);
            var head = MemoryMarshal.Read<ushort>(bytes);
            var width = head & ((1 << WidthBits) - 1);
            (_next, _count) = (0, head >> WidthBits);
            ReadPiece(bytes[Head..], width, _piece.AsSpan(0, _count));
            _at += Head + BytesOf(_count, width);
            return true;
        }

        private static void ReadPiece(ReadOnlySpan<byte> from, int width, Span<ulong> numbers)
        {
            for (var at = 0; at < numbers.Length; at++)
            {
                numbers[at] = width switch
                {
                    Half => (ulong)(from[at / 2] >> (at % 2 * Narrowest)) & ((1 << Narrowest) - 1),
                    Byte => from[at],
                    Word => MemoryMarshal.Read<ushort>(from[(at * sizeof(ushort))..]),
                    DoubleWord => MemoryMarshal.Read<uint>(from[(at * sizeof(uint))..]),
                    _ => MemoryMarshal.Read<ulong>(from[(at * sizeof(ulong))..]),
                };
            }
        }
    }
}
