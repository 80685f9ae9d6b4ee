using System.Buffers.Binary;

namespace Hogwild.Models;

/// <summary>What the numbers of an array are, as NumPy describes it: <c>&lt;f4</c>, <c>|b1</c>, <c>&gt;i8</c>.</summary>
/// <param name="Letter">f for real numbers, i and u for whole ones, b for true or false.</param>
/// <param name="Size">Bytes of one.</param>
/// <param name="IsBig">Whether the highest byte comes first.</param>
internal readonly record struct NpyType(char Letter, int Size, bool IsBig)
{
    /// <summary>The types that are read, for messages.</summary>
    internal const string Known = "f2, f4, f8, i1 to i8, u1 to u8 or b1";

    /// <summary>True for what has no fractions.</summary>
    internal bool IsWhole => Letter != 'f';

    /// <summary>The type of a description; null where it is none that is read.</summary>
    internal static NpyType? Of(string text) =>
        text is not [var order and ('<' or '>' or '|' or '='), var letter, var digit] || (order == '|' && digit != '1') ? null
            : (letter, digit) is ('f', '2' or '4' or '8') or ('i' or 'u', '1' or '2' or '4' or '8') or ('b', '1')
                ? new NpyType(letter, digit - '0', order == '>') : null;

    /// <summary>One of the numbers.</summary>
    internal double Number(ReadOnlySpan<byte> bytes) => (Letter, Size, IsBig) switch
    {
        ('f', 2, false) => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ('f', 2, true) => (double)BinaryPrimitives.ReadHalfBigEndian(bytes),
        ('f', 4, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ('f', 4, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        ('f', _, false) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ('f', _, true) => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        ('u', 8, _) => (ulong)Whole(bytes),
        _ => Whole(bytes),
    };

    /// <summary>One of the whole numbers; those above 2⁶³ − 1 come out negative.</summary>
    internal long Whole(ReadOnlySpan<byte> bytes)
    {
        var bits = 0L;
        for (var k = 0; k < Size; k++)
        {
            bits = (bits << 8) | bytes[IsBig ? k : Size - 1 - k];
        }

        var unused = 64 - (8 * Size);
        return Letter == 'i' ? bits << unused >> unused : Letter == 'b' ? Math.Min(bits, 1) : bits;
    }
}
