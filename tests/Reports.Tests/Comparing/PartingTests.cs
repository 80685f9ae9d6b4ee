using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

/// <summary>Where samples, states and schedules part.</summary>
public sealed class PartingTests : IDisposable
{
    private const string Samples = "model,regime,replicate,time,macro_iteration,metric,value";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Samples_are_joined_by_time_and_metric()
    {
        string[] rows = ["m,a,0,0,0,loss,1", "m,a,0,0,0,age,2", "m,a,0,0.1,1,loss,3", "m,a,0,0.1,1,age,4"];
        Assert.Equal(
            [("m, a, replicate 0", "at 0.1 s age 4 in the first, 5 in the second")],
            Parts(rows, [.. rows[..3], "m,a,0,0.1,1,age,5", "m,a,0,0.2,1,age,9"]));
        Assert.Equal([("every run", "only the second has the metrics age")], Parts([rows[0], rows[2]], rows));
        Assert.Equal(
            [("m, a, replicate 0", "the same at all 1 times of both; 0 times only in the first, 1 only in the second")],
            Parts(rows[..2], rows));
        Assert.Equal(
            [("m, a, replicate 0", "no sample at the same time (1 in the first, 1 in the second)")], Parts(rows[..2], rows[2..]));
        Assert.Equal(
            [("m, a, replicate 0", "at 0.1 s macro_iteration 1 in the first, 7 in the second")],
            Parts(rows, [.. rows[..2], "m,a,0,0.1,7,loss,3", "m,a,0,0.1,7,age,4"]));
        Assert.Equal([], Parts(rows, [rows[3], rows[0], rows[2], rows[1]]));
    }

    /// <summary>The rows of a run need not stand together.</summary>
    [Fact]
    public void Runs_are_found_wherever_their_rows_stand()
    {
        string[] rows = ["m,a,0,0,0,loss,1", "m,a,1,0,0,loss,1", "m,a,0,0.1,0,loss,NaN", "m,a,1,0.1,0,loss,2"];
        Assert.Equal(
            [("m, a, replicate 1", "at 0.1 s loss 2 in the first, -2 in the second")], Parts(rows, [.. rows[..3], "m,a,1,0.1,0,loss,-2"]));
    }

    [Theory]
    [InlineData("x,y", "m,a", "metrics.csv: expected a table with the columns model, regime,")]
    [InlineData(Samples, "m,a,0,0,0,loss", "metrics.csv:2: expected a row of 7 cells with numbers for time")]
    [InlineData(Samples, "m,a,0,zero,0,loss,1", "metrics.csv:2: expected a row of 7 cells with numbers for time")]
    [InlineData(Samples, "m,a,0,0,0,loss,1\nm,a,0,0,0,loss,1", "metrics.csv:3: expected one row of a run, time and metric, found a second")]
    public void Other_tables_are_told(string header, string rows, string message) => Assert.Contains(
        message, Assert.Throws<ScenarioException>(() => Parts(["m,a,0,0,0,loss,1"], [rows], header)).Message, StringComparison.Ordinal);

    [Property]
    public void States_part_at_the_first_time_of_both_at_which_they_differ(byte[] first, byte[] second, byte change)
    {
        var (one, other) = (Times(first), Times(second));
        var common = one.Intersect(other).ToList();
        var at = common.Count == 0 || change % 2 == 0 ? double.NaN : common[change % common.Count];
        var part = StatePart.Of(
            Write("a.npz", one, time => [time, 1, 2, -0.0]), Write("b.npz", other, time => [time, 1, time >= at ? 3 : 2, -0.0]));
        Assert.Equal(
            !double.IsNaN(at) ? Text($"number 0 of node 1 at {at} s: 2 in the first, 3 in the second")
            : OtherTimes.Text(common.Count, one.Length - common.Count, other.Length - common.Count)
                ?? "the same states, beside another reference",
            part);

        static double[] Times(byte[] drawn) => [.. drawn.Append((byte)7).Distinct().Order().Select(time => time / 10.0)];
    }

