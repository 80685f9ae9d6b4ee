using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

/// <summary>
/// The rules that a trace is held to are those of the Trace Event Format and of Perfetto's page on external formats. "The Chrome JSON trace
/// format consists of a JSON array of event objects"; "X (complete) events as slices", "s, t, f (flow) events as connecting arrows between
/// slices", "M (metadata) events for process and thread names"; "Perfetto's data model requires duration events (B/E pairs and X events) to
/// nest". Its importer joins the two ends of a flow by category, name and id, binds each to the slice last begun on its thread, an end with
/// <c>"bp": "e"</c> to the one around it, and names a thread by <c>tid</c> alone, so that no two threads may have the same.
/// </summary>
public sealed class PerfettoTraceTests
{
    [Fact]
    public void Slices_of_a_track_follow_one_another_and_times_never_go_back()
    {
        var events = Events(Run(), TraceWindow.Whole);
        var last = -1m;
        foreach (var item in events.Where(item => Text(item, "ph") != "M" && item.GetProperty("pid").GetInt32() == PerfettoTrace.Process))
        {
            Assert.True(Time(item) >= last);
            last = Time(item);
        }

        var slices = events.Where(item => Text(item, "ph") == "X").GroupBy(Track).ToList();
        Assert.All(slices, track => Assert.All(
            track.Zip(track.Skip(1)), pair => Assert.True(Time(pair.First) + Length(pair.First) <= Time(pair.Second))));
        Assert.All(events.Where(item => Text(item, "ph") == "X"), slice => Assert.True(Length(slice) > 0));
    }

    [Fact]
    public void Every_flow_leaves_a_slice_and_ends_in_a_later_one_once()
    {
        var events = Events(Run(), TraceWindow.Whole);
        var (starts, ends) = (Flows(events, "s"), Flows(events, "f"));
        Assert.NotEmpty(starts);
        Assert.Equal(starts.Select(Id).Order(), ends.Select(Id).Order());
        Assert.Equal(starts.Count, starts.Select(Id).Distinct().Count());
        Assert.All(ends, end => Assert.Equal("e", Text(end, "bp")));
        Assert.All(starts.Concat(ends), end => Assert.Equal(("message", "message"), (Text(end, "name"), Text(end, "cat"))));
        foreach (var (start, end) in starts.OrderBy(Id).Zip(ends.OrderBy(Id)))
        {
            var (from, to) = (Around(events, start), Around(events, end));
            Assert.NotEqual(Track(start), Track(end));
            Assert.True(Time(from) + Length(from) <= Time(to));
        }
    }

    /// <summary>The slice that a flow binds to is the last event of its thread before it in the file that is no flow itself.</summary>
    [Fact]
    public void A_flow_stands_right_after_its_slice()
    {
        var open = new Dictionary<(int, int), JsonElement>();
        foreach (var item in Events(Run(), TraceWindow.Whole).Where(item => Text(item, "ph") != "M"))
        {
            if (Text(item, "ph") is "s" or "f")
            {
                Assert.Equal("X", Text(open[Track(item)], "ph"));
                Assert.Equal(Time(open[Track(item)]), Time(item));
            }
            else
            {
                open[Track(item)] = item;
            }
        }
    }

    [Fact]
    public void Threads_have_names_and_numbers_of_their_own()
    {
        var events = Events(Run(), TraceWindow.Whole);
        var names = events.Where(item => Text(item, "name") == "thread_name").ToList();
        Assert.Equal(names.Count, names.Select(item => item.GetProperty("tid").GetInt32()).Distinct().Count());
        Assert.DoesNotContain(names, item => item.GetProperty("tid").GetInt32() <= PerfettoTrace.Process + 1);
        Assert.Equal(
            [.. Enumerable.Range(0, 20).Select(node => $"node {node}"), "node 3 down", "node 14 down", "partition split", "hold jam"],
            names.Select(item => item.GetProperty("args").GetProperty("name").GetString()));
        Assert.Equal(
            ["ignn, asynchronous, replicate 0", "ignn, asynchronous, replicate 0: faults"],
            events.Where(item => Text(item, "name") == "process_name")
                .Select(item => item.GetProperty("args").GetProperty("name").GetString()));
        Assert.Empty(events.Where(item => Text(item, "ph") != "M").Select(Track).Except(names.Select(Track)));
    }

    [Fact]
    public void Activations_messages_losses_and_faults_are_all_there()
    {
        var run = Run();
        var events = Events(run, TraceWindow.Whole);
        var slices = events.Where(item => Text(item, "ph") == "X" && Text(item, "cat") == "activation").ToList();
        Assert.Equal(run.Schedule.Count, slices.Count);
        Assert.Equal(
            Enumerable.Range(0, run.Schedule.Count)
                .Select(k => (run.Schedule[k].Time / 10m, PerfettoTrace.FirstThread + run.Schedule[k].Node)),
            slices.Select(item => (Time(item), item.GetProperty("tid").GetInt32())));
        var read = Read(run);
        var others = run.Fates.Where(fate => !read.Contains((fate.Source, fate.Target, fate.Version))).ToList();
        Assert.Equal(read.Count, Flows(events, "s").Count);
        Assert.Equal(others.Count(fate => fate.Arrival == Ticks.Never), events.Count(item => Text(item, "cat") == "loss"));
        var last = slices.GroupBy(Track).ToDictionary(track => track.Key.Thread - PerfettoTrace.FirstThread, track => track.Max(Time));
        Assert.Equal(
            others.Count(fate => fate.Arrival < run.End && fate.Arrival / 10m <= last[fate.Target]),
            events.Count(item => Text(item, "cat") == "unread"));
        Assert.Equal(
            others.Count(fate => fate.Arrival != Ticks.Never && fate.Arrival >= run.End),
            events.Count(item => Text(item, "cat") == "under-way"));
        var cut = Assert.Single(events, item => Text(item, "name") == "split");
        Assert.Equal((80_000m, 60_000m), (Time(cut), Length(cut)));
        Assert.Contains(events, item => Text(item, "name") == "down");
    }

