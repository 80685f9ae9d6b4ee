using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>Reads published numbers, which stand by model, regime and data set, or by model and data set.</summary>
internal static class ReferenceReader
{
    private const string Written = "a mean and a standard deviation such as 24.3 ± 4.4, or a mean alone,";

    /// <summary>Readers of the numbers.</summary>
    public static IEnumerable<Func<object>> Items(Value value, SpecReader reader) => value.Entries("a mapping from models")
        .SelectMany(model => Regimes(model.Value).SelectMany(regime => regime.Value.Entries("a mapping from data sets")
            .Select(cell => (Func<object>)(() => new ReferenceValue(model.Key, cell.Key, regime.Regime, Read(cell.Value, reader))))));

    private static IEnumerable<(Regime? Regime, Value Value)> Regimes(Value model)
    {
        var regimes = Enum.GetValues<Regime>().ToDictionary(regime => regime.Text());
        var entries = model.Entries("a mapping from data sets, or regimes").ToList();
        return entries.Exists(entry => regimes.ContainsKey(entry.Key))
            ? entries.Select(entry => regimes.TryGetValue(entry.Key, out var regime)
                ? ((Regime?)regime, entry.Value)
                : throw new ScenarioException(
                    entry.Place.ToString(),
                    $"expected one of the regimes {string.Join(", ", regimes.Keys)} in '{model.Path}', found '{entry.Key}'"))
            : [(null, model)];
    }

    private static PublishedNumber Read(Value value, SpecReader reader)
    {
        if (value.IsMapping)
        {
            return reader.Read<PublishedNumber>(value);
        }

        var parts = value.Text(Written).Split('±');
        return (parts.Select(Parse).ToArray()) switch
        {
            [{ } mean] => new PublishedNumber(mean),
            [{ } mean, { } spread and >= 0] => new PublishedNumber(mean, spread),
            _ => throw value.Expected(Written),
        };
    }

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
