using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Compares a run with what <c>metrics.csv</c> says about it.</summary>
internal static class MetricsComparison
{
    /// <summary>The first row of the table about this run that the run does not repeat to the letter; null where there is none.</summary>
    public static string? FirstOtherRow(string file, string model, Trajectory trajectory)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        MetricsTable.WriteRun(text, model, trajectory);
        var replayed = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var start = $"{model},{trajectory.Regime.Text()},{trajectory.Replicate.ToString(CultureInfo.InvariantCulture)},";
        var recorded = File.ReadLines(file).Where(line => line.StartsWith(start, StringComparison.Ordinal)).ToList();
        for (var row = 0; row < Math.Max(recorded.Count, replayed.Length); row++)
        {
            var (one, other) = (recorded.ElementAtOrDefault(row), replayed.ElementAtOrDefault(row));
            if (one != other)
            {
                return $"recorded {one ?? "nothing"}, replayed {other ?? "nothing"}";
            }
        }

        return null;
    }
}
