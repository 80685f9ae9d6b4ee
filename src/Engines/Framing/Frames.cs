using System.Buffers.Binary;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// Messages on a stream: how long one is, a hash of it, and its bytes. What is too long, or is not what was sent, is refused.
/// </summary>
internal static class Frames
{
    private const int HeadSize = sizeof(int) + sizeof(ulong);

    /// <summary>Writes a message.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> message)
    {
        var frame = new byte[HeadSize + message.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, message.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(sizeof(int)), HashOf(message));
        message.CopyTo(frame.AsSpan(HeadSize));
        stream.Write(frame);
    }

    /// <summary>Reads a message.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="most">The longest message that there can be.</param>
    /// <returns>The message; null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">It is longer, or its hash is another one.</exception>
    public static byte[]? Read(Stream stream, int most)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        if (stream.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false) < HeadSize)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length < 0 || length > most)
        {
            throw new InvalidDataException("a message is longer than any can be");
        }

        var message = new byte[length];
        stream.ReadExactly(message);
        return BinaryPrimitives.ReadUInt64LittleEndian(head[sizeof(int)..]) == HashOf(message) ? message
            : throw new InvalidDataException("a message is not what was sent");
    }

    private static ulong HashOf(ReadOnlySpan<byte> message) => AppendFile.Chain(StableHash.Start, message);
}
