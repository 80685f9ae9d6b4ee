using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Tells what a data file is: by how it begins, and where that tells nothing by its name.</summary>
internal static class DataFormats
{
    private const int Looked = 256;
    private static readonly byte[] Archive = "PK"u8.ToArray();

    /// <summary>The format of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="TextLineException">It is no file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static DataFormat Of(string path)
    {
        var head = new byte[Looked];
        using var stream = DataFile.Open(path);
        var bytes = head.AsSpan(0, stream.ReadAtLeast(head, Looked, throwOnEndOfStream: false));
        var text = Encoding.Latin1.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).TrimStart();
        return bytes.StartsWith(NpyHeader.Magic) ? DataFormat.Npy
            : bytes.StartsWith(Archive) && bytes.Length > 3 && bytes[2] < ' ' ? DataFormat.Npz
            : text.StartsWith("%%MatrixMarket", StringComparison.OrdinalIgnoreCase) ? DataFormat.MatrixMarket
            : text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<graphml", StringComparison.Ordinal)
                || text.StartsWith("<!--", StringComparison.Ordinal) ? DataFormat.GraphMl
            : OfName(path);
    }

    private static DataFormat OfName(string path) => new[]
    {
        (".npy", DataFormat.Npy), (".npz", DataFormat.Npz), (".mtx", DataFormat.MatrixMarket), (".graphml", DataFormat.GraphMl),
    }.FirstOrDefault(item => path.EndsWith(item.Item1, StringComparison.OrdinalIgnoreCase)).Item2;
}
