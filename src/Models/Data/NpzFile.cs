using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads arrays of an archive that NumPy has saved as <c>.npz</c>, compressed or not.</summary>
internal static class NpzFile
{
    private const string Ending = ".npy";

    // No stream of deflate becomes longer than this many times its length.
    private const long MostGrowth = 1032;

    /// <summary>Reads one array.</summary>
    /// <param name="path">Path of the archive.</param>
    /// <param name="part">Name of the array; null for the only one that there is.</param>
    /// <param name="name">What the archive is called in messages, without the array.</param>
    /// <param name="misfit">As in <see cref="NpyArray.Read"/>.</param>
    /// <exception cref="DataFormatException">It is no archive, has no such array, or is damaged.</exception>
    /// <exception cref="TextLineException">It is no file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static NpyArray Read(string path, string? part, string name, Func<NpyHeader, string?>? misfit = null) =>
        Open(path, name, archive => Read(Find(archive, part, name), name, misfit));

    /// <summary>The names of all arrays.</summary>
    /// <param name="path">Path of the archive.</param>
    /// <param name="name">What the archive is called in messages.</param>
    /// <exception cref="DataFormatException">It is no archive.</exception>
    internal static IReadOnlyList<string> Names(string path, string name) => Open(path, name, archive =>
        (IReadOnlyList<string>)[.. Arrays(archive).Select(NameOf)]);

    private static T Open<T>(string path, string name, Func<ZipArchive, T> read)
    {
        using var stream = DataFile.Open(path);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return read(archive);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            throw new DataFormatException(
                name, "expected an archive as NumPy saves it (.npz), found one that is damaged or packed otherwise, or none");
        }
    }

    private static IEnumerable<ZipArchiveEntry> Arrays(ZipArchive archive) =>
        archive.Entries.Where(entry => entry.FullName.EndsWith(Ending, StringComparison.Ordinal));

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName[..^Ending.Length];

    private static ZipArchiveEntry Find(ZipArchive archive, string? part, string name)
    {
        var arrays = Arrays(archive).ToList();
        var found = arrays.Where(entry => part is null || NameOf(entry) == part).ToList();
        if (found is [var only])
        {
            return only;
        }

        var names = string.Join(", ", arrays.Take(12).Select(NameOf));
        var there = arrays.Count == 0 ? "none" : arrays.Count > 12 ? $"{Excerpt.Of(names)}, …" : Excerpt.Of(names);
        throw new DataFormatException(name, part is null
            ? $"expected the name of one of its arrays behind it, as in {Excerpt.Of(Path.GetFileName(name))}#x, found {there}"
            : $"expected one array '{Excerpt.Of(part)}', found {there}");
    }

    private static NpyArray Read(ZipArchiveEntry entry, string name, Func<NpyHeader, string?>? misfit)
    {
        var array = $"{name}#{Excerpt.Of(entry.FullName[..^Ending.Length])}";
        if (entry.IsEncrypted)
        {
            throw new DataFormatException(array, "expected an array that is not encrypted, found one that is");
        }

        if (entry.Length > MostGrowth * (entry.CompressedLength + 1))
        {
            throw new DataFormatException(array, string.Create(
                CultureInfo.InvariantCulture,
                $"expected the length that {entry.CompressedLength:#,0} compressed bytes can have, found one of {entry.Length:#,0}"));
        }

        using var stream = entry.Open();
        var read = NpyArray.Read(stream, entry.Length, array, misfit);

        // The runtime does not compare the checksums of archives when it reads one.
        var sum = new Crc32();
        sum.Append(read.Header.Bytes);
        sum.Append(read.Bytes);
        return sum.GetCurrentHashAsUInt32() == entry.Crc32 ? read
            : throw new DataFormatException(array, "expected the numbers that its checksum is of, found others: the archive is damaged");
    }
}
