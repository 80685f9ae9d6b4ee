using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Published numbers and aims, for tables.</summary>
internal static class ReferenceReader
{
    /// <summary>The keys of a reference.</summary>
    public static readonly Shape Shape = new(
        "reference",
        "published numbers that tables are compared with",
        Key.Required("source", "where they were published"),
        Key.Required("values", "by model, regime (synchronous, asynchronous; left out where both have the same) and data set: 24.3 ± 4.4"));

    /// <summary>The keys of a number that is not written as one text.</summary>
    public static readonly Shape Number = new(
        "<value>", "a published number", Key.Required("mean", "the mean"), Key.Required("std", "the standard deviation"));

    /// <summary>The keys of an aim that is more than a number.</summary>
    public static readonly Shape Target = new(
        "<target>",
        "what is aimed at",
        Key.Required("value", "at least this accuracy, or at most this error, in per cent"),
        new Key("without", "true for the mean without what 'sweep.without' leaves out", "false"));

    private const string Written = "a mean and a standard deviation such as 24.3 ± 4.4";

    /// <summary>Reads published numbers.</summary>
    public static ReferenceTable Read(Value value, IReadOnlyList<string> models, IReadOnlyList<string> datasets)
    {
        var section = value.Section(Shape);
        var values = Entries(section.Get("values"), "models", models)
            .SelectMany(model => Regimes(model, datasets)
                .SelectMany(regime => Entries(regime.Value, "data sets", datasets)
                    .Select(cell => Cell(cell.Value) is var (mean, std)
                        ? new ReferenceValue(model.Name, cell.Name, regime.Regime, mean, std) : throw cell.Value.Expected(Written))));
        return new ReferenceTable(section.Get("source").Text(), [.. values]);
    }

    /// <summary>Reads aims.</summary>
    public static IReadOnlyList<TargetSpec> ReadTargets(
        Value? value, IReadOnlyList<string> models, IReadOnlyList<string> datasets, bool hasWithout) => value is null ? [] :
    [
        .. Entries(value, "models", models)
            .SelectMany(model => Entries(model.Value, "data sets", datasets).Select(cell => ReadTarget(model.Name, cell, hasWithout))),
    ];

    /// <summary>The entries of a mapping whose keys are among some names.</summary>
    internal static IEnumerable<(string Name, Value Value)> Entries(Value value, string what, IReadOnlyList<string> names)
    {
        var mapping = value.Mapping($"a mapping from {what} ({string.Join(", ", names)})");
        foreach (var entry in mapping.Entries)
        {
            if (!names.Contains(entry.Key))
            {
                throw new ScenarioException(
                    entry.Place.ToString(),
                    $"expected one of the {what} {string.Join(", ", names)} in '{value.Path}', found '{entry.Key}'"
                        + Nearest.Hint(entry.Key, names));
            }

            yield return (entry.Key, new Value(entry.Value, $"{value.Path}.{entry.Key}"));
        }
    }

    private static IEnumerable<(Regime? Regime, Value Value)> Regimes((string Name, Value Value) model, IReadOnlyList<string> datasets)
    {
        string[] regimes = [Regime.Synchronous.Text(), Regime.Asynchronous.Text()];
        var keys = model.Value.Mapping("a mapping from data sets, or regimes").Entries.Select(entry => entry.Key).ToList();
        return keys.Any(regimes.Contains)
            ? Entries(model.Value, "regimes", regimes)
                .Select(entry => ((Regime?)(entry.Name == regimes[0] ? Regime.Synchronous : Regime.Asynchronous), entry.Value))
            : [(null, model.Value)];
    }

    private static (double Mean, double Std)? Cell(Value value)
    {
        if (value.IsMapping)
        {
            var section = value.Section(Number);
            return (
                section.Get("mean").Number("a number", _ => true),
                section.Get("std").Number("a number of at least 0", std => std >= 0));
        }

        var parts = value.Text(Written).Split('±');
        return parts.Length == 2 && Parse(parts[0]) is { } mean && Parse(parts[1]) is { } spread && spread >= 0 ? (mean, spread) : null;
    }

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static TargetSpec ReadTarget(string model, (string Name, Value Value) cell, bool hasWithout)
    {
        if (!cell.Value.IsMapping)
        {
            return new TargetSpec(model, cell.Name, cell.Value.Number("a number", _ => true), Without: false);
        }

        var section = cell.Value.Section(Target);
        var without = section.Get("without");
        return !without.Truth() || hasWithout
            ? new TargetSpec(model, cell.Name, section.Get("value").Number("a number", _ => true), without.Truth())
            : throw without.Expected("false where 'sweep.without' leaves nothing out");
    }
}
