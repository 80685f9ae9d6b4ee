using System.Globalization;
using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

/// <summary>Public measurements, which are not part of the project: looked at where HOGWILD_DATA names the folder that has them.</summary>
public sealed class MeasuredDataTests
{
    private const int Slices = 24;

    /// <summary>Round trips of NetLatency-Data as matrices, and the same numbers as a series an arc.</summary>
    [Fact]
    public void A_series_of_matrices_and_the_same_numbers_as_rows_are_one_trace()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("HOGWILD_DATA") ?? string.Empty, "SeattleRtt");
        Assert.SkipUnless(Directory.Exists(folder), "HOGWILD_DATA has no folder SeattleRtt with the files SeattleData_*");
        string[] paths = [.. Enumerable.Range(1, Slices).Select(slice => Path.Combine(folder, $"SeattleData_{slice}"))];
        var matrices = DelayFile.Read(paths, 0.5 * TimeSpan.TicksPerSecond, TimeSpan.FromSeconds(1));
        List<(int Source, int Target)> arcs =
        [
            .. from source in Enumerable.Range(0, matrices.NodeCount)
               from target in Enumerable.Range(0, matrices.NodeCount)
               where source != target && Enumerable.Range(0, Slices).All(slice => At(matrices, source, target, slice) != DelayTrace.Missing)
               select (source, target),
        ];
        Assert.InRange(arcs.Count, 1_000, matrices.NodeCount * matrices.NodeCount);

        var text = new StringBuilder("time,from,to,delay\n");
        for (var slice = 0; slice < Slices; slice++)
        {
            arcs.ForEach(arc => text.Append(
                CultureInfo.InvariantCulture, $"{slice},{arc.Source},{arc.Target},{At(matrices, arc.Source, arc.Target, slice)}\n"));
        }

        using var file = new TemporaryFile(text.ToString());
        var series = SeriesFile.Read(file.Path, new TraceSpec.DelaySeries("s", "s.csv")
        {
            Unit = TimeSpan.FromTicks(1),
            Time = new SeriesTime { Repeat = TimeSpan.FromSeconds(Slices) },
        });
        Assert.All(arcs, arc => Assert.All(Enumerable.Range(0, 2 * Slices), slice => Assert.Equal(
            At(matrices, arc.Source, arc.Target, slice), series.Delay(arc.Source, arc.Target, Instant(slice)))));
    }

    private static long At(DelayTrace trace, int source, int target, int slice) => trace.Delay(source, target, Instant(slice));

    private static long Instant(int slice) => (slice * TimeSpan.TicksPerSecond) + 1234;
}
