namespace Hogwild.Experiments;

/// <summary>Compares metrics of two results over runs.</summary>
/// <param name="bootstrap">Makes the intervals.</param>
/// <param name="confidence">How often they are to hold the true difference, such as 0.95.</param>
internal sealed class PairedRuns(Bootstrap bootstrap, double confidence)
{
    /// <summary>The differences of all groups of metrics that either side has, those of the first first, in their order.</summary>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second ones.</param>
    /// <param name="areCommon">Whether runs of one key share their random numbers; else nothing is paired.</param>
    public IReadOnlyList<MetricDifference> Compare(
        IReadOnlyList<MetricValues> first, IReadOnlyList<MetricValues> second, bool areCommon)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var empty = new Dictionary<string, double>();
        var others = second.ToDictionary(item => Key(item.Group));
        var known = first.Select(item => Key(item.Group)).ToHashSet();
        var all = first
            .Select(item => (item.Group, First: item.Values, Second: others.GetValueOrDefault(Key(item.Group))?.Values ?? empty))
            .Concat(second.Where(item => !known.Contains(Key(item.Group)))
                .Select(item => (item.Group, First: (IReadOnlyDictionary<string, double>)empty, Second: item.Values)));
        return areCommon ? Paired([.. all]) : [.. all.Select(item => Unpaired(item.Group, item.First, item.Second))];

        static string Key(IReadOnlyList<string> group) => string.Join('\0', group);
    }

    /// <summary>Groups with as many pairs are resampled together, which costs little more than one of them.</summary>
    private MetricDifference[] Paired(
        List<(IReadOnlyList<string> Group, IReadOnlyDictionary<string, double> First, IReadOnlyDictionary<string, double> Second)> groups)
    {
        var finite = groups.Select(group => Pairs(group.First, group.Second)
            .Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second)).ToList()).ToList();
        var found = new MetricDifference[groups.Count];
        foreach (var alike in Enumerable.Range(0, groups.Count).GroupBy(index => finite[index].Count))
        {
            var intervals = bootstrap.OfMeans(
                [.. alike.Select(index => finite[index].Select(pair => pair.Second - pair.First).ToArray())], confidence);
            foreach (var (index, interval) in alike.Zip(intervals))
            {
                found[index] = Paired(groups[index], finite[index]) with { Interval = interval };
            }
        }

        return found;
    }

    private static MetricDifference Paired(
        (IReadOnlyList<string> Group, IReadOnlyDictionary<string, double> First, IReadOnlyDictionary<string, double> Second) group,
        List<(double First, double Second)> finite)
    {
        var pairs = Pairs(group.First, group.Second).ToList();
        return new MetricDifference
        {
            Group = group.Group,
            IsPaired = true,
            Count = finite.Count,
            First = Mean(finite.Select(pair => pair.First)),
            Second = Mean(finite.Select(pair => pair.Second)),
            Signs = SignTest.Of(pairs.Where(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second))),
            EndlessInFirst = pairs.Count(pair => !double.IsFinite(pair.First) && double.IsFinite(pair.Second)),
            EndlessInSecond = pairs.Count(pair => double.IsFinite(pair.First) && !double.IsFinite(pair.Second)),
            EndlessInBoth = pairs.Count(pair => !double.IsFinite(pair.First) && !double.IsFinite(pair.Second)),
            OnlyInFirst = group.First.Keys.Count(key => !group.Second.ContainsKey(key)),
            OnlyInSecond = group.Second.Keys.Count(key => !group.First.ContainsKey(key)),
        };
    }

    private MetricDifference Unpaired(
        IReadOnlyList<string> group, IReadOnlyDictionary<string, double> first, IReadOnlyDictionary<string, double> second)
    {
        double[] finiteFirst = [.. first.Values.Where(double.IsFinite)];
        double[] finiteSecond = [.. second.Values.Where(double.IsFinite)];
        return new MetricDifference
        {
            Group = group,
            IsPaired = false,
            Count = finiteFirst.Length,
            First = Mean(finiteFirst),
            Second = Mean(finiteSecond),
            Interval = bootstrap.OfDifference(finiteFirst, finiteSecond, confidence),
            EndlessInFirst = first.Count - finiteFirst.Length,
            EndlessInSecond = second.Count - finiteSecond.Length,
            OnlyInFirst = finiteFirst.Length,
            OnlyInSecond = finiteSecond.Length,
        };
    }

    private static IEnumerable<(double First, double Second)> Pairs(
        IReadOnlyDictionary<string, double> first, IReadOnlyDictionary<string, double> second) =>
        first.Where(item => second.ContainsKey(item.Key)).Select(item => (item.Value, second[item.Key]));

    private static double Mean(IEnumerable<double> values) => Statistics.Of(values).Mean;
}
