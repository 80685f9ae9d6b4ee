using System.Globalization;
using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>Short names of values, each another: what is written, or of a section what tells it from the others.</summary>
internal static class SweepLabels
{
    private const int Longest = 32;
    private const int MostParts = 3;

    /// <summary>The labels, in the order of the values.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<SweepValue> values)
    {
        var sections = values.Select(value => value.IsSection ? Leaves(value.Text) : null).ToList();
        List<string> labels = [.. values.Select((value, k) => value.Label ?? (sections[k] is { } leaves
            ? OfSection(leaves, [.. sections.OfType<Dictionary<string, string>>()]) : Rounded(value)))];
        return
        [
            .. labels.Select((label, k) => labels.Count(other => other == label) == 1 ? label
                : values[k] is { IsSection: false, Text.Length: <= Longest } plain ? plain.Text
                : string.Create(CultureInfo.InvariantCulture, $"{label} #{k + 1}")),
        ];
    }

    /// <summary>Numbers of many digits, such as those of a logarithmic range, to three.</summary>
    private static string Rounded(SweepValue value)
    {
        var digits = value.Text.TakeWhile(letter => char.IsDigit(letter) || letter is '.' or '-').ToArray();
        return value.Quantity is not null && digits.Count(char.IsDigit) > 6
            && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) is > 1e-3 and < 1e6
            ? double.Parse(number.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
                .ToString("R", CultureInfo.InvariantCulture) + value.Text[digits.Length..]
            : value.Text.Length <= Longest ? value.Text : $"{value.Text[..(Longest - 1)]}…";
    }

    /// <summary>The kind, and what differs from other sections of that kind.</summary>
    private static string OfSection(Dictionary<string, string> own, IReadOnlyList<Dictionary<string, string>> all)
    {
        var kind = own.GetValueOrDefault("kind");
        var alike = all.Where(other => other.GetValueOrDefault("kind") == kind).ToList();
        var parts = own.Where(item => item.Key != "kind" && alike.Exists(other => other.GetValueOrDefault(item.Key) != item.Value))
            .Select(item => $"{item.Key} {item.Value}").Take(MostParts);
        var label = string.Join(", ", parts.Prepend(kind).Where(part => !string.IsNullOrEmpty(part)));
        return label.Length == 0 ? "section" : label.Length <= Longest ? label : $"{label[..(Longest - 1)]}…";
    }

    /// <summary>The values in a section by their last two keys.</summary>
    private static Dictionary<string, string> Leaves(string json)
    {
        var leaves = new Dictionary<string, string>();
        try
        {
            using var document = JsonDocument.Parse(json);
            Add(document.RootElement, string.Empty);
        }
        catch (JsonException)
        {
            // Text of a program that is YAML and no JSON has no parts to tell.
        }

        return leaves;

        void Add(JsonElement element, string key)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in element.EnumerateObject())
                    {
                        Add(property.Value, property.Name);
                    }

                    break;
                case JsonValueKind.Array:
                    leaves.TryAdd(key, element.GetRawText());
                    break;
                default:
                    leaves.TryAdd(key, element.ToString());
                    break;
            }
        }
    }
}
