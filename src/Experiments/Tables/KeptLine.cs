using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>One line of <c>kept.jsonl</c>: the key, for people what it is of, and its numbers to the bit, or why there are none.</summary>
/// <param name="Key">What it is found by.</param>
/// <param name="Numbers">The numbers; none where it failed.</param>
internal sealed record KeptLine(string Key, double[] Numbers)
{
    private const string Synchronous = "synchronous";
    private const string TensorsKey = "tensors";

    /// <summary>Why there are no numbers; null where there are.</summary>
    public string? Problem { get; init; }

    /// <summary>Of a run a checksum of the tensors of its weights; 0 where it is not told. Judgements have it among numbers.</summary>
    public long Tensors { get; init; }

    /// <summary>Writes a line of a judgement.</summary>
    public static string Write(string key, TableUnit unit, IReadOnlyList<double> numbers) =>
        Write(key, unit, Synchronous, 0, json => WriteNumbers(json, numbers));

    /// <summary>Writes a line of a run.</summary>
    public static string Write(string key, TableUnit unit, string regime, ScheduleResult run) => Write(
        key, unit, regime, run.Number, json =>
        {
            WriteNumbers(json, AsynchronousHalf.Write(run));
            if (run.Tensors != 0)
            {
                json.WriteString(TensorsKey, run.Tensors.ToString("x12", CultureInfo.InvariantCulture));
            }
        });

    /// <summary>Writes a line of a training without numbers.</summary>
    public static string Write(string key, TableUnit unit, string problem) =>
        Write(key, unit, Synchronous, 0, json => json.WriteString("problem", problem));

    /// <summary>Reads a line; null where it is none.</summary>
    public static KeptLine? TryRead(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("key").GetString() is not { } key)
            {
                return null;
            }

            if (json.RootElement.TryGetProperty("problem", out var problem))
            {
                return problem.GetString() is { Length: > 0 } why ? new KeptLine(key, []) { Problem = why } : null;
            }

            var sum = json.RootElement.TryGetProperty(TensorsKey, out var tensors) ? tensors.GetString() : "0";
            return json.RootElement.GetProperty("numbers").GetString() is not { } numbers || sum is null ? null
                : new KeptLine(key, Parse(numbers))
                {
                    Tensors = long.Parse(sum, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                };
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or KeyNotFoundException
            or InvalidOperationException)
        {
            return null;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, IReadOnlyList<double> numbers) =>
        json.WriteString("numbers", string.Join(' ', numbers.Select(ExactText.Of)));

    private static double[] Parse(string numbers) =>
        [.. numbers.Split(' ').Select(number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture))];

    private static string Write(string key, TableUnit unit, string regime, int number, Action<Utf8JsonWriter> result)
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
            result(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
