using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

/// <summary>What traces of a part of a run say of messages that are lost or not read, held to the schedule of the whole run.</summary>
public sealed class TraceMarksTests
{
    private const long From = 50 * TimeSpan.TicksPerMillisecond;
    private const long To = 150 * TimeSpan.TicksPerMillisecond;
    private static readonly TraceWindow Window = new(From, To, null);
    private static readonly RecordedRun Longer = Run(TimeSpan.FromMilliseconds(400));

    [Fact]
    public void Unread_is_what_nobody_reads_in_the_run_though_its_receiver_has_acted_since()
    {
        var read = Read(Longer);
        var last = new Dictionary<int, long>();
        for (var index = 0; index < Longer.Schedule.Count; index++)
        {
            var (node, time) = (Longer.Schedule[index].Node, Longer.Schedule[index].Time);
            last[node] = time <= To ? time : last[node];
        }

        var expected = Longer.Fates
            .Where(fate => fate.Arrival is >= From and <= To && fate.Arrival <= last[fate.Target]
                && !read.Contains((fate.Source, fate.Target, fate.Version)))
            .Select(fate => (fate.Arrival / 10m, fate.Target, $"not read: version {fate.Version} of node {fate.Source}"))
            .Order().ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Marks(Longer, Window, "unread"));
    }

    /// <summary>A node that has come back from a crash is told what was lost to it, which then is read.</summary>
    [Fact]
    public void Losses_are_those_of_the_window()
    {
        var read = Read(Longer);
        Assert.Equal(
            Longer.Fates.Where(fate => fate.Arrival == Ticks.Never && fate.Sent is >= From and <= To
                    && !read.Contains((fate.Source, fate.Target, fate.Version)))
                .Select(fate => (fate.Sent / 10m, fate.Source, $"lost: version {fate.Version} to node {fate.Target}")).Order(),
            Marks(Longer, Window, "loss"));
    }

    /// <summary>How far a run is known does not change what a window of it shows.</summary>
    [Theory]
    [InlineData("loss")]
    [InlineData("unread")]
    public void A_run_that_ends_with_the_window_has_the_same_marks(string category) => Assert.Equal(
        Marks(Longer, Window, category), Marks(Run(TimeSpan.FromTicks(To)), Window, category));

    /// <summary>Windows side by side have no mark that the whole has not.</summary>
    [Fact]
    public void No_window_has_a_mark_that_the_whole_has_not()
    {
        var whole = Marks(Longer, TraceWindow.Whole, "unread").Concat(Marks(Longer, TraceWindow.Whole, "loss")).ToHashSet();
        for (var start = 0L; start < 400; start += 80)
        {
            var part = new TraceWindow(start * TimeSpan.TicksPerMillisecond, (start + 80) * TimeSpan.TicksPerMillisecond, [0, 1, 3, 4, 5]);
            Assert.Subset(whole, Marks(Longer, part, "unread").Concat(Marks(Longer, part, "loss")).ToHashSet());
        }
    }

    private static RecordedRun Run(TimeSpan until) => Experiment.Run(
        new TraceStudy(ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "faults.yaml")), until)).Run;

    private static HashSet<(int Source, int Target, int Version)> Read(RecordedRun run) =>
    [
        .. from index in Enumerable.Range(0, run.Schedule.Count)
        from item in run.Schedule[index].Read.ToArray().Index()
        let node = run.Schedule[index].Node
        select (run.Graph!.Source(run.Graph.InArc(node, item.Index)), node, item.Item),
    ];

    private static List<(decimal Time, int Node, string Text)> Marks(RecordedRun run, TraceWindow window, string category)
    {
        using var stream = new MemoryStream();
        PerfettoTrace.Write(stream, run, window);
        using var json = JsonDocument.Parse(stream.ToArray());
        return
        [
            .. json.RootElement.GetProperty("traceEvents").EnumerateArray()
                .Where(item => item.TryGetProperty("cat", out var found) && found.GetString() == category)
                .Select(item => (
                    item.GetProperty("ts").GetDecimal(), item.GetProperty("tid").GetInt32() - PerfettoTrace.FirstThread,
                    item.GetProperty("name").GetString()!))
                .Order(),
        ];
    }
}
