using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

/// <summary>Delays, losses and activations out of files that a scenario names.</summary>
public sealed class MeasuredWorldTests : IDisposable
{
    private const string Head = """
        traces:
          late: { kind: delay-series, file: d.csv, unit: 1ms, names: g.edges }
          oven: { kind: loss-series, file: l.csv, start: 1s, repeat: 5s }
          log:  { kind: activation-times, file: t.csv, names: g.edges }
          gaps: { kind: activation-gaps, file: gaps.csv, unit: 1ms }
        models: { x: { rule: { kind: consensus, edges: g.edges, values: b.csv } } }
        run: { until: 4s, replicates: 2 }
        scheduler:
          kind: physical
          clock: { kind: measured, trace: log }
          clocks: { other: { nodes: 2, clock: { kind: measured, trace: gaps } } }
          link: { delay: { kind: measured, trace: late }, loss: { kind: measured, trace: oven } }

        """;

    private readonly TemporaryFolder _folder = new();

    public MeasuredWorldTests()
    {
        _folder.Write("g.edges", "hall attic\nattic study\n");
        _folder.Write("b.csv", "1 2 3");
        _folder.Write("d.csv", "time,from,to,delay\n0,hall,attic,4\n0,attic,hall,5\n0,attic,study,6\n0,study,attic,7\n2,study,attic,70\n");
        _folder.Write("l.csv", "0,0\n1,0.5\n2,1\n");
        _folder.Write("t.csv", "hall,0.5\nattic,0.75\nhall,1.5\n");
        _folder.Write("gaps.csv", "20\n30\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_reaches_the_world()
    {
        var physical = Assert.IsType<SchedulerSpec.Physical>(Load(Head).Scheduler);
        var world = physical.World(TimeSpan.FromSeconds(4));
        Assert.Equal((70_000, 700_000), (world.Link.Trace!.Delay(2, 1, 0), world.Link.Trace.Delay(2, 1, TimeSpan.TicksPerSecond * 3)));
        Assert.Equal([0.5, 1, 1, 0, 0.5], Enumerable.Range(0, 5).Select(second =>
            world.Link.LossTrace!.Loss(0, 1, TimeSpan.TicksPerSecond * (second == 3 ? 4 : second == 4 ? 5 : second))));
        Assert.Equal(5_000_000, world.Clock.Next(new Draws(1), 0, 0, 0));
        Assert.Contains(world.Clocks[0].Clock.Next(new Draws(1), 2, 0, 0), new long[] { 200_000, 300_000 });
        Assert.False(Load(Head).HasOneSchedule);
        Assert.Equal(40_000, physical.Link.Delay.Shortest);
    }

    [Theory]
    [InlineData("d.csv", "time,from,to,delay\n0,hall,study,4\n0,attic,hall,5\n0,attic,study,6\n0,study,attic,7\n",
        "d.csv:2:1: expected an arc of the graph (the graph of the model x), found one from node hall to node study",
        "s.yaml:2:3: expected rows for the arc from node hall to node attic (the graph of the model x), found none")]
    [InlineData("t.csv", "hall,0.5\nstudy,0.5\n",
        "s.yaml:4:3: expected rows for node attic (the graph of the model x), found none after the start")]
    [InlineData("gaps.csv", "node,gap\n2,3\n7,3\n", "gaps.csv:3:1: expected a node of the graph (the graph of the model x), found node 7")]
    public void A_file_for_another_graph_is_said_with_its_line(string file, string text, params string[] faults)
    {
        _folder.Write(file, text);
        var error = Assert.Throws<ScenarioException>(() => Plan(Head));
        Assert.Equal(faults.Order(), error.Faults.Select(fault => fault.Replace(_folder.Root + "/", string.Empty)).Order());
    }

    [Fact]
    public void Rows_are_only_needed_where_somebody_asks_for_them()
    {
        // Node 2 has another clock, so the log needs not name it; and a link for all hides the one that would need all arcs.
        _folder.Write("d.csv", "0,hall,attic,4\n");
        var yaml = Head.TrimEnd() + "\n  links: { all: { from: 0-2, link: { delay: { kind: constant, value: 1ms } } } }\n";
        Assert.Equal(3, Plan(yaml).Units);
    }

    [Theory]
    [InlineData("unit: 1ms, names: g.edges }", "unit: 1ms, names: no.edges }",
        "2:62: expected a file that exists (relative to the scenario) for 'traces.late.names', found 'no.edges'; did you mean 'g.edges'?")]
    [InlineData("unit: 1ms, names", "unit: 1ms, first: 1, names",
        "2:55: expected the key only without 'names', where nodes are numbers in 'traces.late', found 'first'")]
    [InlineData("file: d.csv", "file: d*.csv",
        "2:37: expected the path of one file (a * is for a series of matrices) for 'traces.late.file', found 'd*.csv'")]
    [InlineData("trace: late", "trace: oven",
        "12:43: expected a trace of delay-series or delays (late) for 'scheduler.link.delay.trace', found 'oven'")]
    [InlineData("trace: gaps", "trace: late",
        "11:64: expected a trace of activation-gaps or activation-times (log, gaps) for 'scheduler.clocks.other.clock.trace', found")]
    [InlineData("trace: log }", "trace: log, phase: 3ms }",
        "10:40: expected the key only with gaps (nodes act at the times of the trace) in 'scheduler.clock', found 'phase'")]
    [InlineData("{ kind: measured, trace: late }", "{ kind: measured, trace: late, per-arc: true }",
        "12:49: expected the key only with a delay that is drawn in 'scheduler.link.delay', found 'per-arc'")]
    [InlineData(
        "{ kind: measured, trace: late }",
        "{ kind: shifted, of: { kind: uniform, min: 1ms, max: 2ms, per-arc: true }, by: 1ms }",
        "expected the key only with the delay of a link itself in 'scheduler.link.delay.of', found 'per-arc'")]
    public void What_has_no_meaning_is_an_error(string old, string wrong, string message)
    {
        var error = Assert.Throws<ScenarioException>(() => Load(Head.Replace(old, wrong, StringComparison.Ordinal)));
        Assert.Contains(error.Faults, fault => fault.Contains(message, StringComparison.Ordinal));
    }

    private StudyPlan<RunResult> Plan(string yaml) =>
        new RunStudy(Load(yaml)).Plan(new StudyRunner(new StudyOptions(), TestContext.Current.CancellationToken));

    private Scenario Load(string yaml) => ScenarioFile.Load(_folder.Write("s.yaml", yaml));
}