    [Fact]
    public void Nothing_is_later_than_the_end_of_the_run()
    {
        var events = Events(Run(), TraceWindow.Whole).Where(item => Text(item, "ph") != "M").ToList();
        Assert.Contains(events, item => Text(item, "cat") == "under-way");
        Assert.All(events, item => Assert.InRange(Time(item) + (Text(item, "ph") == "X" ? Length(item) : 0), 0, 200_000));
        var window = new TraceWindow(20 * TimeSpan.TicksPerMillisecond, 60 * TimeSpan.TicksPerMillisecond, null);
        Assert.All(Events(Run(), window).Where(item => Text(item, "ph") == "i"), item => Assert.InRange(Time(item), 20_000, 60_000));
    }

    /// <summary>An activation says which versions it read, as the schedule does.</summary>
    [Fact]
    public void A_slice_tells_what_was_read()
    {
        var run = Run();
        var slices = Events(run, TraceWindow.Whole).Where(item => Text(item, "ph") == "X" && Text(item, "cat") == "activation").ToList();
        for (var index = 0; index < run.Schedule.Count; index++)
        {
            Assert.Equal(
                run.Schedule[index].Read.ToArray(),
                slices[index].GetProperty("args").GetProperty("reads").EnumerateObject().Select(item => item.Value.GetInt32()));
        }
    }

    [Fact]
    public void A_window_has_no_flow_out_of_it()
    {
        var window = new TraceWindow(20 * TimeSpan.TicksPerMillisecond, 60 * TimeSpan.TicksPerMillisecond, [1, 2, 3]);
        var events = Events(Run(), window);
        Assert.Equal(Flows(events, "s").Select(Id).Order(), Flows(events, "f").Select(Id).Order());
        Assert.NotEmpty(Flows(events, "s"));
        Assert.All(
            events.Where(item => Text(item, "cat") == "activation"),
            item => Assert.True(Time(item) is >= 20_000 and <= 60_000 && item.GetProperty("tid").GetInt32() is >= 1001 and <= 1003));
    }

    [Fact]
    public void Without_a_graph_there_are_activations_alone()
    {
        var events = Events(Run() with { Graph = null }, TraceWindow.Whole);
        Assert.Contains(events, item => Text(item, "cat") == "activation");
        Assert.DoesNotContain(events, item => Text(item, "ph") is "s" or "f" or "i");
    }

    /// <summary>20 nodes with losses in bursts, two crashes, a partition and a hold.</summary>
    private static RecordedRun Run() => Experiment.Run(
        new TraceStudy(ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "faults.yaml"), Override.Parse("run.until=200ms"))),
        cancellation: TestContext.Current.CancellationToken).Run;

    private static List<JsonElement> Events(RecordedRun run, TraceWindow window)
    {
        using var stream = new MemoryStream();
        PerfettoTrace.Write(stream, run, window);
        using var json = JsonDocument.Parse(stream.ToArray());
        return [.. json.RootElement.GetProperty("traceEvents").EnumerateArray().Select(item => item.Clone())];
    }

    /// <summary>Source, target and version of all messages that are read, by the schedule alone.</summary>
    private static HashSet<(int Source, int Target, int Version)> Read(RecordedRun run)
    {
        var read = new HashSet<(int, int, int)>();
        for (var index = 0; index < run.Schedule.Count; index++)
        {
            var decision = run.Schedule[index];
            for (var slot = 0; slot < decision.Read.Length; slot++)
            {
                read.Add((run.Graph!.Source(run.Graph.InArc(decision.Node, slot)), decision.Node, decision.Read[slot]));
            }
        }

        read.RemoveWhere(message => message.Item3 == 0);
        return read;
    }

    private static JsonElement Around(List<JsonElement> events, JsonElement flow) => Assert.Single(
        events,
        item => Text(item, "ph") == "X" && Track(item) == Track(flow)
            && Time(item) <= Time(flow) && Time(flow) < Time(item) + Length(item));

    private static List<JsonElement> Flows(List<JsonElement> events, string phase) => [.. events.Where(item => Text(item, "ph") == phase)];

    private static (int Process, int Thread) Track(JsonElement item) =>
        (item.GetProperty("pid").GetInt32(), item.GetProperty("tid").GetInt32());

    private static long Id(JsonElement item) => item.GetProperty("id").GetInt64();

    private static decimal Time(JsonElement item) => item.GetProperty("ts").GetDecimal();

    private static decimal Length(JsonElement item) => item.GetProperty("dur").GetDecimal();

    private static string? Text(JsonElement item, string key) => item.TryGetProperty(key, out var value) ? value.GetString() : null;
}
