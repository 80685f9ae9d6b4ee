using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>All that two folders of results have otherwise.</summary>
internal sealed record Comparison
{
    /// <summary>Values of the scenario that differ.</summary>
    public required IReadOnlyList<Change> Scenario { get; init; }

    /// <summary>Code, plug-ins and files that differ.</summary>
    public required IReadOnlyList<Change> Inputs { get; init; }

    /// <summary>Files of results that differ.</summary>
    public required IReadOnlyList<FileChange> Files { get; init; }

    /// <summary>The columns that <see cref="Metrics"/> are named by.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>How metrics differ, of a sweep over all of its cells.</summary>
    public required IReadOnlyList<MetricDifference> Metrics { get; init; }

    /// <summary>The columns that a cell of a sweep is named by, those of both; empty where nothing is swept.</summary>
    public required IReadOnlyList<string> CellColumns { get; init; }

    /// <summary>The values of every cell by columns, under what <see cref="RunKey.Cell"/> calls it.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> CellValues { get; init; }

    /// <summary>How metrics differ cell by cell; found out when it is asked for. Empty where nothing is swept.</summary>
    public required Lazy<IReadOnlyList<MetricDifference>> Cells { get; init; }

    /// <summary>Whether runs of one number met the same random numbers: whether the seeds are known and the same.</summary>
    public required bool AreCommon { get; init; }

    /// <summary>How often was drawn for the intervals.</summary>
    public required int Resamples { get; init; }

    /// <summary>How often intervals are to hold the true difference.</summary>
    public required double Confidence { get; init; }

    /// <summary>Where recorded schedules part, by their files.</summary>
    public required IReadOnlyList<(string Run, string Part)> Schedules { get; init; }

    /// <summary>Where states part, by runs: those that were recorded, else the samples of <c>metrics.csv</c>.</summary>
    public required IReadOnlyList<(string Run, string Part)> States { get; init; }

    /// <summary>Whether all tables, schedules and states are the same to the byte.</summary>
    public bool IsSame => Files.Count == 0;

    /// <summary>Compares two folders.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="metrics">The metrics that are wanted; empty for all.</param>
    /// <param name="confidence">How often intervals are to hold the true difference, such as 0.95.</param>
    /// <exception cref="ScenarioException">A table cannot be read, or nothing has one of the metrics.</exception>
    public static Comparison Of(ComparedFolder first, ComparedFolder second, IReadOnlyCollection<string> metrics, double confidence)
    {
        var (one, other) = (ReplicateValues.Of(first, metrics), ReplicateValues.Of(second, metrics));
        foreach (var metric in metrics.Where(metric => !one.Values.Concat(other.Values).Any(item => item.Group[^1] == metric)))
        {
            throw new ScenarioException(
                $"--metric {metric}", "expected a metric of replicates.csv of one of the folders, found one that neither has");
        }

        if (one.Columns.Count > 0 && other.Columns.Count > 0 && !one.Columns.SequenceEqual(other.Columns))
        {
            throw new ScenarioException(
                second[ReplicateValues.Name],
                $"expected the columns {string.Join(", ", one.Columns)}, as in {first[ReplicateValues.Name]}, found "
                    + Excerpt.Of(string.Join(", ", other.Columns)));
        }

        var files = FileChange.Between(first, second);
        var bootstrap = new Bootstrap();
        var (runs, areCommon) = (new PairedRuns(bootstrap, confidence), AreOfOneSeed(first, one, second, other));
        var cells = one.CellColumns.Union(other.CellColumns).Order(StringComparer.Ordinal).ToList();
        return new Comparison
        {
            Scenario = JsonChanges.Of(first.Of("scenario"), second.Of("scenario")),
            Inputs = InputChanges.Of(first, second),
            Files = files,
            Columns = one.Columns.Count > 0 ? one.Columns : other.Columns,
            Metrics = runs.Compare(one.Values, other.Values, areCommon),
            CellColumns = cells,
            CellValues = one.Cells.Concat(other.Cells).DistinctBy(cell => cell.Key).ToDictionary(),
            Cells = new(() => cells.Count == 0 ? [] : runs.Compare(one.Values, other.Values, areCommon, byCell: true)),
            AreCommon = areCommon,
            Resamples = bootstrap.Resamples,
            Confidence = confidence,
            Schedules = [.. SchedulesOf(files, first, second)],
            States = StatePart.Of(files, first, second).ToList() is { Count: > 0 } parts ? parts : SamplePart.Of(files, first, second),
        };
    }

    /// <summary>Where the seed is swept, every run has its own.</summary>
    private static bool AreOfOneSeed(ComparedFolder first, ReplicateValues one, ComparedFolder second, ReplicateValues other) =>
        one.HasSeeds == other.HasSeeds && (one.HasSeeds || (first.Seed is { } seed && seed == second.Seed));

    private static IEnumerable<(string Run, string Part)> SchedulesOf(
        IReadOnlyList<FileChange> files, ComparedFolder first, ComparedFolder second) =>
        from file in files
        where file.InFirst && file.InSecond && file.Name.EndsWith(".jsonl", StringComparison.Ordinal)
        select (file.Name, SchedulePart.Of(first[file.Name], second[file.Name]) ?? "the same decisions, under another header");
}
