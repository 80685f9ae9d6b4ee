namespace Hogwild.Experiments;

/// <summary>Which paths are swept over which values, and which cells there are: what a sweep, or a value that varies, asks for.</summary>
internal static class SweepPlan
{
    /// <summary>The paths of values that vary.</summary>
    public static IReadOnlyList<SweptPath> Paths(VarySpec vary) => [.. vary.Parameters.Select(item => Path(item.Path, item.Values))];

    /// <summary>The paths of a sweep.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="scenario">What its options are tells which ranges are of whole numbers; null where nothing is known of it.</param>
    public static IReadOnlyList<SweptPath> Paths(SweepSpec sweep, Scenario? scenario)
    {
        IEnumerable<SweptPath> datasets = sweep.Datasets.Count == 0 ? [] :
        [
            new SweptPath(SweptCells.Dataset, [.. sweep.Datasets.Select(item =>
                new SweptValue(new SweepValue(item.Key, item.Key) { IsSection = true }, item.Key))]),
        ];
        return
        [
            .. datasets,
            .. sweep.Over.Select(item => Path(item.Key, item.Value.All(IsWhole(scenario, item.Key))) with
            {
                IsLog = item.Value is { IsRange: true, Scale: RangeScale.Log },
            }),
        ];
    }

    /// <summary>The numbers of the values of every cell, one a path, before conditions.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="sweep">How they are put together; null for every combination.</param>
    public static IEnumerable<int[]> Cells(IReadOnlyList<SweptPath> paths, SweepSpec? sweep)
    {
        var isZip = sweep is { By: SweepOrder.Zip };
        var crossed = isZip ? paths.Take(sweep!.Datasets.Count == 0 ? 0 : 1) : paths;
        IEnumerable<int[]> cells = [[]];
        foreach (var path in crossed)
        {
            cells = cells.SelectMany(before => path.Values.Select((_, k) => (int[])[.. before, k]));
        }

        var rest = paths.Skip(crossed.Count()).ToList();
        return rest.Count == 0 ? cells : cells.SelectMany(before => Enumerable.Range(0, rest[0].Values.Count)
            .Select(k => (int[])[.. before, .. Enumerable.Repeat(k, rest.Count)]));
    }

    private static SweptPath Path(string path, IReadOnlyList<SweepValue> values) =>
        new(path, [.. values.Zip(SweepLabels.Of(values), (value, label) => new SweptValue(value, label))]);

    private static bool IsWhole(Scenario? scenario, string path) =>
        scenario is not null && SpecPath.OptionAt(scenario, path)?.Type is { } type && (type == typeof(int) || type == typeof(ulong));
}
