namespace Hogwild.Models.Tests.Data;

public sealed class NpyFileTests
{
    private const string Good = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";

    [Theory]
    [InlineData("<f4")]
    [InlineData(">f4")]
    [InlineData("<f8")]
    [InlineData(">f8")]
    [InlineData("<f2")]
    [InlineData("=i4")]
    [InlineData("<i8")]
    [InlineData(">i8")]
    [InlineData(">i2")]
    [InlineData("|i1")]
    [InlineData("|u1")]
    [InlineData(">u4")]
    [InlineData("<u8")]
    [InlineData("|b1")]
    public void Numbers_of_all_types_are_read(string type)
    {
        double[] values = type[1] switch
        {
            'f' => [0, -1.5, 2.25, 3, 4, 1024],
            'i' => [0, -1, 2, -128, 4, 127],
            'u' => [0, 1, 2, 200, 4, 255],
            _ => [0, 1, 1, 0, 0, 1],
        };
        var array = Read(NpyBytes.Of(type, [3, 2], values));
        Assert.Equal([3, 2], array.Shape);
        Assert.Equal(values, array.Numbers());
        if (type[1] != 'f')
        {
            Assert.Equal(values.Select(value => (long)value), array.Wholes("numbers"));
        }
    }

    [Fact]
    public void Arrays_are_read_as_NumPy_writes_them_to_the_byte()
    {
        // np.save of np.asfortranarray([[1, 2, 3], [4, 5, 6]], dtype='<i4').
        byte[] bytes =
        [
            0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0x76, 0,
            .. System.Text.Encoding.ASCII.GetBytes("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3), }".PadRight(117) + "\n"),
            1, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 6, 0, 0, 0,
        ];
        Assert.Equal([1, 2, 3, 4, 5, 6], Read(bytes).Numbers());
    }

    [Property]
    public void What_is_written_is_read_whatever_shape_and_order_it_has(byte[] drawn, byte rows, byte planes, byte type, bool isFortran)
    {
        string[] types = ["<f4", ">f4", "<f8", ">f8", "<i4", ">i4", "<i8", ">i8", "|u1"];
        int[] shape = [(rows % 5) + 1, (planes % 3) + 1, drawn.Length];
        shape = shape[(rows % 2)..(3 - (planes % 2))];
        double[] values = [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size))
            .Select(k => drawn.Length == 0 ? k : (double)drawn[k % drawn.Length])];
        var array = Read(NpyBytes.Of(types[type % types.Length], shape, values, isFortran, (byte)((rows % 3) + 1)));
        Assert.Equal(shape, array.Shape);
        Assert.Equal(values, array.Numbers());
    }

    [Theory]
    [InlineData("{\"shape\": (2L,), \"descr\": \"<f8\", \"fortran_order\": False}")]
    [InlineData("{'fortran_order': False, 'shape': ( 2 ,), 'descr': '<f8'  , }")]
    public void Headers_of_other_writers_are_read(string header) =>
        Assert.Equal([0, 0], Read(NpyBytes.With(header, new byte[16])).Numbers());

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", "found Python objects (a pickle), which are never read")]
    [InlineData("{'descr': [('a', '<f4'), ('b', '<i4')], 'fortran_order': False, 'shape': (2,)}", "found records [('a', '<f4'), ('b',")]
    [InlineData("{'descr': '<U5', 'fortran_order': False, 'shape': (2,)}", "f2, f4, f8, i1 to i8, u1 to u8 or b1, found <U5")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (2,), }", "found <c8")]
    [InlineData("{'descr': '<f8', 'fortran_order': 1, 'shape': (2,), }", "expected True or False for fortran_order, found 1")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-2,), }",
        "a shape of whole numbers below 2³¹, such as (3, 4), found (-2,)")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': [2], }",
        "expected a shape of whole numbers below 2³¹, such as (3, 4), found [2]")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }", "expected a shape")]
    [InlineData("{'descr': '<f8', 'fortran_order': False}", "expected the key shape in the header, found descr, fortran_order")]
    [InlineData("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", "expected a header such as")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'x': 1}", "the keys descr, fortran_order and shape alone")]
    [InlineData("[1, 2]", "expected a header such as {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4)}, found [1, 2]")]
    [InlineData("{'descr': ", "expected a header such as")]
    [InlineData("{'descr: 3}", "expected a header such as")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647), }",
        "expected 9,223,372,036,854,775,807 bytes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", "expected 24 bytes of numbers for the shape [3], found 16")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", "expected 8 bytes of numbers for the shape [1], found 16")]
    public void What_is_no_array_of_numbers_is_said(string header, string message)
    {
        var error = Assert.Throws<DataFormatException>(() => Read(NpyBytes.With(header, new byte[16]))).Message;
        Assert.StartsWith("a.npy: expected ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_end_early_or_begin_otherwise_are_said()
    {
        var good = NpyBytes.With(Good, new byte[16]);
        for (var length = 0; length < good.Length; length++)
        {
            Assert.Throws<DataFormatException>(() => Read(good[..length]));
        }

        Assert.Equal("a.npy: expected the format 1.0, 2.0 or 3.0, found 9.0", Error([.. good[..6], 9, .. good[7..]]));
        Assert.Equal(
            "a.npy: expected a header of at most 65536 bytes, found one that says 4294967295",
            Error([.. good[..6], 2, 0, 255, 255, 255, 255, .. good[12..]]));
        Assert.Equal(
            "a.npy: expected an array as NumPy saves it, which begins with \\x93NUMPY, found other bytes", Error([1, .. good[1..]]));
        Assert.Equal("a.npy: expected 16 bytes of numbers for the shape [2], found 17", Error([.. good, 0]));
    }

    [Fact]
    public void Fractions_are_no_whole_numbers() => Assert.Equal(
        "a.npy: expected classes, whole numbers (i1 to i8, u1 to u8), found an array of the type f8",
        Assert.Throws<DataFormatException>(() => Read(NpyBytes.With(Good, new byte[16])).Wholes("classes")).Message);

    private static string Error(byte[] bytes) => Assert.Throws<DataFormatException>(() => Read(bytes)).Message;

    private static NpyArray Read(byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);
        return NpyFile.Read(file.Path, "a.npy");
    }
}
