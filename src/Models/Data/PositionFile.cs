namespace Hogwild.Models;

/// <summary>
/// Reads what a localisation problem consists of, one record a line, separated by blanks, commas or semicolons. What follows # or % is a
/// comment.
/// </summary>
public static class PositionFile
{
    /// <summary>
    /// Reads measurements: <c>from to offset…</c>, with one number per coordinate and perhaps the variance (1 by default).
    /// </summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="dimension">Number of coordinates.</param>
    /// <param name="first">The number that the file gives the first node. Default 0.</param>
    /// <exception cref="TextFormatException">A line has another form, or a pair of nodes appears twice.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<RelativePosition> ReadMeasurements(string path, int dimension, int first = 0)
    {
        using var reader = new RowReader(path);
        var measurements = new List<RelativePosition>();
        var seen = new HashSet<(int Low, int High)>();
        var form = $"two nodes, {Coordinates(dimension)} and perhaps a variance";
        RowReader.Each(() => reader.Next(form, 2 + dimension, 3 + dimension), () =>
        {
            var (from, to) = (reader.Node(0, first), reader.Node(1, first));
            if (from == to || !seen.Add((Math.Min(from, to), Math.Max(from, to))))
            {
                var again = from == to ? string.Empty : " again";
                throw reader.Error(0, $"expected each pair of different nodes once, found {from + first} {to + first}{again}");
            }

            var variance = reader.Count > 2 + dimension ? reader.Number(2 + dimension, "a variance") : 1;
            if (!(variance > 0))
            {
                throw reader.Error(2 + dimension, FormattableString.Invariant($"expected a variance above 0, found {variance}"));
            }

            measurements.Add(new RelativePosition(from, to, Coordinates(reader, 2, dimension), variance));
        });

        return measurements;
    }

    /// <summary>Reads anchors: <c>node position…</c>, with one number per coordinate.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="dimension">Number of coordinates.</param>
    /// <param name="first">The number that the file gives the first node. Default 0.</param>
    /// <exception cref="TextFormatException">A line has another form, or a node appears twice.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<Anchor> ReadAnchors(string path, int dimension, int first = 0)
    {
        using var reader = new RowReader(path);
        var anchors = new List<Anchor>();
        var seen = new HashSet<int>();
        RowReader.Each(() => reader.Next($"a node and {Coordinates(dimension)}", 1 + dimension, 1 + dimension), () =>
        {
            var node = reader.Node(0, first);
            if (!seen.Add(node))
            {
                throw reader.Error(0, $"expected each anchor once, found node {node + first} again");
            }

            anchors.Add(new Anchor(node, Coordinates(reader, 1, dimension)));
        });

        return anchors;
    }

    private static double[] Coordinates(RowReader reader, int first, int dimension) =>
        [.. Enumerable.Range(0, dimension).Select(k => reader.Number(first + k, $"coordinate {k + 1} of {dimension}"))];

    private static string Coordinates(int dimension) => dimension == 1 ? "one coordinate" : $"{dimension} coordinates";
}
