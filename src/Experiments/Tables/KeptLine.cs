using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>One line of <c>kept.jsonl</c>: the key, for people what it is of, and its numbers to the bit.</summary>
/// <param name="Key">What it is found by.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record KeptLine(string Key, double[] Numbers)
{
    /// <summary>Writes a line.</summary>
    public static string Write(string key, TableUnit unit, string regime, int number, IReadOnlyList<double> numbers)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("dataset", unit.Dataset);
            json.WriteString("model", unit.Model);
            json.WriteNumber("fold", unit.Fold);
            json.WriteNumber("seed", unit.Seed);
            json.WriteString("regime", regime);
            json.WriteNumber("number", number);
            json.WriteString("numbers", string.Join(' ', numbers.Select(ExactText.Of)));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads a line; null where it is none.</summary>
    public static KeptLine? TryRead(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var (key, numbers) = (json.RootElement.GetProperty("key").GetString(), json.RootElement.GetProperty("numbers").GetString());
            return key is null || numbers is null ? null : new KeptLine(
                key, [.. numbers.Split(' ').Select(number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture))]);
        }
        catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
