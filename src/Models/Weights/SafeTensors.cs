using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Weights on disk in the safetensors format (Hugging Face 2022): eight bytes with the length of the header, a JSON header, the numbers.
/// Floating-point and integer tensors are read, as PyTorch writes them; F64 is written. A tensor of another dtype is an error only where a
/// model asks for it.
/// </summary>
public static class SafeTensors
{
    private const int Alignment = 8;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="names">
    /// For files with other names: their name by ours. Tensors that are not mentioned keep their name.
    /// </param>
    /// <exception cref="WeightFormatException">
    /// The file is malformed, a name of the map is not in it, or it is not what its checksum was made of, where it carries one.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WeightFile Read(string path, IReadOnlyDictionary<string, string>? names = null)
    {
        var bytes = Bytes(path);
        if (bytes.Length < sizeof(ulong))
        {
            throw new WeightFormatException(path, $"expected the length of a header in 8 bytes, found a file of {bytes.Length} bytes");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > (ulong)(bytes.Length - sizeof(ulong)))
        {
            throw new WeightFormatException(path, bytes.AsSpan().StartsWith("PK"u8)
                ? "expected a safetensors file, found an archive, as torch.save writes it: safetensors.torch.save_file writes the other"
                : $"expected a header of {length} bytes, found {bytes.Length - sizeof(ulong)} bytes in all");
        }

        var start = sizeof(ulong) + (int)length;
        var file = SafeTensorsHeader.Parse(path, bytes.AsMemory(sizeof(ulong), (int)length), bytes.AsMemory(start));
        if (!WeightSeal.Fits(file))
        {
            throw new WeightFormatException(
                path,
                $"expected the numbers that the checksum '{WeightSeal.Key}' in the metadata was made of, found others: the file has been "
                    + "damaged, or changed (then remove the key)");
        }

        return names is null ? file : Rename(file, names);
    }

    /// <summary>
    /// Writes a file: all numbers as F64, tensors and metadata in ordinal order, the header padded with spaces to a multiple of 8 bytes.
    /// Equal contents give equal bytes. The file appears whole or not at all.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, WeightFile file)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(file);
        // Where a link stands in its place, what it leads to is written, and the link stays.
        var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        var temporary = string.Create(
            CultureInfo.InvariantCulture, $"{target}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp");
        try
        {
            File.WriteAllBytes(temporary, Encode(file));
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The bytes that <see cref="Write"/> writes; their hash can stand for the weights.</summary>
    public static byte[] Encode(WeightFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var header = EncodeHeader(file);
        var padded = (header.Length + Alignment - 1) / Alignment * Alignment;
        var tensors = Ordinal(file.Tensors).ToList();
        var bytes = new byte[sizeof(ulong) + padded + (sizeof(double) * tensors.Sum(tensor => tensor.Value.Values.Length))];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)padded);
        bytes.AsSpan(sizeof(ulong), padded).Fill((byte)' ');
        header.CopyTo(bytes.AsSpan(sizeof(ulong)));
        var at = sizeof(ulong) + padded;
        foreach (var value in tensors.SelectMany(tensor => tensor.Value.Values))
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), value);
            at += sizeof(double);
        }

        return bytes;
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return DataFile.ReadAllBytes(path);
        }
        catch (TextLineException error)
        {
            throw new WeightFormatException(path, error.Message, error);
        }
    }

    private static byte[] EncodeHeader(WeightFile file)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (file.Metadata.Count > 0)
            {
                json.WriteStartObject(SafeTensorsHeader.MetadataKey);
                foreach (var (key, value) in Ordinal(file.Metadata))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            var offset = 0L;
            foreach (var (name, tensor) in Ordinal(file.Tensors))
            {
                var end = offset + (sizeof(double) * (long)tensor.Values.Length);
                WriteEntry(json, name, tensor, offset, end);
                offset = end;
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, Tensor tensor, long begin, long end)
    {
        if (tensor.Shape.Aggregate(1L, (product, size) => product * size) != tensor.Values.Length)
        {
            throw new ArgumentException($"tensor '{name}' of shape {tensor.ShapeText} has {tensor.Values.Length} numbers", nameof(tensor));
        }

        json.WriteStartObject(name);
        json.WriteString("dtype", "F64");
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<KeyValuePair<string, T>> Ordinal<T>(SortedDictionary<string, T> items) =>
        items.OrderBy(item => item.Key, StringComparer.Ordinal);

    private static WeightFile Rename(WeightFile file, IReadOnlyDictionary<string, string> names)
    {
        var renamed = new WeightFile(new(StringComparer.Ordinal), file.Metadata)
        {
            Source = file.Source,
            Unreadable = file.Unreadable,
            Entries = file.Entries,
        };
        var theirs = names.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, tensor) in file.Tensors.Where(tensor => !theirs.Contains(tensor.Key)))
        {
            renamed.Tensors[name] = tensor;
        }

        foreach (var (ours, their) in names.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            renamed.Tensors[ours] = file.Tensors.GetValueOrDefault(their) ?? throw (file.Unreadable.ContainsKey(their)
                ? file.UnreadableDtype(their)
                : new WeightFormatException(file.Source, $"expected tensor '{Excerpt.Of(their)}' (for '{ours}'), found {file.Names()}"));
        }

        return renamed;
    }
}
