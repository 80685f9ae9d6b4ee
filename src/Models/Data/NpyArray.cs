using System.Globalization;

namespace Hogwild.Models;

/// <summary>An array of numbers that NumPy has saved, of any shape.</summary>
/// <param name="Name">What it is called in messages: the file as it was named, with the array of an archive.</param>
/// <param name="Header">Type, order and shape.</param>
/// <param name="Bytes">The numbers as they stand in the file.</param>
internal sealed record NpyArray(string Name, NpyHeader Header, byte[] Bytes)
{
    private const double Gigabyte = 1e9;

    /// <summary>The length of every axis.</summary>
    internal IReadOnlyList<int> Shape => Header.Shape;

    /// <summary>How messages tell the shape.</summary>
    internal string ShapeText => Text(Header);

    /// <summary>Number of numbers.</summary>
    internal int Count => Bytes.Length / Header.Type.Size;

    /// <summary>The array that begins in a stream, with nothing behind it.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="length">How many bytes the stream has, as far as is known before it is read.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="misfit">What is wrong with a header, told before anything is made for the numbers; null where nothing is.</param>
    /// <exception cref="DataFormatException">It is no array of numbers, or has not the length that it says.</exception>
    internal static NpyArray Read(Stream stream, long length, string name, Func<NpyHeader, string?>? misfit = null)
    {
        var header = NpyHeader.Read(stream, name);
        if (misfit?.Invoke(header) is { } problem)
        {
            throw new DataFormatException(name, problem);
        }

        var (expected, found) = (header.DataBytes, length - header.Bytes.Length);
        if (expected != found)
        {
            throw new DataFormatException(name, string.Create(
                CultureInfo.InvariantCulture, $"expected {expected:#,0} bytes of numbers for the shape {Text(header)}, found {found:#,0}"));
        }

        // The numbers as they are, and as they will be used.
        var needed = expected + (sizeof(double) * (double)expected / header.Type.Size);
        var room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (expected > Array.MaxLength || needed > room)
        {
            throw new DataFormatException(name, string.Create(
                CultureInfo.InvariantCulture,
                $"expected an array that fits into {room / Gigabyte:0.#} GB of memory, found {expected / Gigabyte:#,0.0} GB of numbers"));
        }

        var bytes = new byte[expected];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var isShort = read < bytes.Length;
        return isShort || stream.ReadByte() >= 0 ? throw new DataFormatException(name, string.Create(
                CultureInfo.InvariantCulture, $"expected {expected:#,0} bytes of numbers, found {(isShort ? $"{read:#,0}" : "more")}"))
            : new NpyArray(name, header, bytes);
    }

    /// <summary>All numbers, row by row: the last index runs fastest.</summary>
    internal double[] Numbers() => InOrder((type, bytes, at) => type.Number(bytes.AsSpan(at, type.Size)));

    /// <summary>All whole numbers, row by row.</summary>
    /// <param name="what">What they are, for messages.</param>
    /// <exception cref="DataFormatException">They are no whole numbers.</exception>
    internal long[] Wholes(string what) => Header.Type.IsWhole
        ? InOrder((type, bytes, at) => Small(type.Whole(bytes.AsSpan(at, type.Size))))
        : throw new DataFormatException(Name, string.Create(
            CultureInfo.InvariantCulture,
            $"expected {what}, whole numbers (i1 to i8, u1 to u8), found an array of the type f{Header.Type.Size}"));

    /// <summary>Where a number stands, for messages.</summary>
    /// <param name="indices">Its indices.</param>
    internal string PlaceOf(params IReadOnlyList<int> indices) => $"{Name}[{string.Join(", ", indices)}]";

    private long Small(long value) => value >= 0 || Header.Type.Letter != 'u' ? value
        : throw new DataFormatException(Name, string.Create(
            CultureInfo.InvariantCulture, $"expected whole numbers up to {long.MaxValue}, found {(ulong)value}"));

    private static string Text(NpyHeader header) => $"[{string.Join(", ", header.Shape)}]";

    private T[] InOrder<T>(Func<NpyType, byte[], int, T> read)
    {
        var numbers = new T[Count];
        var (shape, size) = (Header.Shape, Header.Type.Size);
        var (index, strides) = (new int[shape.Length], new int[shape.Length]);
        for (int axis = 0, stride = 1; axis < shape.Length && numbers.Length > 0; stride *= shape[axis++])
        {
            strides[axis] = stride;
        }

        for (int k = 0, from = 0; k < numbers.Length; k++)
        {
            numbers[k] = read(Header.Type, Bytes, size * (Header.IsFortran ? from : k));
            for (var axis = shape.Length - 1; axis >= 0 && Header.IsFortran; axis--)
            {
                from += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                from -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return numbers;
    }
}
