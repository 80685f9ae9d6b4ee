using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>What a command took, on the terminal.</summary>
internal static class ProfilePrinter
{
    private static readonly string[] Titles = ["part", "processor s", "share", "wall s"];

    /// <summary>Writes a row a part, and what an update and a node took.</summary>
    public static void Write(TextWriter output, ProfileResult result)
    {
        WeightsPrinter.WriteRows(
            output,
            Titles,
            [.. result.Rows.Select(row => Row(row, result.Processor)), Row(new("total", result.Processor, result.Wall), result.Processor)]);
        if (result.Updates > 0)
        {
            var runs = result.Of(Work.Runs);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Updates} updates, each {Nanoseconds(result.Processor)} ns of processor time, {Nanoseconds(runs)} in runs; "
                    + $"{1 - ((double)runs / result.Processor):0.0 %} is around the runs"));
        }

        var nodes = result.Nodes > 0
            ? $", {(result.Memory / (double)result.Nodes).ToString("0", CultureInfo.InvariantCulture)} bytes a node of the largest run"
            : string.Empty;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {result.Memory / 1e6:0} MB{nodes}"));

        string Nanoseconds(long ticks) => (100.0 * ticks / result.Updates).ToString("0", CultureInfo.InvariantCulture);
    }

    private static string[] Row(ProfileRow row, long total) =>
    [
        row.Part,
        Seconds(row.Processor),
        (total > 0 ? (double)row.Processor / total : 0).ToString("0.0 %", CultureInfo.InvariantCulture),
        Seconds(row.Wall),
    ];

    private static string Seconds(long ticks) =>
        ((double)ticks / TimeSpan.TicksPerSecond).ToString("0.00", CultureInfo.InvariantCulture);
}
