using System.Buffers.Binary;
using System.Text;

namespace Hogwild.Models.Tests.Weights;

public class SafeTensorsTests
{
    [Property]
    public void What_is_written_is_read_and_written_again_to_the_same_bytes(ulong seed, string? note)
    {
        var sampler = new Sampler(seed);
        var file = sampler.Gcn(sampler.Between(1, 4), sampler.Between(0, 4), 3);
        file.Tensors["a scalar"] = new Tensor([], [sampler.Normal()]);
        file.Tensors["β"] = new Tensor([1, 2, 1], [double.Epsilon, -0.0]);
        file.Metadata["note"] = Printable(note);
        using var disk = new TemporaryFile((byte[]?)null);
        SafeTensors.Write(disk.Path, file);
        var read = SafeTensors.Read(disk.Path);
        Assert.Equal(file.Metadata, read.Metadata);
        Assert.Equal(file.Tensors.Keys, read.Tensors.Keys);
        foreach (var (name, tensor) in file.Tensors)
        {
            Assert.Equal(tensor.Shape, read.Tensors[name].Shape);
            Assert.Equal(Bits(tensor), Bits(read.Tensors[name]));
        }

        Assert.Equal(File.ReadAllBytes(disk.Path), SafeTensors.Encode(read));
        Assert.Equal(["file"], disk.Neighbours);
        Assert.Equal(disk.Path, read.Source);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var file = new WeightFile();
        file.Tensors["b"] = Tensor.Vector(2);
        file.Tensors["B"] = Tensor.Vector(1);
        file.Metadata["seed"] = "7";
        var bytes = SafeTensors.Encode(file);
        const string Header = """{"__metadata__":{"seed":"7"},"B":{"dtype":"F64","shape":[1],"data_offsets":"""
            + """[0,8]},"b":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""";
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.InRange(length - Header.Length, 0, 7);
        Assert.Equal(Header.PadRight(length), Encoding.UTF8.GetString(bytes, 8, length));
        Assert.Equal(1, BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 + length)));
        Assert.Equal(2, BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(16 + length)));
        Assert.Equal(24 + length, bytes.Length);
    }

    /// <summary>The header as safetensors.torch.save_file lays it out, largest type first.</summary>
    [Fact]
    public void Files_by_PyTorch_are_read_in_every_real_type()
    {
        const string Header = """
            {"__metadata__":{"format":"pt"},"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},
            "fc.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]},
            "half":{"dtype":"F16","shape":[1],"data_offsets":[16,18]},"brain":{"dtype":"BF16","shape":[1],"data_offsets":[18,20]}}
            """;
        var data = new byte[20];
        BinaryPrimitives.WriteInt64LittleEndian(data, -3);
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(8), 0.1f);
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(12), -1e-40f);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(16), (Half)1.5);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(18), 0xC048);
        using var disk = new TemporaryFile(Assemble(Header, data));
        var names = new Dictionary<string, string> { ["readout.Wl"] = "fc.weight" };
        var file = SafeTensors.Read(disk.Path, names);
        Assert.Equal(["brain", "half", "n", "readout.Wl"], file.Tensors.Keys);
        Assert.Equal([0.1f, -1e-40f], file.Require("readout.Wl", 2, 1).Values);
        Assert.Equal([-3], file.Require("n").Values);
        Assert.Equal([1.5], file.Tensors["half"].Values);
        Assert.Equal([-3.125], file.Tensors["brain"].Values);
        Assert.Equal("pt", file.Metadata["format"]);
    }

    [Fact]
    public void Missing_tensors_and_wrong_shapes_are_named_with_file_and_shapes()
    {
        using var disk = new TemporaryFile((byte[]?)null);
        SafeTensors.Write(disk.Path, new Sampler(1).Gcn(2, 3));
        var file = SafeTensors.Read(disk.Path);
        Check(() => file.Require("layer1.W", 2, 4), "expected tensor 'layer1.W' of shape [2, 4], found [2, 3]");
        Check(() => file.Require("layer1.W", WeightFile.Any), "expected tensor 'layer1.W' of shape [any], found [2, 3]");
        Check(() => file.Require("conv1.W", 2, 3), "expected tensor 'conv1.W' of shape [2, 3], found none; there is 'layer1.W'");
        Check(() => file.RequireNumber("beta"), "expected a number under 'beta' in the metadata, found none");
        var names = new Dictionary<string, string> { ["ours"] = "theirs" };
        Check(() => SafeTensors.Read(disk.Path, names), "expected tensor 'theirs' (for 'ours')");
        Assert.Null(file.Find("layer2.W", 3, 3));

        void Check(Action action, string expected)
        {
            var error = Assert.Throws<WeightFormatException>(action);
            Assert.StartsWith(disk.Path + ": " + expected, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_shape_of_many_sizes_is_told_by_the_first()
    {
        var shape = Enumerable.Repeat(1, 200_000).ToArray();
        Assert.Equal("[1, 1, 1, 1, 1, 1, 1, 1, …]", new Tensor(shape, [0]).ShapeText);
        Assert.Equal("[8, 4]", Tensor.Matrix(8, 4, new double[32]).ShapeText);
    }

    [Theory]
    [InlineData("[]", 0, "expected a JSON object as header")]
    [InlineData("{", 0, "expected a header in JSON")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "a header in JSON, of at most 64 levels, with each name once")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "expected texts by key")]
    [InlineData("""{"a":3}""", 0, "expected an object for tensor 'a'")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,8]}}""", 8, "expected a dtype")]
    [InlineData("""{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,9]}}""", 8, "expected data_offsets within 8")]
    [InlineData("""{"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}}""", 8, "list of sizes as shape")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1.5],"data_offsets":[0,8]}}""", 8, "list of sizes as shape")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":8}}""", 8, "list of sizes as data_offsets")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", 8, "expected data_offsets of 16 bytes within 8")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[8,0]}}""", 8, "found [8, 0]")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", 8, "within 8")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2147483647,2147483647,9],"data_offsets":[0,8]}}""", 8, "expected data_offsets")]
    [InlineData(
        """{"a":{"dtype":"F64","shape":[2147437309,1073764994],"data_offsets":[0,537552]}}""", 537552, "expected data_offsets of 9223")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", 16, "found data at 8 after 0 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", 1, "at 0")]
    [InlineData("{}", 3, "expected 0 bytes of numbers, found 3")]
    public void Malformed_files_are_refused(string header, int bytes, string expected)
    {
        using var disk = new TemporaryFile(Assemble(header, new byte[bytes]));
        var error = Assert.Throws<WeightFormatException>(() => SafeTensors.Read(disk.Path));
        Assert.Equal(disk.Path, error.File);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_dtype_matters_only_where_it_is_asked_for()
    {
        const string Header = """{"__metadata__":null,"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}"""
            + ""","b":{"dtype":"U32","shape":[1],"data_offsets":[2,6]}}""";
        using var disk = new TemporaryFile(Assemble(Header, [0, 0, 255, 255, 255, 255]));
        var file = SafeTensors.Read(disk.Path);
        Assert.Empty(file.Metadata);
        Assert.Equal([uint.MaxValue], file.Require("b", 1).Values);
        const string Expected = "expected a real or integer dtype for tensor 'a', found 'F8_E4M3'";
        Assert.Equal($"{disk.Path}: {Expected}", Assert.Throws<WeightFormatException>(() => file.Require("a", 2)).Message);
        var names = new Dictionary<string, string> { ["ours"] = "a" };
        Assert.EndsWith(
            Expected, Assert.Throws<WeightFormatException>(() => SafeTensors.Read(disk.Path, names)).Message, StringComparison.Ordinal);
    }

    [Property]
    public void A_damaged_file_never_gives_another_error(ulong seed)
    {
        var sampler = new Sampler(seed);
        var bytes = SafeTensors.Encode(sampler.Gcn(2, 2));
        for (var i = sampler.Between(0, 3); i >= 0; i--)
        {
            bytes[sampler.Between(0, bytes.Length - 1)] = (byte)sampler.Between(0, 255);
        }

        using var disk = new TemporaryFile(bytes[..sampler.Between(0, bytes.Length)]);
        try
        {
            SafeTensors.Read(disk.Path);
        }
        catch (WeightFormatException error)
        {
            Assert.Equal(disk.Path, error.File);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing_behind()
    {
        using var disk = new TemporaryFile("old");
        var broken = new WeightFile();
        broken.Tensors["a"] = new Tensor([2], [1]);
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(disk.Path, broken));
        Assert.Equal("old", File.ReadAllText(disk.Path));
        Assert.Equal(["file"], disk.Neighbours);
    }

    private static byte[] Assemble(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }

    private static IEnumerable<long> Bits(Tensor tensor) => tensor.Values.Select(BitConverter.DoubleToInt64Bits);

    private static string Printable(string? text) => new([.. (text ?? string.Empty).Where(character => !char.IsSurrogate(character))]);
}
