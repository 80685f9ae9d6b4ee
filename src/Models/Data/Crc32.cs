namespace Hogwild.Models;

/// <summary>The checksum of archives (CRC-32 of ISO 3309), which the runtime does not compare when it reads one.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Entry((uint)value))];

    /// <summary>The checksum of some bytes after others.</summary>
    internal static uint Of(params ReadOnlySpan<byte[]> parts)
    {
        var sum = uint.MaxValue;
        foreach (var part in parts)
        {
            foreach (var value in part)
            {
                sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
            }
        }

        return ~sum;
    }

    private static uint Entry(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        }

        return value;
    }
}
