using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>Writes where parameters are, or the parameters themselves, in the language of scenarios.</summary>
internal static class WeightsJson
{
    /// <summary>Writes the key with its section.</summary>
    public static void Write(Utf8JsonWriter json, WeightsSpec weights)
    {
        json.WriteStartObject("weights");
        if (weights.File is { } file)
        {
            json.WriteString("file", file.Path);
            json.WriteStartObject("names");
            foreach (var (ours, theirs) in weights.Names)
            {
                json.WriteString(ours, theirs);
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteStartObject("tensors");
            foreach (var (name, tensor) in weights.Tensors)
            {
                json.WritePropertyName(name);
                WriteAxis(json, tensor.Shape, tensor.Values);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, ReadOnlySpan<int> shape, ReadOnlySpan<double> values)
    {
        if (shape.IsEmpty)
        {
            json.WriteNumberValue(values[0]);
            return;
        }

        json.WriteStartArray();
        var size = values.Length / shape[0];
        for (var item = 0; item < shape[0]; item++)
        {
            WriteAxis(json, shape[1..], values.Slice(item * size, size));
        }

        json.WriteEndArray();
    }
}
