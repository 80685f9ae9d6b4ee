using System.Globalization;

namespace Hogwild.Reports;

/// <summary>
/// Where the samples of the same runs part, by <c>metrics.csv</c>, of recorded sweeps those of their cells: what the same metric was at the
/// same time. Times and metrics that only one of them has are told as such.
/// </summary>
internal static class SamplePart
{
    private const string Name = "metrics.csv";

    /// <summary>Per run of both folders that differs, the first sample that does, in words; in the order of the first table.</summary>
    public static IReadOnlyList<(string Run, string Part)> Of(
        IReadOnlyList<FileChange> files, ComparedFolder first, ComparedFolder second)
    {
        return
        [
            .. from file in files
               where file is { InFirst: true, InSecond: true } && Path.GetFileName(file.Name) == Name
               from part in Of(first[file.Name], second[file.Name])
               select ($"{file.Name[..^Name.Length].Replace("/", ", ", StringComparison.Ordinal)}{part.Run}", part.Part),
        ];
    }

    private static IReadOnlyList<(string Run, string Part)> Of(string first, string second)
    {
        var others = RunSamples.Read(second);
        List<(string Run, RunSamples First, RunSamples Second)> runs =
        [
            .. from run in RunSamples.Read(first)
               where others.ContainsKey(run.Key)
               select (run.Key, run.Value, others[run.Key]),
        ];
        List<(string Run, string? Metrics)> metrics = [.. runs.Select(run => (run.Run, OtherMetrics(run.First, run.Second)))];
        return
        [
            .. from item in metrics.DistinctBy(item => item.Metrics).Count() == 1 ? [("every run", metrics[0].Metrics)] : metrics
               where item.Metrics is not null
               select (item.Run, item.Metrics),
            .. from run in runs
               let part = Of(run.First, run.Second)
               where part is not null
               select (run.Run, part),
        ];
    }

    private static string? Of(RunSamples first, RunSamples second)
    {
        var others = second.ByTime();
        var common = 0;
        foreach (var (time, sample) in first.ByTime())
        {
            if (!others.TryGetValue(time, out var other))
            {
                continue;
            }

            common++;
            if (sample.MacroIteration != other.MacroIteration)
            {
                return Text($"at {time} s macro_iteration {sample.MacroIteration} in the first, {other.MacroIteration} in the second");
            }

            foreach (var (metric, value) in sample.Values)
            {
                if (other.Values.TryGetValue(metric, out var another)
                    && BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(another))
                {
                    return $"at {Text($"{time}")} s {metric} {Csv.Number(value)} in the first, {Csv.Number(another)} in the second";
                }
            }
        }

        return OtherTimes.Text(common, first.ByTime().Count - common, others.Count - common);
    }

    private static string? OtherMetrics(RunSamples first, RunSamples second)
    {
        var (one, other) = (first.Metrics, second.Metrics);
        string[] parts =
        [
            .. Only("first", one.Except(other)), .. Only("second", other.Except(one)),
        ];
        return parts.Length == 0 ? null : string.Join("; ", parts);

        static IEnumerable<string> Only(string side, IEnumerable<string> metrics) =>
            string.Join(", ", metrics.Order(StringComparer.Ordinal)) is { Length: > 0 } names
                ? [$"only the {side} has the metrics {names}"] : [];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
