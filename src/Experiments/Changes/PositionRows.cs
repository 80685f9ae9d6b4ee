using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Positions of nodes in a file of lines: time in seconds, node, x, y. Each holds until the node's next.</summary>
internal static class PositionRows
{
    private const int Columns = 4;
    private const string What = "time in seconds, node, x and y, by commas or blanks";

    /// <summary>Where nodes are, as functions of an instant.</summary>
    /// <param name="scenario">Names the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="nodes">How many nodes there are; each needs a position at time 0.</param>
    /// <exception cref="ScenarioException">
    /// A line is not what it should be, times of a node fall, or a node has no position at first.
    /// </exception>
    public static Func<long, (double X, double Y)>[] Of(Scenario scenario, InputFile file, int nodes)
    {
        var rows = Enumerable.Range(0, nodes).Select(_ => new List<(long Time, double X, double Y)>()).ToArray();
        foreach (var (index, line) in File.ReadLines(file.FullPath).Index())
        {
            if (line.Trim().Length > 0 && !line.StartsWith('#'))
            {
                Read(line, string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{index + 1}:1"), rows);
            }
        }

        var missing = Array.FindIndex(rows, row => row.Count == 0 || row[0].Time > 0);
        return missing < 0 ? [.. rows.Select(row => (Func<long, (double, double)>)(time => At(row, time)))]
            : throw new ScenarioException(
                scenario.PlaceOf("mobility.positions"), $"expected a position of every node at time 0, found none of node {missing}");
    }

    private static void Read(string line, string place, List<(long Time, double X, double Y)>[] rows)
    {
        var words = line.Split([',', ' ', '\t', ';'], StringSplitOptions.RemoveEmptyEntries);
        var numbers = words.Select(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : double.NaN).ToArray();
        if (numbers.Length != Columns || numbers.Any(double.IsNaN) || numbers[0] < 0)
        {
            throw new ScenarioException(place, $"expected {What}, found '{Excerpt.Of(line)}'");
        }

        if (numbers[1] < 0 || numbers[1] >= rows.Length || numbers[1] != Math.Floor(numbers[1]))
        {
            throw new ScenarioException(place, $"expected a node from 0 to {rows.Length - 1}, found '{Excerpt.Of(words[1])}'");
        }

        var (row, time) = (rows[(int)numbers[1]], (long)Math.Round(numbers[0] * Ticks.PerSecond));
        if (row.Count > 0 && row[^1].Time >= time)
        {
            throw new ScenarioException(place, $"expected times of a node in order, found '{Excerpt.Of(words[0])}' after a later one");
        }

        row.Add((time, numbers[2], numbers[3]));
    }

    private static (double X, double Y) At(List<(long Time, double X, double Y)> row, long time)
    {
        var (low, high) = (0, row.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = row[middle].Time <= time ? (middle, high) : (low, middle - 1);
        }

        return (row[low].X, row[low].Y);
    }
}
