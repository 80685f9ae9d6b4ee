using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The JSON header of a safetensors file, and the numbers that it describes.</summary>
internal static class SafeTensorsHeader
{
    internal const string MetadataKey = "__metadata__";

    private const int MostFaults = 20;

    internal static WeightFile Parse(string path, ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> data)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new WeightFormatException(path, $"expected a JSON object as header, found {json.RootElement.ValueKind}");
            }

            var entries = new List<TensorEntry>();
            var file = new WeightFile { Source = path, Entries = entries };
            var ranges = new List<(long Begin, long End)>();
            ReadItems(file, json.RootElement, data, (entries, ranges));
            entries.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
            ThrowUnlessCovered(path, ranges, data.Length);
            return file;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Invalid UTF-8 within a text is found only when the text is asked for.
            var at = (error as JsonException)?.BytePositionInLine is { } bytes ? $" at its byte {bytes + 1}" : string.Empty;
            throw new WeightFormatException(
                path, $"expected a header in JSON, of at most 64 levels, with each name once, found something else{at}", error);
        }
    }

    /// <summary>Reads all tensors and the metadata; what is wrong with them is told at once.</summary>
    private static void ReadItems(
        WeightFile file, JsonElement root, ReadOnlyMemory<byte> data, (List<TensorEntry> Entries, List<(long, long)> Ranges) read)
    {
        var faults = new List<string>();
        foreach (var item in root.EnumerateObject())
        {
            try
            {
                if (item.Name == MetadataKey)
                {
                    ReadMetadata(file.Source, item.Value, file.Metadata);
                }
                else
                {
                    read.Entries.Add(Add(file, item, data.Span, read.Ranges));
                }
            }
            catch (WeightFormatException error)
            {
                faults.Add(error.Message[(file.Source.Length + 2)..]);
                if (faults.Count == MostFaults)
                {
                    break;
                }
            }
        }

        if (faults.Count > 0)
        {
            throw new WeightFormatException(file.Source, faults);
        }
    }

    private static void ReadMetadata(string path, JsonElement json, SortedDictionary<string, string> metadata)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var items = json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().ToList() : null;
        if (items is null || items.Any(item => item.Value.ValueKind != JsonValueKind.String))
        {
            throw new WeightFormatException(path, $"expected texts by key under '{MetadataKey}', found {Raw(json)}");
        }

        foreach (var item in items)
        {
            metadata.Add(item.Name, item.Value.GetString()!);
        }
    }

    /// <summary>Adds a tensor to those that can be read, or to those of another dtype, whose bytes are nobody's business.</summary>
    private static TensorEntry Add(WeightFile file, JsonProperty item, ReadOnlySpan<byte> data, List<(long Begin, long End)> ranges)
    {
        var (path, name, json) = (file.Source, item.Name, item.Value);
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new WeightFormatException(path, $"expected an object for tensor '{Excerpt.Of(name)}', found {Raw(json)}");
        }

        var type = Text(path, name, json);
        var shape = Numbers(path, name, json, "shape");
        var offsets = Numbers(path, name, json, "data_offsets");
        var width = Width(type);
        var bytes = width == 0 ? null : Bytes(shape, width);
        if (offsets.Length != 2 || offsets[0] > offsets[1] || offsets[1] > data.Length
            || (bytes is { } needed && offsets[1] - offsets[0] != needed))
        {
            var size = bytes is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" of {bytes} bytes");
            throw new WeightFormatException(
                path,
                $"expected data_offsets{size} within {data.Length} for tensor '{Excerpt.Of(name)}' of dtype {Excerpt.Of(type)} and shape "
                    + $"{Excerpt.Of(Tensor.Describe(shape))}, found {Excerpt.Of(Tensor.Describe(offsets))}");
        }

        ranges.Add((offsets[0], offsets[1]));
        if (width == 0)
        {
            file.Unreadable.Add(name, type);
            return new TensorEntry(name, type, shape);
        }

        var values = new double[(offsets[1] - offsets[0]) / width];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Number(type, data[(offsets[0] + (i * width))..]);
        }

        file.Tensors.Add(name, new Tensor(shape, values));
        return new TensorEntry(name, type, shape);
    }

    /// <summary>What a shape takes, however large it is: products of sizes from a file may be larger than any integer type.</summary>
    private static BigInteger? Bytes(int[] shape, int width) => shape.Contains(0) ? BigInteger.Zero
        : shape.Aggregate(new BigInteger(width), (product, size) => BigInteger.Min(product * size, long.MaxValue));

    private static string Raw(JsonElement json) => Excerpt.Of(json.GetRawText());

    private static string Text(string path, string name, JsonElement json) =>
        json.TryGetProperty("dtype", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : throw new WeightFormatException(path, $"expected a dtype for tensor '{Excerpt.Of(name)}'");

    private static int[] Numbers(string path, string name, JsonElement json, string key)
    {
        var numbers = new List<int>();
        var isList = json.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array;
        foreach (var item in isList ? list.EnumerateArray().ToList() : [])
        {
            isList &= item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) && number >= 0;
            numbers.Add(isList ? item.GetInt32() : 0);
        }

        return isList ? [.. numbers] : throw new WeightFormatException(
            path, $"expected a list of sizes as {key} of tensor '{Excerpt.Of(name)}'");
    }

    private static int Width(string type) => type switch
    {
        "F64" or "I64" or "U64" => 8,
        "F32" or "I32" or "U32" => 4,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "I8" or "U8" or "BOOL" => 1,
        _ => 0,
    };

    private static double Number(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "F64" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "F32" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "F16" => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "BF16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16),
        "U64" => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        "U32" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "U16" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "I64" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "I32" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "I16" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "I8" => (sbyte)bytes[0],
        _ => bytes[0],
    };

    /// <summary>The format allows neither holes nor overlaps.</summary>
    private static void ThrowUnlessCovered(string path, List<(long Begin, long End)> ranges, int length)
    {
        ranges.Sort();
        var covered = 0L;
        foreach (var (begin, end) in CollectionsMarshal.AsSpan(ranges))
        {
            if (begin != covered)
            {
                throw new WeightFormatException(path, $"expected tensors one after the other, found data at {begin} after {covered} bytes");
            }

            covered = end;
        }

        if (covered != length)
        {
            throw new WeightFormatException(path, $"expected {covered} bytes of numbers, found {length}");
        }
    }
}
