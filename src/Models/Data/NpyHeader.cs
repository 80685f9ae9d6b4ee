using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>How an array begins that NumPy has saved: the type of its numbers, their order and the shape.</summary>
/// <param name="Type">What the numbers are.</param>
/// <param name="IsFortran">Whether the first index runs fastest; else the last.</param>
/// <param name="Shape">The length of every axis.</param>
/// <param name="Bytes">The bytes of the header itself.</param>
internal sealed record NpyHeader(NpyType Type, bool IsFortran, int[] Shape, byte[] Bytes)
{
    private const int Prefix = 8;
    private const int MostBytes = 1 << 16;
    private const int MostAxes = 32;

    /// <summary>How the file begins.</summary>
    internal static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Bytes of the numbers; below 2⁶³, whatever the shape says.</summary>
    internal long DataBytes => Array.IndexOf(Shape, 0) >= 0 ? 0
        : Shape.Aggregate((long)Type.Size, (product, size) => product > long.MaxValue / size ? long.MaxValue : product * size);

    /// <summary>Reads it.</summary>
    /// <param name="stream">Where it begins.</param>
    /// <param name="name">What the array is called in messages.</param>
    /// <exception cref="DataFormatException">It is no such header, or describes what is not read.</exception>
    internal static NpyHeader Read(Stream stream, string name)
    {
        var prefix = Take(stream, Prefix, name, "an array as NumPy saves it");
        if (!prefix.AsSpan().StartsWith(Magic))
        {
            throw new DataFormatException(name, "expected an array as NumPy saves it, which begins with \\x93NUMPY, found other bytes");
        }

        if (prefix[6] is < 1 or > 3 || prefix[7] != 0)
        {
            throw new DataFormatException(name, $"expected the format 1.0, 2.0 or 3.0, found {prefix[6]}.{prefix[7]}");
        }

        var size = Take(stream, prefix[6] == 1 ? 2 : 4, name, "the length of the header");
        var length = size.Length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > MostBytes)
        {
            throw new DataFormatException(name, Text($"expected a header of at most {MostBytes} bytes, found one that says {length}"));
        }

        var text = Take(stream, (int)length, name, "the header");
        return Of(PythonText.Entries(Encoding.Latin1.GetString(text), name), name, [.. prefix, .. size, .. text]);
    }

    private static NpyHeader Of(IReadOnlyDictionary<string, string> entries, string name, byte[] bytes)
    {
        var (descr, order, shape) = (Find("descr"), Find("fortran_order"), Find("shape"));
        if (entries.Count > 3)
        {
            throw Error("the keys descr, fortran_order and shape alone", string.Join(", ", entries.Keys));
        }

        return new NpyHeader(
            TypeOf(descr, name),
            order is "True" or "False" ? order == "True" : throw Error("True or False for fortran_order", order),
            PythonText.Shape(shape) is { Length: <= MostAxes } axes ? axes
                : throw Error("a shape of whole numbers below 2³¹, such as (3, 4)", shape),
            bytes);

        string Find(string key) => entries.TryGetValue(key, out var value) ? value
            : throw Error($"the key {key} in the header", string.Join(", ", entries.Keys));

        DataFormatException Error(string expected, string found) => new(name, $"expected {expected}, found {Excerpt.Of(found)}");
    }

    private static NpyType TypeOf(string descr, string name)
    {
        var text = descr is ['\'' or '"', .. var inner, '\'' or '"'] ? inner : string.Empty;
        return NpyType.Of(text) ?? throw new DataFormatException(name, (text.Contains('O', StringComparison.Ordinal), text.Length) switch
        {
            (true, _) => "expected numbers, found Python objects (a pickle), which are never read; save an array of numbers",
            (_, 0) => $"expected numbers of one type ({NpyType.Known}), found records {Excerpt.Of(descr)}",
            _ => $"expected numbers of one of the types {NpyType.Known}, found {Excerpt.Of(text)}",
        });
    }

    private static byte[] Take(Stream stream, int count, string name, string what)
    {
        var bytes = new byte[count];
        var found = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return found == count ? bytes : throw new DataFormatException(
            name, Text($"expected {what}, {count} bytes, found the end after {found}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
