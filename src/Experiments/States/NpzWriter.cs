using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Hogwild.Experiments;

/// <summary>
/// Writes arrays as NumPy saves them (<c>.npz</c>: a zip of <c>.npy</c>, format 1.0), uncompressed and without a clock, so that the same
/// arrays are the same bytes. Numbers are little-endian doubles.
/// </summary>
internal sealed class NpzWriter : IDisposable
{
    // The first that a zip can say.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;

    /// <summary>An archive that is complete once this is disposed of; the stream stays open.</summary>
    public NpzWriter(Stream stream) => _archive = new ZipArchive(new ForwardStream(stream), ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Writes an array of numbers, the last index running fastest.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The length of every axis.</param>
    /// <param name="numbers">The numbers, in pieces.</param>
    public void Write(string name, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<double>> numbers)
    {
        using var entry = Begin(name, shape);
        foreach (var piece in numbers)
        {
            if (BitConverter.IsLittleEndian)
            {
                entry.Write(MemoryMarshal.AsBytes(piece.Span));
                continue;
            }

            var bytes = new byte[piece.Length * sizeof(double)];
            for (var k = 0; k < piece.Length; k++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(k * sizeof(double)), piece.Span[k]);
            }

            entry.Write(bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    /// <summary>The header is padded with blanks so that the numbers begin at a multiple of 64 bytes.</summary>
    private Stream Begin(string name, IReadOnlyList<int> shape)
    {
        const int Prefix = 10;
        const int Alignment = 64;
        var axes = string.Concat(shape.Select(length => string.Create(CultureInfo.InvariantCulture, $"{length}, "))).TrimEnd();
        var text = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({(shape.Count == 1 ? axes : axes.TrimEnd(','))}), }}";
        var padded = (Prefix + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var header = new byte[padded];
        ((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0]).CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(padded - Prefix));
        Encoding.ASCII.GetBytes(text.PadRight(padded - Prefix - 1) + "\n").CopyTo(header, Prefix);
        var entry = _archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        var stream = entry.Open();
        stream.Write(header);
        return stream;
    }
}
