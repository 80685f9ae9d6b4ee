using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class ReplayTests
{
    private const long Until = 300;

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public bool A_recorded_run_happens_again(Graph graph, byte scheduler, ulong seed, bool edgeWise)
    {
        var rule = new DampedRule(0.9, edgeWise);
        var recording = new Recording(Runs.Scheduler(scheduler, seed));
        var first = Runs.Run(graph, rule, recording, Until);
        var again = new Recording(new Replay(recording.Schedule));
        var second = Runs.Run(graph, rule, again, Until);
        return first.Fingerprint == second.Fingerprint
            && first.Fingerprint == recording.Schedule.Trailer.Fingerprint
            && recording.Schedule.Trailer == again.Schedule.Trailer
            && Enumerable.Range(0, graph.NodeCount).All(node => first.State(node).SequenceEqual(second.State(node)))
            && first.MacroIteration == second.MacroIteration;
    }

    [Fact]
    public void A_schedule_of_another_graph_is_refused()
    {
        var recording = new Recording(new Synchronous(Runs.Step));
        Runs.Run(Graphs.Path(3), new DampedRule(0.5), recording, 50);
        var failure = Assert.Throws<ReplayException>(
            () => Runs.Run(Graphs.Cycle(3), new DampedRule(0.5), new Replay(recording.Schedule), 50));
        Assert.StartsWith("the schedule is for another graph: expected 3 nodes, 6 arcs", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_decision_that_does_not_fit_is_named()
    {
        var graph = Graphs.Path(2);
        var builder = new ScheduleBuilder(ScheduleHeader.For(graph));
        builder.Add(new Activation { Node = 0, Time = 5 }, [0], 0);
        builder.Add(new Activation { Node = 1, Time = 5 }, [1], 0);
        var failure = Assert.Throws<ProcessFailedException>(() => Runs.Run(graph, new DampedRule(0.5), new Replay(builder.Build()), 50));
        var cause = Assert.IsType<ReplayException>(failure.InnerException);
        Assert.Equal("decision 1 (node 1 at 5E-07 s) does not fit: in-slot 0 reads version 1; the newest is 0", cause.Message);
    }
}
