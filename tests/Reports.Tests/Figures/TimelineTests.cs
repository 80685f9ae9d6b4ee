using System.Text;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

public sealed class TimelineTests
{
    [Fact]
    public void A_schedule_alone_shows_messages_up_to_their_first_read()
    {
        // 0 — 1 — 2: node 1 acts at 10 and 20; node 0 reads its version 1 at 30 and 40; node 2 reads version 2 at 50.
        var graph = Graphs.Path(3);
        var schedule = Schedule(graph, (1, 10, [0, 0]), (1, 20, [0, 0]), (0, 30, [1]), (0, 40, [1]), (2, 50, [2]));
        var timeline = TimelineBuilder.Of("t", graph, schedule, new TimelineSpec());
        Assert.Equal([0, 1, 2], timeline.Nodes);
        Assert.Equal((0L, 50L), (timeline.From, timeline.To));
        Assert.Equal([(1, 10L), (1, 20L), (0, 30L), (0, 40L), (2, 50L)], timeline.Activations.Select(item => (item.Node, item.Time)));
        Assert.Equal(
            [new TimelineMessage(1, 0, 10, 30, MessageFate.Read), new TimelineMessage(1, 2, 20, 50, MessageFate.Read)],
            timeline.Messages.OrderBy(message => message.Sent));
        Assert.Empty(TimelineBuilder.Of("t", null, schedule, new TimelineSpec()).Messages);
        var window = new TimelineSpec(TimeSpan.FromTicks(25), TimeSpan.FromTicks(35), new ShownNodes(0, 1));
        var part = TimelineBuilder.Of("t", graph, schedule, window);
        Assert.Equal([new TimelineActivation(0, 30)], part.Activations);
        Assert.Equal([new TimelineMessage(1, 0, 10, 30, MessageFate.Read)], part.Messages);
        Assert.Throws<ScenarioException>(() => TimelineBuilder.Of("t", graph, schedule, new TimelineSpec(Shown: new ShownNodes(3))));
    }

