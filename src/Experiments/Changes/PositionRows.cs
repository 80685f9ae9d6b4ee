using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Positions of nodes in a file of lines: time in seconds, node, x, y, each of which holds until the node's next; or node, x, y of nodes
/// that stay.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="nodes">How many nodes there are; each needs a position at time 0.</param>
/// <param name="first">What the file calls the first node.</param>
internal sealed class PositionRows(InputFile file, int nodes, int first)
{
    private const string Moving = "time in seconds, node, x and y, by commas or blanks";
    private const string Staying = "node, x and y, by commas or blanks";
    private readonly FaultList _faults = new();
    private readonly List<(long Time, double X, double Y)>[] _rows =
        [.. Enumerable.Range(0, nodes).Select(_ => new List<(long, double, double)>())];

    private int _columns;

    /// <summary>Where nodes are, as functions of an instant.</summary>
    /// <param name="scenario">Names the file.</param>
    /// <exception cref="ScenarioException">
    /// Lines are not what they should be, times of a node fall, or a node has no position at first.
    /// </exception>
    public Func<long, (double X, double Y)>[] Of(Scenario scenario)
    {
        foreach (var (index, line) in File.ReadLines(file.FullPath).Index())
        {
            if (line.Trim().Length > 0 && !line.StartsWith('#'))
            {
                Read(line, string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{index + 1}:1"));
            }
        }

        _faults.Throw();
        var missing = Array.FindIndex(_rows, row => row.Count == 0 || row[0].Time > 0);
        return missing < 0 ? [.. _rows.Select(row => (Func<long, (double, double)>)(time => At(row, time)))]
            : throw new ScenarioException(
                scenario.PlaceOf("mobility.positions"),
                $"expected a position of every node at time 0, found none of node {missing + first}");
    }

    private void Read(string line, string place)
    {
        var words = line.Split([',', ' ', '\t', ';'], StringSplitOptions.RemoveEmptyEntries);
        var numbers = words.Select(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : double.NaN).ToArray();

        // The first line says which of the two it is.
        _columns = _columns == 0 ? Math.Clamp(numbers.Length, 3, 4) : _columns;
        if (numbers.Length != _columns || numbers.Any(double.IsNaN) || (_columns == 4 && numbers[0] is < 0 or > 1e9))
        {
            Fault(place, _columns == 3 ? Staying : Moving, line);
            return;
        }

        var (node, time) = (numbers[^3] - first, _columns == 3 ? 0 : (long)Math.Round(numbers[0] * Ticks.PerSecond));
        if (node < 0 || node >= nodes || node != Math.Floor(node))
        {
            Fault(place, $"a node from {first} to {nodes - 1 + first}", words[^3]);
            return;
        }

        var row = _rows[(int)node];
        if (row.Count > 0 && row[^1].Time >= time)
        {
            Fault(place, _columns == 3 ? "each node once" : "times of a node in order, each after the one before", words[0]);
            return;
        }

        row.Add((time, numbers[^2], numbers[^1]));
    }

    private void Fault(string place, string expected, string found) =>
        _faults.Add(new ScenarioException(place, $"expected {expected}, found '{Excerpt.Of(found)}'"));

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
