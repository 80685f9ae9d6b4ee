using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hogwild.Models;

/// <summary>The JSON header of a safetensors file, and the numbers that it describes.</summary>
internal static class SafeTensorsHeader
{
    internal const string MetadataKey = "__metadata__";

    internal static WeightFile Parse(string path, ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> data)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new WeightFormatException(path, $"expected a JSON object as header, found {json.RootElement.ValueKind}");
            }

            var file = new WeightFile { Source = path };
            var ranges = new List<(long Begin, long End)>();
            foreach (var item in json.RootElement.EnumerateObject())
            {
                if (item.Name == MetadataKey)
                {
                    ReadMetadata(path, item.Value, file.Metadata);
                }
                else
                {
                    file.Tensors.Add(item.Name, ReadTensor(path, item.Name, item.Value, data.Span, ranges));
                }
            }

            ThrowUnlessCovered(path, ranges, data.Length);
            return file;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Invalid UTF-8 within a text is found only when the text is asked for.
            throw new WeightFormatException(path, $"expected a JSON header: {error.Message}", error);
        }
    }

    private static void ReadMetadata(string path, JsonElement json, SortedDictionary<string, string> metadata)
    {
        var items = json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().ToList() : null;
        if (items is null || items.Any(item => item.Value.ValueKind != JsonValueKind.String))
        {
            throw new WeightFormatException(path, $"expected texts by key under '{MetadataKey}', found {json.GetRawText()}");
        }

        foreach (var item in items)
        {
            metadata.Add(item.Name, item.Value.GetString()!);
        }
    }

    private static Tensor ReadTensor(
        string path, string name, JsonElement json, ReadOnlySpan<byte> data, List<(long Begin, long End)> ranges)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new WeightFormatException(path, $"expected an object for tensor '{name}', found {json.GetRawText()}");
        }

        var type = Text(path, name, json);
        var shape = Numbers(path, name, json, "shape");
        var offsets = Numbers(path, name, json, "data_offsets");
        var width = Width(type);
        if (width == 0)
        {
            throw new WeightFormatException(path, $"expected a real or integer dtype for tensor '{name}', found '{type}'");
        }

        // Every factor is below 2³¹ and the running product is capped, so nothing overflows.
        var count = shape.Contains(0) ? 0 : shape.Aggregate(1L, (product, size) => Math.Min(product, int.MaxValue) * size);
        if (offsets.Length != 2 || offsets[0] > offsets[1] || offsets[1] > data.Length || offsets[1] - offsets[0] != count * width)
        {
            throw new WeightFormatException(
                path,
                $"expected data_offsets of {count * width} bytes within {data.Length} for tensor '{name}' of dtype {type} and shape "
                + $"{Tensor.Describe(shape)}, found {Tensor.Describe(offsets)}");
        }

        ranges.Add((offsets[0], offsets[1]));
        var values = new double[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Number(type, data[(offsets[0] + (i * width))..]);
        }

        return new Tensor(shape, values);
    }

    private static string Text(string path, string name, JsonElement json) =>
        json.TryGetProperty("dtype", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : throw new WeightFormatException(path, $"expected a dtype for tensor '{name}'");

    private static int[] Numbers(string path, string name, JsonElement json, string key)
    {
        var numbers = new List<int>();
        var isList = json.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array;
        foreach (var item in isList ? list.EnumerateArray().ToList() : [])
        {
            isList &= item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) && number >= 0;
            numbers.Add(isList ? item.GetInt32() : 0);
        }

        return isList ? [.. numbers] : throw new WeightFormatException(path, $"expected a list of sizes as {key} of tensor '{name}'");
    }

    private static int Width(string type) => type switch
    {
        "F64" or "I64" => 8,
        "F32" or "I32" => 4,
        "F16" or "BF16" or "I16" => 2,
        "I8" or "U8" or "BOOL" => 1,
        _ => 0,
    };

    private static double Number(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "F64" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "F32" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "F16" => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "BF16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16),
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
