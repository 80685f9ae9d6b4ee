using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The keys of a place, with type, default, unit, range, meaning and example.</summary>
internal static class KeysText
{
    /// <summary>The lines of a place.</summary>
    /// <param name="path">The keys that lead to it, joined by dots; a dot for the top.</param>
    /// <param name="kinds">The kinds that can be named.</param>
    /// <param name="scenario">What narrows kinds down; null for nothing.</param>
    /// <exception cref="ScenarioException">There is no such place.</exception>
    public static IReadOnlyList<string> Of(string path, KindRegistry kinds, Scenario? scenario)
    {
        var (place, examples) = (KeyPlaces.Find(path, kinds, scenario), new ExampleText(kinds));
        var forms = place.Options.GroupBy(item => string.Join('\n', Key(item.Option, examples, place.Path, string.Empty))).ToList();
        List<string> lines =
        [
            .. forms.SelectMany(form => forms.Count == 1 ? form.Key.Split('\n')
                : [$"of kind {string.Join(", ", form.Select(item => item.Kind.Name))}",
                    .. form.Key.Split('\n').Select(line => $"  {line}")]),
        ];
        foreach (var kind in place.Kinds)
        {
            lines.Add($"{(kind.Family is { } family ? $"{family.Name} of kind {kind.Name}" : $"section {kind.Name}")}: {kind.Summary}");
            lines.AddRange(kind.Options.SelectMany(inner => Key(inner, examples, inner.Name, "  ")));
        }

        return lines;
    }

    private static IEnumerable<string> Key(Option option, ExampleText examples, string name, string indent)
    {
        string?[] facts =
        [
            OptionTypeText.Of(option),
            OptionTypeText.UnitOf(option) is { } unit ? $"unit {unit}" : null,
            OptionTypeText.RangeOf(option),
            OptionDefault.Note(option),
        ];
        yield return $"{indent}{name}: {string.Join("; ", facts.OfType<string>())}";
        yield return $"{indent}    {DescriptionText.Of(option)}";
        yield return $"{indent}    for instance {option.Name}: {examples.Of(option)}";
    }
}
