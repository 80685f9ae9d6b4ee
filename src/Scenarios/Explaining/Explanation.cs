using System.Buffers;
using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>A resolved scenario with all its defaults, and beside every value where it comes from.</summary>
internal sealed class Explanation
{
    private const int Widest = 72;
    private const int MostInLine = 100;
    private static readonly SearchValues<char> Special = SearchValues.Create(":#,[]{}&*!|>'\"%@`\n");
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Text, string Origin)> _lines = [];

    private Explanation()
    {
    }

    /// <summary>The scenario in YAML, a comment a line for where it comes from.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="root">What it was read from, bases and overrides in it.</param>
    public static IEnumerable<string> Of(Scenario scenario, Node root)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ScenarioJson.Write(json, scenario);
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        var told = new Explanation();
        told.Spec(scenario, document.RootElement, root, string.Empty);
        var width = Math.Min(Widest, told._lines.Max(line => line.Text.Length));
        return [.. told._lines.Select(line => $"{line.Text.PadRight(width)}  # {line.Origin}")];
    }

    private void Spec(object spec, JsonElement json, Node? node, string indent)
    {
        var kind = Kind.Of(spec.GetType());
        foreach (var part in json.EnumerateObject())
        {
            var written = Origins.Find(node, kind, part.Name);
            if (kind.Options.FirstOrDefault(option => option.Name == part.Name) is { } option)
            {
                Value(part.Name, part.Value, option.In(spec), written, Origins.Of(option, written), indent);
            }
            else
            {
                _lines.Add(($"{indent}{part.Name}: {part.Value.GetString()}", written is null ? "default" : Origins.Of(written)));
            }
        }
    }

    private void Value(string key, JsonElement json, object? value, Node? written, string origin, string indent)
    {
        var isSpec = value is not null && Kind.Describes(value.GetType());
        if (json.ValueKind == JsonValueKind.Object)
        {
            _lines.Add(($"{indent}{key}:", origin));
        }

        if (json.ValueKind == JsonValueKind.Object && isSpec)
        {
            Spec(value!, json, written, $"{indent}  ");
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            Named(json, value as IEnumerable ?? Array.Empty<object>(), written, origin, $"{indent}  ");
        }
        else if (json.ValueKind == JsonValueKind.Array && json.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object)
            && value is not IReadOnlyList<SweepValue>)
        {
            _lines.Add(($"{indent}{key}:", origin));
            foreach (var (number, item) in ((IEnumerable)value!).Cast<object>().Index())
            {
                _lines.Add(($"{indent}  -", origin));
                Spec(item, json[number], Origins.Item(written, $"{number}"), $"{indent}    ");
            }
        }
        else
        {
            _lines.Add(($"{indent}{key}: {Text(json)}", origin));
        }
    }

    private void Named(JsonElement json, IEnumerable list, Node? written, string origin, string indent)
    {
        var items = Items.Of(list).ToLookup(item => item.Key, item => item.Value);
        foreach (var part in json.EnumerateObject())
        {
            var at = Origins.Item(written, part.Name);
            Value(part.Name, part.Value, items[part.Name].FirstOrDefault(), at, at is null ? origin : Origins.Of(at), indent);
        }
    }

    /// <summary>A value in one line, a long list by its beginning.</summary>
    private static string Text(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return json.ValueKind == JsonValueKind.String && IsPlain(json.GetString()!) ? json.GetString()!
                : JsonSerializer.Serialize(json, Relaxed);
        }

        var text = $"[{string.Join(", ", json.EnumerateArray().Select(Text))}]";
        return text.Length <= MostInLine ? text : FormattableString.Invariant($"{text[..MostInLine]} … ({json.GetArrayLength()} items)");
    }

    private static bool IsPlain(string text) => text.Length > 0 && !text.AsSpan().ContainsAny(Special) && text.Trim() == text;
}
