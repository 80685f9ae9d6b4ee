using System.Collections;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>What may stand in a place of a scenario.</summary>
/// <param name="Path">The keys that lead to it, joined by dots; empty for the top.</param>
/// <param name="Kinds">The kinds or the section that may stand there; none where a single value does.</param>
/// <param name="Options">The options that stand there, by the kinds that have them; none for the top, and for items of lists.</param>
internal sealed record KeyPlaces(string Path, IReadOnlyList<Kind> Kinds, IReadOnlyList<(Kind Kind, Option Option)> Options)
{
    /// <summary>What the scenario has there; null for nothing, or where none is given.</summary>
    private object? Value { get; init; }

    /// <summary>True where the next key is a name or number of an item.</summary>
    private bool IsList { get; init; }

    /// <summary>The place that keys lead to.</summary>
    /// <param name="path">The keys, joined by dots; a dot for the top.</param>
    /// <param name="kinds">The kinds that can be named.</param>
    /// <param name="scenario">What narrows kinds down; null for nothing.</param>
    /// <exception cref="ScenarioException">No kind that may stand there has such a key.</exception>
    public static KeyPlaces Find(string path, KindRegistry kinds, Scenario? scenario) => path
        .Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(
            new KeyPlaces(string.Empty, [Kind.Of(typeof(Scenario))], []) { Value = scenario },
            (place, key) => place.IsList ? place.Item(key) : place.Inner(key, kinds));

    private KeyPlaces Inner(string key, KindRegistry kinds)
    {
        var fitting = Kinds.Where(kind => kind.Options.Any(option => option.Name == key)).ToList();
        if (fitting.Count == 0)
        {
            var known = Kinds.SelectMany(kind => kind.Options.Select(option => option.Name)).Distinct().ToList();
            var what = known.Count == 0 ? "no further key" : $"one of the keys {string.Join(", ", known)}";
            throw new ScenarioException(
                $"--keys {Excerpt.Of(Path.Length == 0 ? key : $"{Path}.{key}")}",
                $"expected {what} in '{(Path.Length == 0 ? "scenario" : Path)}', found '{Excerpt.Of(key)}'{Nearest.Hint(key, known)}");
        }

        var options = fitting.Select(kind => (kind, kind.Options.First(option => option.Name == key))).ToList();
        var option = options[0].Item2;
        var value = Value is not null && fitting.Exists(kind => kind.Spec == Value.GetType()) ? option.In(Value) : null;
        return new KeyPlaces(Joined(key), [.. options.SelectMany(item => KindsOf(item.Item2, value, kinds)).Distinct()], options)
        {
            Value = value, IsList = IsOfItems(option.Type),
        };
    }

    /// <summary>An item of a list, by whatever name or number.</summary>
    private KeyPlaces Item(string key)
    {
        var value = Value is IEnumerable list and not string ? Items.Of(list).FirstOrDefault(item => item.Key == key).Value : null;
        var isDeeper = value is IEnumerable and not string && !Kind.Describes(value.GetType());
        return new KeyPlaces(Joined(key), Narrowed(Kinds, value), []) { Value = value, IsList = isDeeper };
    }

    private string Joined(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private static bool IsOfItems(Type type) => type.IsGenericType;

    private static IReadOnlyList<Kind> KindsOf(Option option, object? value, KindRegistry kinds) => OptionTypeText.SpecOf(option) switch
    {
        null => [],
        { IsAbstract: true } family when family.IsAssignableTo(typeof(TraceSpec)) && !option.Type.IsGenericType => [],
        { IsAbstract: true } family => Narrowed(kinds.Of(family), value),
        var section => [Kind.Of(section)],
    };

    private static IReadOnlyList<Kind> Narrowed(IReadOnlyList<Kind> kinds, object? value) =>
        value is not null && Kind.Describes(value.GetType()) ? [Kind.Of(value.GetType())] : kinds;
}