    /// <summary>The end alone is among all samples.</summary>
    [Fact]
    public void States_of_other_samples_do_not_part()
    {
        Assert.Equal(
            "the same at all 1 times of both; 2 times only in the first, 0 only in the second",
            StatePart.Of(Write("a.npz", [0, 0.1, 0.3], time => [time, 1, 2, 3]), Write("b.npz", [0.3], time => [time, 1, 2, 3])));
        Assert.Equal(
            "number 1 of node 1 at 0 s: 0 in the first, -0 in the second",
            StatePart.Of(Write("a.npz", [0], _ => [1, 1, 2, 0.0]), Write("b.npz", [0], _ => [1, 1, 2, -0.0])));
        Assert.Equal(
            "2 nodes × 2 numbers in the first, 4 × 1 in the second",
            StatePart.Of(Write("a.npz", [0], _ => [1, 1, 2, 3]), Write("b.npz", [0], _ => [1, 1, 2, 3], nodes: 4)));
    }

    [Fact]
    public void Schedules_part_at_a_decision_at_an_end_or_by_their_graphs()
    {
        Assert.Null(SchedulePart.Of(Schedule("a", 5, 1, 2, 3), Schedule("b", 5, 1, 2, 3)));
        const string Rest = "node 1 (activation 1) at 2ms reads versions [0] (line 3)";
        Assert.Equal(
            $"the second ends after 1 decisions, the first goes on: {Rest}", SchedulePart.Of(Schedule("a", 5, 1, 2), Schedule("b", 5, 1)));
        Assert.Equal(
            $"the first ends after 1 decisions, the second goes on: {Rest}", SchedulePart.Of(Schedule("a", 5, 1), Schedule("b", 5, 1, 2)));
        Assert.Equal(
            "decision 3 (line 4): node 0 (activation 2) at 3ms reads versions [0] in the first, "
                + "node 0 (activation 2) at 4ms reads versions [0] in the second",
            SchedulePart.Of(Schedule("a", 5, 1, 2, 3), Schedule("b", 5, 1, 2, 4)));
        Assert.Equal(
            "they are for other graphs: 2 nodes and 2 arcs in the first, 2 and 2 in the second",
            SchedulePart.Of(Schedule("a", 5, 1), Schedule("b", 6, 1)));
    }

    private static string Text(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Two nodes act in turn, at some milliseconds; the name is in the header.</summary>
    private string Schedule(string name, ulong graph, params int[] times)
    {
        var builder = new ScheduleBuilder(new ScheduleHeader(graph, 2, 2, [KeyValuePair.Create("model", name)]));
        foreach (var (index, time) in times.Index())
        {
            builder.Add(new Activation { Node = index % 2, Count = index / 2, Time = time * TimeSpan.TicksPerMillisecond }, [0], 0);
        }

        using var stream = File.Create(_folder[$"{name}.jsonl"]);
        ScheduleFile.Write(builder.Build(), stream);
        return _folder[$"{name}.jsonl"];
    }

    private (string Run, string Part)[] Parts(string[] first, string[] second, string header = Samples)
    {
        var one = _folder.WriteRun("a", WrittenFolder.Run);
        var other = _folder.WriteRun("b", WrittenFolder.Run);
        _folder.Write("a/metrics.csv", string.Join('\n', [Samples, .. first]));
        _folder.Write("b/metrics.csv", string.Join('\n', [header, .. second]));
        return [.. SamplePart.Of([new FileChange("metrics.csv", true, true, 1)], one, other)];
    }

    private string Write(string name, double[] times, Func<double, double[]> states, int nodes = 2)
    {
        using var stream = File.Create(_folder[name]);
        using var npz = new NpzWriter(stream);
        npz.Write("time", [times.Length], [times]);
        npz.Write("states", [times.Length, nodes, 4 / nodes], times.Select(time => (ReadOnlyMemory<double>)states(time)));
        return _folder[name];
    }
}
