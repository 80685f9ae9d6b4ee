using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Hogwild.Experiments;

/// <summary>What stands before the numbers of an array that <see cref="NpzWriter"/> has written.</summary>
/// <param name="Shape">The length of every axis.</param>
internal sealed partial record NpyHeader(int[] Shape)
{
    private const int Prefix = 10;

    /// <summary>An array of an archive, read up to its first number.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="name">The name of the array.</param>
    /// <param name="room">How many bytes it may have at the most: those of the file.</param>
    /// <exception cref="InvalidDataException">There is none of that name, or of another kind.</exception>
    public static (Stream Numbers, NpyHeader Header) Open(ZipArchive archive, string name, long room)
    {
        var entry = archive.GetEntry($"{name}.npy") ?? throw new InvalidDataException($"no array {name}");
        if (entry.Length > room)
        {
            throw new InvalidDataException($"an array {name} that is longer than the file");
        }

        var stream = entry.Open();
        var prefix = new byte[Prefix];
        stream.ReadExactly(prefix);
        if (!prefix.AsSpan(0, 8).SequenceEqual((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0]))
        {
            throw new InvalidDataException($"an array {name} of another format");
        }

        var text = new byte[BinaryPrimitives.ReadUInt16LittleEndian(prefix.AsSpan(8))];
        stream.ReadExactly(text);
        var match = Written().Match(Encoding.ASCII.GetString(text));
        if (!match.Success)
        {
            throw new InvalidDataException($"an array {name} of another type or order");
        }

        int[] shape =
        [
            .. match.Groups["axis"].Captures.Select(axis => int.Parse(axis.Value, NumberStyles.None, CultureInfo.InvariantCulture)),
        ];
        var bytes = shape.Aggregate((long)sizeof(double), (product, axis) => checked(product * axis));
        return entry.Length == Prefix + text.Length + bytes ? (stream, new NpyHeader(shape))
            : throw new InvalidDataException($"an array {name} of another length");
    }

    [GeneratedRegex(@"^\{'descr': '<f8', 'fortran_order': False, 'shape': \((?:(?<axis>\d+),|(?<axis>\d+)(?:, (?<axis>\d+))+)\), \} *\n$")]
    private static partial Regex Written();
}
