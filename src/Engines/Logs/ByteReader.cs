using System.Buffers.Binary;

namespace Hogwild.Engines;

/// <summary>Reads what <see cref="ByteWriter"/> has written.</summary>
/// <param name="bytes">The bytes of a record.</param>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => _rest.Length;

    /// <summary>Eight bytes.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public ulong Fixed() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));

    /// <summary>A number.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public long Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Bytes(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw new InvalidDataException("a number is longer than ten bytes");
    }

    /// <summary>Bytes as they are.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (_rest.Length < count)
        {
            throw new InvalidDataException("a record is shorter than it should be");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
