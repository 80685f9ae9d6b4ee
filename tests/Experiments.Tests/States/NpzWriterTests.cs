using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Hogwild.Experiments.Tests;

public sealed class NpzWriterTests
{
    /// <summary>The format of NumPy: magic, version 1.0, length of the header, the header with a line break at a multiple of 64.</summary>
    [Fact]
    public void An_array_has_the_bytes_that_numpy_writes()
    {
        ReadOnlyMemory<double>[] pieces = [new double[] { 0, 0.5, -1 }, new double[] { 1e300, double.NaN, 7 }];
        var bytes = Entry(Written(npz => npz.Write("x", [2, 3], pieces)), "x.npy");
        Assert.Equal([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0], bytes[..8]);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        Assert.Equal(0, (10 + length) % 64);
        Assert.Equal(
            "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", Encoding.ASCII.GetString(bytes, 10, length).TrimEnd());
        Assert.Equal((byte)'\n', bytes[9 + length]);
        Assert.Equal(
            [0, 0.5, -1, 1e300, double.NaN, 7],
            Enumerable.Range(0, 6).Select(k => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(10 + length + (8 * k)))));
    }

    [Fact]
    public void One_axis_has_the_comma_of_a_tuple() => Assert.Contains(
        "'shape': (4,), ",
        Encoding.ASCII.GetString(Entry(Written(npz => npz.Write("t", [4], [new double[4]])), "t.npy")),
        StringComparison.Ordinal);

    [Fact]
    public void There_is_no_clock_in_it()
    {
        var first = Written(npz => npz.Write("t", [1], [new double[1]]));
        Thread.Sleep(2100);
        Assert.Equal(first, Written(npz => npz.Write("t", [1], [new double[1]])));
    }

    private static byte[] Written(Action<NpzWriter> write)
    {
        using var stream = new MemoryStream();
        using (var npz = new NpzWriter(stream))
        {
            write(npz);
        }

        return stream.ToArray();
    }

    private static byte[] Entry(byte[] archive, string name)
    {
        using var stream = new MemoryStream(archive);
        using var zip = new ZipArchive(stream);
        using var entry = zip.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        entry.CopyTo(memory);
        return memory.ToArray();
    }
}
