using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hogwild.Models.Tests.Data;

/// <summary>Writes arrays and archives as NumPy does.</summary>
internal static class NpyBytes
{
    /// <summary>An array.</summary>
    /// <param name="descr">The type of its numbers.</param>
    /// <param name="shape">The length of every axis.</param>
    /// <param name="values">Its numbers, row by row.</param>
    /// <param name="isFortran">Whether they are written column by column.</param>
    /// <param name="version">The format: 1, 2 or 3.</param>
    internal static byte[] Of(string descr, int[] shape, double[] values, bool isFortran = false, byte version = 1)
    {
        var sizes = string.Concat(shape.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size}, ")));
        var tuple = shape.Length == 1 ? $"({sizes.Trim()})" : $"({sizes.TrimEnd(',', ' ')})";
        var header = $"{{'descr': '{descr}', 'fortran_order': {isFortran}, 'shape': {tuple}, }}";
        return With(header, Numbers(descr, shape, values, isFortran), version);
    }

    /// <summary>A header as it is given, and the bytes behind it.</summary>
    internal static byte[] With(string header, byte[] data, byte version = 1)
    {
        var prefix = version == 1 ? 10 : 12;
        var padded = header.PadRight(((header.Length + prefix + 64) / 64 * 64) - prefix - 1) + "\n";
        var length = new byte[prefix - 8];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)padded.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.Latin1.GetBytes(padded), .. data];
    }

    /// <summary>An archive of arrays by their names.</summary>
    internal static byte[] Archive(CompressionLevel level, params (string Name, byte[] Bytes)[] arrays)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in arrays)
            {
                using var entry = archive.CreateEntry($"{name}.npy", level).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Numbers(string descr, int[] shape, double[] values, bool isFortran)
    {
        var (kind, size) = (descr[1], descr[2] - '0');
        var bytes = new byte[values.Length * size];
        for (var k = 0; k < values.Length; k++)
        {
            var bits = kind switch
            {
                'f' when size == 2 => BitConverter.HalfToInt16Bits((Half)values[k]),
                'f' when size == 4 => BitConverter.SingleToInt32Bits((float)values[k]),
                'f' => BitConverter.DoubleToInt64Bits(values[k]),
                _ => (long)values[k],
            };
            var at = size * (isFortran ? InColumns(shape, k) : k);
            for (var digit = 0; digit < size; digit++)
            {
                bytes[at + (descr[0] == '>' ? size - 1 - digit : digit)] = (byte)(bits >> (8 * digit));
            }
        }

        return bytes;
    }

    /// <summary>The place of number k of the rows where the first index runs fastest.</summary>
    private static int InColumns(int[] shape, int k)
    {
        var place = 0;
        var stride = shape.Aggregate(1, (product, size) => product * size);
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            stride /= shape[axis];
            place += k % shape[axis] * stride;
            k /= shape[axis];
        }

        return place;
    }
}
