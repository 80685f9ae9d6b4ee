namespace Hogwild.Experiments;

/// <summary>What both sides of a comparison measured of one metric.</summary>
/// <param name="Group">What the values are of.</param>
/// <param name="Cell">The one cell that they are of; null for all.</param>
/// <param name="First">The first values; none where only the second has the metric.</param>
/// <param name="Second">The second ones.</param>
internal sealed record MetricSides(
    IReadOnlyList<string> Group, string? Cell, IReadOnlyDictionary<RunKey, double> First, IReadOnlyDictionary<RunKey, double> Second)
{
    private static readonly IReadOnlyDictionary<RunKey, double> Nothing = new Dictionary<RunKey, double>();

    /// <summary>The metrics that either side has, those of the first first, in their order.</summary>
    public static IEnumerable<MetricSides> Of(IReadOnlyList<MetricValues> first, IReadOnlyList<MetricValues> second)
    {
        var others = second.ToDictionary(item => Key(item.Group), item => item.Values);
        var known = first.Select(item => Key(item.Group)).ToHashSet();
        return first.Select(item => new MetricSides(item.Group, null, item.Values, others.GetValueOrDefault(Key(item.Group), Nothing)))
            .Concat(second.Where(item => !known.Contains(Key(item.Group)))
                .Select(item => new MetricSides(item.Group, null, Nothing, item.Values)));

        static string Key(IReadOnlyList<string> group) => string.Join('\0', group);
    }

    /// <summary>The same, cell by cell.</summary>
    public IEnumerable<MetricSides> Cells()
    {
        var (first, second) = (ByCell(First), ByCell(Second));
        return first.Keys.Union(second.Keys).Select(cell => new MetricSides(
            Group, cell, first.GetValueOrDefault(cell, Nothing), second.GetValueOrDefault(cell, Nothing)));

        static Dictionary<string, IReadOnlyDictionary<RunKey, double>> ByCell(IReadOnlyDictionary<RunKey, double> values) =>
            values.GroupBy(item => item.Key.Cell)
                .ToDictionary(cell => cell.Key, cell => (IReadOnlyDictionary<RunKey, double>)new Dictionary<RunKey, double>(cell));
    }

    /// <summary>
    /// The same over the cells in which most units have finite values on both sides, and over the units that have them in all of these:
    /// means over different cells cannot be compared.
    /// </summary>
    public MetricSides Comparable()
    {
        var finite = new[] { First, Second }
            .Select(side => side.Where(item => double.IsFinite(item.Value)).ToLookup(item => item.Key.Cell)).ToList();
        var counts = First.Keys.Concat(Second.Keys).Select(key => key.Cell).Distinct()
            .ToDictionary(cell => cell, cell => finite.Min(side => side[cell].Count()));
        var cells = counts.Where(item => item.Value > 0 && item.Value == counts.Values.Max()).Select(item => item.Key).ToHashSet();
        return this with { First = Of(First), Second = Of(Second) };

        Dictionary<RunKey, double> Of(IReadOnlyDictionary<RunKey, double> values) => new(values
            .Where(item => cells.Contains(item.Key.Cell) && double.IsFinite(item.Value)).GroupBy(item => item.Key.Unit)
            .Where(unit => unit.Count() == cells.Count).SelectMany(unit => unit));
    }

    /// <summary>The pairs, unit by unit, both in an order that is that of no table.</summary>
    public IEnumerable<List<(double First, double Second)>> Pairs() =>
        First.Where(item => Second.ContainsKey(item.Key))
            .OrderBy(item => item.Key.Unit, StringComparer.Ordinal).ThenBy(item => item.Key.Cell, StringComparer.Ordinal)
            .GroupBy(item => item.Key.Unit, item => (item.Value, Second[item.Key])).Select(unit => unit.ToList());

    /// <summary>The values of the cells that both sides have, unit by unit, one side after the other.</summary>
    public (List<List<double>> First, List<List<double>> Second) Units()
    {
        var cells = First.Keys.Select(key => key.Cell).Intersect(Second.Keys.Select(key => key.Cell)).ToHashSet();
        return (Of(First), Of(Second));

        List<List<double>> Of(IReadOnlyDictionary<RunKey, double> values) =>
        [
            .. values.Where(item => cells.Contains(item.Key.Cell))
                .OrderBy(item => item.Key.Unit, StringComparer.Ordinal).ThenBy(item => item.Key.Cell, StringComparer.Ordinal)
                .GroupBy(item => item.Key.Unit, item => item.Value).Select(unit => unit.ToList()),
        ];
    }
}
