using System.Buffers.Binary;

namespace Hogwild.Reports;

/// <summary>Says in a PNG file how many pixels an inch has, so that it stands in a text at the size it is made for.</summary>
internal static class PngDensity
{
    private const int AfterHeader = 33;
    private const double InchesPerMetre = 1 / 0.0254;

    /// <summary>The file with a chunk <c>pHYs</c> after its header.</summary>
    /// <param name="png">The file.</param>
    /// <param name="dotsPerInch">Pixels an inch.</param>
    public static byte[] Of(ReadOnlySpan<byte> png, double dotsPerInch)
    {
        var chunk = new byte[21];
        var perMetre = (uint)Math.Round(dotsPerInch * InchesPerMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8), perMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(12), perMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Crc(chunk.AsSpan(4, 13)));
        return [.. png[..AfterHeader], .. chunk, .. png[AfterHeader..]];
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var item in bytes)
        {
            crc ^= item;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
