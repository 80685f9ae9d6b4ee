namespace Hogwild.Experiments;

/// <summary>
/// Compares metrics of two results over runs. Cells of a sweep share their random numbers, so a replicate with all its cells is one unit:
/// what it says on average is one value, and only units are resampled and counted.
/// </summary>
/// <param name="bootstrap">Makes the intervals.</param>
/// <param name="confidence">How often they are to hold the true difference, such as 0.95.</param>
internal sealed class PairedRuns(Bootstrap bootstrap, double confidence)
{
    /// <summary>The differences of all groups of metrics that either side has, those of the first first, in their order.</summary>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second ones.</param>
    /// <param name="areCommon">Whether runs of one key share their random numbers; else nothing is paired.</param>
    /// <param name="byCell">Whether every cell is compared by itself.</param>
    public IReadOnlyList<MetricDifference> Compare(
        IReadOnlyList<MetricValues> first, IReadOnlyList<MetricValues> second, bool areCommon, bool byCell = false)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var all = MetricSides.Of(first, second).SelectMany(sides => byCell ? sides.Cells() : [sides]);
        return areCommon ? Paired([.. all]) : [.. all.Select(Unpaired)];
    }

    /// <summary>Groups with as many units are resampled together, which costs little more than one of them.</summary>
    private MetricDifference[] Paired(List<MetricSides> groups)
    {
        var units = groups.Select(sides => sides.Pairs().ToList()).ToList();
        var means = units.Select(item => item.Select(MeansOf).Where(pair => !double.IsNaN(pair.First)).ToList()).ToList();
        var found = new MetricDifference[groups.Count];
        foreach (var alike in Enumerable.Range(0, groups.Count).GroupBy(index => means[index].Count))
        {
            var intervals = bootstrap.OfMeans(
                [.. alike.Select(index => means[index].Select(pair => pair.Second - pair.First).ToArray())], confidence);
            foreach (var (index, interval) in alike.Zip(intervals))
            {
                found[index] = Paired(groups[index], units[index], means[index]) with { Interval = interval };
            }
        }

        return found;
    }

    private static MetricDifference Paired(
        MetricSides sides, List<List<(double First, double Second)>> units, List<(double First, double Second)> means)
    {
        List<(double First, double Second)> pairs = [.. units.SelectMany(unit => unit)];
        List<(double First, double Second)> defined = [.. pairs.Where(IsDefined)];
        var (onlyFirst, onlySecond) = (sides.First.Count - pairs.Count, sides.Second.Count - pairs.Count);
        return new MetricDifference
        {
            Group = sides.Group,
            Cell = sides.Cell,
            Cells = sides.First.Keys.Where(sides.Second.ContainsKey).Select(key => key.Cell).Distinct().Count(),
            IsPaired = true,
            Count = means.Count,
            CountOfSecond = means.Count,
            First = Mean(means.Select(pair => pair.First)),
            Second = Mean(means.Select(pair => pair.Second)),
            Signs = SignTest.Of(units.Select(unit => unit.Where(IsDefined).ToList()).Where(unit => unit.Count > 0)),
            Endless = LeftOut.Of(defined, double.IsInfinity),
            Undefined = LeftOut.Of(pairs, double.IsNaN),
            OnlyInFirst = onlyFirst,
            OnlyInSecond = onlySecond,
            IsSame = onlyFirst + onlySecond == 0 && pairs.TrueForAll(pair => pair.First.Equals(pair.Second)),
        };
    }

    private MetricDifference Unpaired(MetricSides sides)
    {
        var comparable = sides.Comparable();
        var (ofFirst, ofSecond) = comparable.Units();
        var (first, second) = (Finite(ofFirst), Finite(ofSecond));
        List<double> all = [.. sides.First.Values, .. sides.Second.Values];
        return new MetricDifference
        {
            Group = sides.Group,
            Cell = sides.Cell,
            Cells = comparable.First.Keys.Select(key => key.Cell).Intersect(comparable.Second.Keys.Select(key => key.Cell)).Count(),
            IsPaired = false,
            Count = first.Length,
            CountOfSecond = second.Length,
            First = Mean(first),
            Second = Mean(second),
            Interval = bootstrap.OfDifference(first, second, confidence),
            Endless = new LeftOut(sides.First.Values.Count(double.IsInfinity), sides.Second.Values.Count(double.IsInfinity), 0),
            Undefined = new LeftOut(sides.First.Values.Count(double.IsNaN), sides.Second.Values.Count(double.IsNaN), 0),
            OnlyInFirst = sides.First.Count,
            OnlyInSecond = sides.Second.Count,
            IsSame = sides.First.Count > 0 && sides.Second.Count > 0 && all.TrueForAll(value => value.Equals(all[0])),
        };
    }

    private static bool IsDefined((double First, double Second) pair) => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second);

    /// <summary>The means of a unit over its finite pairs; not a number where there are none.</summary>
    private static (double First, double Second) MeansOf(List<(double First, double Second)> unit)
    {
        var finite = unit.Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second)).ToList();
        return (Mean(finite.Select(pair => pair.First)), Mean(finite.Select(pair => pair.Second)));
    }

    private static double[] Finite(List<List<double>> units) => [.. units.Select(unit => Mean(unit)).Where(double.IsFinite)];

    private static double Mean(IEnumerable<double> values) => Statistics.Of(values).Mean;
}
