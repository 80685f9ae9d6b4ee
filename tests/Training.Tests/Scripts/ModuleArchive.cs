using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Hogwild.Training.Tests;

/// <summary>An archive as torch.jit.script(layer).save(…) writes it, by hand: a class with one matrix W of 2 × 2.</summary>
internal static class ModuleArchive
{
    /// <summary>A method that adds up what it reads, through W.</summary>
    public const string Forward = """
          def forward(self: __torch__.Layer,
            own: Tensor,
            inbox: Tensor,
            edge_features: Tensor,
            features: Tensor) -> Tensor:
            W = self.W
            _0 = torch.matmul(torch.sum(inbox, [0]), W)
            return torch.tanh(torch.add(_0, features))

        """;

    /// <summary>The bytes of an archive.</summary>
    /// <param name="methods">Its methods.</param>
    /// <param name="isDouble">Whether W is of float64, or else of float32.</param>
    public static byte[] With(string methods, bool isDouble = true)
    {
        double[] values = [0.25, 0.125, -0.125, 0.5];
        var numbers = new byte[values.Length * (isDouble ? 8 : 4)];
        foreach (var (index, value) in values.Index())
        {
            if (isDouble)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(numbers.AsSpan(index * 8), value);
            }
            else
            {
                BinaryPrimitives.WriteSingleLittleEndian(numbers.AsSpan(index * 4), (float)value);
            }
        }

        var code = "class Layer(Module):\n  __parameters__ = [\"W\", ]\n  __buffers__ = []\n  training : bool\n  W : Tensor\n";
        return Of(
            ("data.pkl", Pickle(isDouble ? "DoubleStorage" : "FloatStorage")),
            ("code/__torch__.py", Encoding.UTF8.GetBytes(code + methods)),
            ("data/0", numbers),
            ("constants.pkl", Encoding.Latin1.GetBytes("\u0080\u0002).")),
            ("version", "3\n"u8.ToArray()));
    }

    /// <summary>The bytes of an archive with these files.</summary>
    public static byte[] Of(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry($"layer/{name}", CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    // Pickle, protocol 2: a Layer whose attributes are training and W.
    private static byte[] Pickle(string storage) => Encoding.Latin1.GetBytes(
        $"\u0080\u0002c__torch__\nLayer\n)\u0081}}({Text("training")}\u0088{Text("W")}ctorch._utils\n_rebuild_tensor_v2\n("
        + $"({Text("storage")}ctorch\n{storage}\n{Text("0")}{Text("cpu")}K\u0004tQK\u0000(K\u0002K\u0002t(K\u0002K\u0001t\u0089"
        + "ccollections\nOrderedDict\n)RtRub.");

    private static string Text(string text) => $"X{(char)text.Length}\0\0\0{text}";
}
