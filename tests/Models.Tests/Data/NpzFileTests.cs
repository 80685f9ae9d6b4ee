using System.Buffers.Binary;
using System.IO.Compression;

namespace Hogwild.Models.Tests.Data;

public sealed class NpzFileTests
{
    private static readonly byte[] X = NpyBytes.Of("<f8", [2, 2], [1, 2, 3, 4]);
    private static readonly byte[] Y = NpyBytes.Of("<i8", [2], [0, 1]);

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Arrays_are_read_by_their_names(CompressionLevel level)
    {
        var both = NpyBytes.Archive(level, ("x", X), ("y", Y));
        Assert.Equal([1, 2, 3, 4], Read(both, "x").Numbers());
        Assert.Equal([0, 1], Read(both, "y").Wholes("classes"));
        Assert.Equal("a.npz#y[1]", Read(both, "y").PlaceOf(1));
        Assert.Equal([0, 1], Read(NpyBytes.Archive(level, ("y", Y)), null).Numbers());
    }

    [Fact]
    public void Without_a_name_there_is_one_array_or_they_are_listed()
    {
        var both = NpyBytes.Archive(CompressionLevel.Fastest, ("x", X), ("y", Y));
        Assert.Equal("a.npz: expected the name of one of its arrays behind it, as in a.npz#x, found x, y", Error(both, null));
        Assert.Equal("a.npz: expected one array 'z', found x, y", Error(both, "z"));
        Assert.Equal(
            "a.npz: expected one array 'x', found x, x", Error(NpyBytes.Archive(CompressionLevel.Fastest, ("x", X), ("x", Y)), "x"));
        Assert.Equal("a.npz: expected one array 'x', found none", Error(NpyBytes.Archive(CompressionLevel.Fastest), "x"));
    }

    [Fact]
    public void A_length_that_compressed_bytes_cannot_have_is_refused_before_it_is_taken()
    {
        var bytes = NpyBytes.Archive(CompressionLevel.SmallestSize, ("x", X));
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(directory + 24), 2_000_000_000);
        Assert.Contains("compressed bytes can have, found one of 2,000,000,000", Error(bytes, "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_whose_header_says_less_than_there_is_is_refused_before_the_rest_is_read()
    {
        var bomb = NpyBytes.With("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", new byte[50_000_000]);
        var bytes = NpyBytes.Archive(CompressionLevel.SmallestSize, ("x", bomb));
        using var file = new TemporaryFile(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(
            "expected 8 bytes of numbers for the shape [1], found 50,000,000",
            Assert.Throws<DataFormatException>(() => NpzFile.Read(file.Path, "x", "a.npz")).Message,
            StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void A_changed_number_is_noticed_also_where_nothing_is_compressed()
    {
        var bytes = NpyBytes.Archive(CompressionLevel.NoCompression, ("x", X));
        bytes[bytes.AsSpan().IndexOf(X) + X.Length - 1] ^= 1;
        Assert.Equal("a.npz#x: expected the numbers that its checksum is of, found others: the archive is damaged", Error(bytes, "x"));
    }

    [Fact]
    public void Pickles_and_what_is_cut_off_are_refused_with_the_name_of_the_file()
    {
        var pickle = NpyBytes.With("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", [0x80, 4, (byte)'.']);
        Assert.StartsWith(
            "a.npz#o: expected numbers, found Python objects",
            Error(NpyBytes.Archive(CompressionLevel.Fastest, ("o", pickle)), "o"),
            StringComparison.Ordinal);
        var good = NpyBytes.Archive(CompressionLevel.SmallestSize, ("x", X));
        for (var length = 0; length < good.Length; length += 7)
        {
            Assert.StartsWith("a.npz", Error(good[..length], "x"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_encrypted_is_refused()
    {
        var bytes = NpyBytes.Archive(CompressionLevel.NoCompression, ("x", X));
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        bytes[6] |= 1;
        Assert.Equal("a.npz#x: expected an array that is not encrypted, found one that is", Error(bytes, "x"));
    }

    private static string Error(byte[] bytes, string? part) => Assert.Throws<DataFormatException>(() => Read(bytes, part)).Message;

    private static NpyArray Read(byte[] bytes, string? part)
    {
        using var file = new TemporaryFile(bytes);
        return NpzFile.Read(file.Path, part, "a.npz");
    }
}
