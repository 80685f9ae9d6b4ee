using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads numbers that change in time, for all arcs or for each: tables with the columns <c>time, …</c> or <c>time, from, to, …</c>. Cells
/// are separated by blanks, commas or semicolons; a heading may give the columns another order; what follows # or % is a comment.
/// </summary>
public static class SeriesFile
{
    private const string Time = "time";
    private const string From = "from";
    private const string To = "to";

    /// <summary>Reads delays.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="trace">How it is read.</param>
    /// <exception cref="TextFormatException">Not such a table; times of an arc are not in order; a delay below 0.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DelaySeries Read(string path, TraceSpec.DelaySeries trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        const string Delay = "delay";
        return new(Read(path, Delay, trace.Time, trace.Nodes, table => table.Duration(Delay, "a delay", trace.Scale * trace.Unit.Ticks)));
    }

    /// <summary>Reads losses.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="trace">How it is read.</param>
    /// <exception cref="TextFormatException">Not such a table; times of an arc are not in order; a loss outside 0 to 1.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LossSeries Read(string path, TraceSpec.LossSeries trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        const string Loss = "loss";
        return new(Read(path, Loss, trace.Time, trace.Nodes, table => table.Number(Loss, "a probability") is >= 0 and <= 1 and var loss
            ? loss : throw table.Error(Loss, $"expected a probability from 0 to 1, found {table.Found(Loss)}")));
    }

    private static ArcSeries Read(string path, string column, SeriesTime time, SeriesNodes nodes, Func<TableReader, double> value)
    {
        var keys = new NodeKeys(nodes);
        var series = new Dictionary<(int, int), Rows>();
        using var table = new TableReader(path, [Time, column], [Time, From, To, column]);
        table.Each(() =>
        {
            var arc = table.Has(From) ? (table.Node(From, keys), table.Node(To, keys)) : (-1, -1);
            if (arc.Item1 == arc.Item2 && table.Has(From))
            {
                throw table.Error(To, $"expected two different nodes, found {table.Found(To)} twice");
            }

            if (!series.TryGetValue(arc, out var rows))
            {
                series[arc] = rows = new Rows(table.Place);
            }

            rows.Times.Add(TimeRow.Next(table, time, rows.Times, ref rows.Line, atZero: true));
            rows.Values.Add(value(table));
        });
        var arcs = series.Select(item => KeyValuePair.Create(item.Key, item.Value.Function));
        return table.Has(From) ? new ArcSeries(arcs, time) { NameOf = keys.NameOf } : new ArcSeries(series[(-1, -1)].Function, time);
    }

    /// <summary>The rows of one arc.</summary>
    private sealed class Rows(string place)
    {
        public int Line;

        public List<long> Times { get; } = [];

        public List<double> Values { get; } = [];

        public StepFunction Function => new([.. Times], [.. Values]) { Place = place };
    }
}