    [Fact]
    public void Fates_show_what_was_lost_or_never_read_and_who_was_down()
    {
        var graph = new GraphBuilder(2).AddArc(0, 1).Build();
        var scheduler = new Scripted();
        var recording = new Recording(scheduler);
        var fates = new FateRecording(recording);
        var rule = new Hogwild.Models.LinearRule(new Hogwild.Models.SparseMatrix(2, 2, [(1, 0, 0.5)]));
        new Run(graph, rule, fates).Until(100);
        var timeline = TimelineBuilder.Of("t", graph, recording.Schedule, new TimelineSpec(), fates);

        // Version 1 arrives at 18, after version 2, which is read; version 3 is lost; version 4 arrives too late for anybody.
        Assert.Equal(
            [
                new TimelineMessage(0, 1, 10, 18, MessageFate.Unread),
                new TimelineMessage(0, 1, 11, 15, MessageFate.Read),
                new TimelineMessage(0, 1, 12, 12, MessageFate.Lost),
                new TimelineMessage(0, 1, 13, 90, MessageFate.Unread),
            ],
            timeline.Messages.Where(message => message.Sent < 14));
        Assert.Equal([new TimelineFault(1, 30, 60)], timeline.Faults);
        var svg = Svg(TimelineFigure.Create(timeline with { To = 100 }, FigureStyle.Screen, 0));
        string[] texts =
            ["activation", "message that is read", "message that is not read", "lost", "down", "virtual time (µs)", "node"];
        foreach (var text in texts)
        {
            Assert.Contains(text, svg, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(
        "physical",
        "{ kind: physical, clock: { kind: poisson, period: 10ms }, link: { delay: { kind: constant, value: 5ms }, loss: 20% } }")]
    [InlineData("grid", "{ kind: partially-asynchronous, bound: { steps: 3 } }")]
    public void A_run_draws_its_first_schedule_where_asked(string kind, string scheduler)
    {
        var scenario = Load($"scheduler={scheduler}", "run={ until: 300ms, replicates: 2, timeline: true }");
        var results = Experiment.RunAll(
            scenario, new StudyOptions { Jobs = 1, WeightCache = Path.GetTempPath() }, TestContext.Current.CancellationToken);
        var timeline = results.OfType<TimelineResult>().Single().Timeline;
        Assert.InRange(timeline.Activations.Count, TimelineBuilder.DefaultActivations, 2 * TimelineBuilder.DefaultActivations);
        Assert.InRange(timeline.Nodes.Count, 2, TimelineBuilder.DefaultNodes);
        Assert.Contains(timeline.Messages, message => message.Fate == MessageFate.Read);
        Assert.Equal(kind == "physical", timeline.Messages.Any(message => message.Fate == MessageFate.Lost));
        Assert.EndsWith("the first schedule of ignn", timeline.Title, StringComparison.Ordinal);
        Assert.Equal(
            ["convergence", "ordering", "loss", "asynchrony", "timeline"],
            results.SelectMany(result => ResultParts.Of(result).Files(result, string.Empty))
                .Where(file => file.Name.EndsWith(".png", StringComparison.Ordinal))
                .Select(file => Path.GetFileNameWithoutExtension(file.Name)));
    }

    /// <summary>
    /// What scenarios/faults.yaml does to arcs is shaded, what is lost is explained, and it is told how many nodes are shown.
    /// </summary>
    [Fact]
    public void Cut_and_held_arcs_are_shaded_and_explained()
    {
        var scenario = ScenarioFile.Load(
            Path.Combine(Repository.Root, "scenarios", "faults.yaml"),
            [Override.Parse("run.until=210ms"), Override.Parse("run.replicates=1")]);
        var timeline = Experiment.RunAll(
                scenario, new StudyOptions { Jobs = 1, WeightCache = Path.GetTempPath() }, TestContext.Current.CancellationToken)
            .OfType<TimelineResult>().Single().Timeline;
        Assert.Equal(
            [(4, 5, false, 80), (5, 4, false, 80), (11, 12, true, 60), (13, 12, true, 60)],
            timeline.ArcFaults.Select(fault => (fault.Source, fault.Target, fault.IsHold, (int)(fault.From / TimeSpan.TicksPerMillisecond)))
                .Order());
        Assert.Equal((15, 20), (timeline.Nodes.Count, timeline.NodeCount));
        var texts = new[]
        {
            "partition: what is sent is lost", "hold: what arrives waits for the end", "lost on its way", "node down",
            "node (15 of 20 shown)",
        };
        var svg = Svg(TimelineFigure.Create(timeline, FigureStyle.Screen, 0));
        Assert.All(texts, text => Assert.Contains(text, svg, StringComparison.Ordinal));
        var plain = Svg(TimelineFigure.Create(timeline with { ArcFaults = [], NodeCount = 15 }, FigureStyle.Screen, 0));
        Assert.All(texts[..2].Append(texts[^1]), text => Assert.DoesNotContain(text, plain, StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_are_pooled_over_schedules_and_drawn_with_their_bound()
    {
        var scenario = Load("scheduler={ kind: partially-asynchronous, bound: { steps: 4 } }", "run={ until: 100ms, replicates: 3 }");
        var models = Experiment.Run(
            scenario, new StudyOptions { Jobs = 2, WeightCache = Path.GetTempPath() }, TestContext.Current.CancellationToken).Models;
        var energy = models[2];
        Assert.Equal(energy.Asynchronous.Sum(run => run.Counts.Ages.Total), energy.Counts!.Ages.Total);
        Assert.Equal(energy.Counts.Ages.Total, energy.Counts.NestedAges.Total);
        Assert.Equal(0, models[1].Counts!.NestedAges.Total);
        Assert.All(energy.Counts.Staleness.Bins, bin => Assert.True(bin.Low < 40_000));
        var svg = Svg(AsynchronyFigure.Create(scenario, models));
        string[] texts =
        [
            "gap between two activations (ms)", "staleness of a read (ms)", "age of a read (ms)", "share", "bound B", "over two hops",
        ];
        foreach (var text in texts)
        {
            Assert.Contains(text, svg, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{ from: 1ms, to: 3ms, nodes: 0-2 4 }", "")]
    [InlineData("{ from: 3ms, to: 3ms }", "expected a time after 'from' (3ms)")]
    [InlineData("{ from: 5s }", "expected a time before 'run.until' (1s)")]
    [InlineData("{ nodes: 3-1 }", "expected node numbers such as 0-5")]
    [InlineData("{ nodes: 1 1 }", "expected node numbers such as 0-5")]
    [InlineData("sometimes", "expected true or false")]
    public void A_window_reads_back_or_says_what_was_expected(string window, string error)
    {
        if (error.Length > 0)
        {
            var thrown = Assert.Throws<ScenarioException>(() => Load("run={ until: 1s, timeline: " + window + " }"));
            Assert.Contains(error, thrown.Message, StringComparison.Ordinal);
            return;
        }

        var spec = Load("run={ until: 1s, timeline: " + window + " }").Run.Timeline!;
        Assert.Equal((TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(3)), (spec.From, spec.To));
        Assert.Equal([0, 1, 2, 4], spec.Nodes!);
        Assert.True(ShownNodes.TryRead(spec.Shown!.ToString(), out var again, out _));
        Assert.Equal(spec.Shown, again);
    }

    private static Scenario Load(params string[] overrides) => ScenarioFile.Load(
        Path.Combine(Repository.Root, "scenarios", "quickstart.yaml"), overrides.Select(Override.Parse));

    private static Schedule Schedule(Graph graph, params (int Node, long Time, int[] Read)[] decisions)
    {
        var builder = new ScheduleBuilder(ScheduleHeader.For(graph));
        foreach (var (node, time, read) in decisions)
        {
            builder.Add(new Activation { Node = node, Time = time }, read, 0);
        }

        return builder.Build();
    }

    private static string Svg(Figure figure)
    {
        using var stream = new MemoryStream();
        figure.WriteSvg(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>
    /// Node 0 acts at 10, 11, 12, … and its messages take 8, 4, for ever, 77, 1 … ticks; node 1 acts at 20 and is down from 30 to 60.
    /// </summary>
    private sealed class Scripted : IScheduler
    {
        public long Retain => 0;

        public void Start(IWorld world)
        {
        }

        public long Next(int node, int count, long now) =>
            node == 0 ? (count < 5 ? 10 + count : Ticks.Never) : count == 0 ? 20 : count == 1 ? 30 : Ticks.Never;

        public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(version switch
        {
            1 => 18,
            2 => 15,
            3 => Ticks.Never,
            4 => 90,
            _ => 99,
        });

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) =>
            activation is { Node: 1, Time: 30 } ? Verdict.Down(60) : Verdict.Go;
    }
}
