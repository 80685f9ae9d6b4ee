using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads measured activations: tables with the columns <c>node, time</c>, or <c>gap</c>, or <c>node, gap</c>. Cells are separated by
/// blanks, commas or semicolons; a heading may give the columns another order; what follows # or % is a comment.
/// </summary>
public static class ActivationFile
{
    private const string Node = "node";
    private const string Time = "time";
    private const string Gap = "gap";

    /// <summary>Reads when each node acts.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="trace">How it is read.</param>
    /// <exception cref="TextFormatException">Not such a table; times of a node are not in order, or not above 0.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TimetableClock Read(string path, TraceSpec.ActivationTimes trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var keys = new NodeKeys(trace.Nodes);
        var (times, places, lines) = (new Dictionary<int, List<long>>(), new Dictionary<int, string>(), new Dictionary<int, int>());
        using var table = new TableReader(path, [Node, Time]);
        table.Each(() =>
        {
            var key = table.Node(Node, keys);
            var own = Of(times, key);
            var line = lines.GetValueOrDefault(key);
            own.Add(TimeRow.Next(table, trace.Time, own, ref line, atZero: false));
            lines[key] = line;
            places.TryAdd(key, table.Place);
        });
        return new TimetableClock(times.ToDictionary(item => item.Key, item => item.Value.ToArray()), trace.Time)
        {
            Places = places,
            NameOf = keys.NameOf,
        };
    }

    /// <summary>Reads times between two activations.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="trace">How it is read.</param>
    /// <exception cref="TextFormatException">Not such a table; a gap is not above 0.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GapsClock Read(string path, TraceSpec.ActivationGaps trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        const int All = -1;
        var keys = new NodeKeys(trace.Nodes);
        var (gaps, places) = (new Dictionary<int, List<long>>(), new Dictionary<int, string>());
        using var table = new TableReader(path, [Gap], [Node, Gap]);
        table.Each(() =>
        {
            var key = table.Has(Node) ? table.Node(Node, keys) : All;
            var gap = table.Duration(Gap, "a gap", trace.Unit.Ticks);
            Of(gaps, key).Add(gap > 0 ? gap : throw table.Error(Gap, $"expected a gap of at least 100 ns, found {table.Found(Gap)}"));
            places.TryAdd(key, table.Place);
        });
        return gaps.TryGetValue(All, out var pooled) ? new GapsClock([.. pooled])
            : new GapsClock(gaps.ToDictionary(item => item.Key, item => item.Value.ToArray())) { Places = places, NameOf = keys.NameOf };
    }

    private static List<long> Of(Dictionary<int, List<long>> lists, int key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
