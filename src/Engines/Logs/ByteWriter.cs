using System.Buffers.Binary;

namespace Hogwild.Engines;

/// <summary>Bytes of a record: numbers of fixed length, and such that are short where they are near 0.</summary>
internal sealed class ByteWriter
{
    private const int LongestNumber = 10;
    private byte[] _bytes = new byte[256];

    /// <summary>How many bytes there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, Count);

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Eight bytes.</summary>
    public void Fixed(ulong value)
    {
        Reserve(sizeof(ulong));
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(Count), value);
        Count += sizeof(ulong);
    }

    /// <summary>A number, one byte where it is from −64 to 63 (zigzag, base 128).</summary>
    public void Number(long value)
    {
        Reserve(LongestNumber);
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7)
        {
            _bytes[Count++] = (byte)(rest | 0x80);
        }

        _bytes[Count++] = (byte)rest;
    }

    /// <summary>Bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Count));
        Count += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (Count + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Count + more));
        }
    }
}
