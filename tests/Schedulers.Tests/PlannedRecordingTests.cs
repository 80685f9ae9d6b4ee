using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>What is recorded of a run that is decided ahead, a stretch at a time, held to what is recorded of it event by event.</summary>
public class PlannedRecordingTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 150)]
    public void It_is_the_same_whenever_somebody_looks(Graph graph, bool isMonitored, ulong seed)
    {
        var draws = new Draws(seed);
        var until = 1 + draws.Below(6_000, Purpose.Data, 0, 0);
        var aim = 1 + (long)(Math.Pow(draws.Uniform(Purpose.Data, 0, 1), 2) * 8_000);
        var (ahead, events) = (Of(), Of());
        var run = new Run(graph, new DampedRule(0.9), isMonitored ? new Monitored(ahead) : ahead, null, null, aim);
        var other = new Run(graph, new DampedRule(0.9), events, new EventKernel());
        Assert.True(run.IsPlanned);
        for (var (at, part) = (0L, 1); at < until; part++)
        {
            at = Math.Min(until, at + 1 + (long)(Math.Pow(draws.Uniform(Purpose.Data, 1, part), 2) * 2_000));
            run.Until(at);
            other.Until(at);
            if (draws.Uniform(Purpose.Data, 2, part) < 0.3)
            {
                PlannedPairs.AssertSame(events.Schedule, ahead.Schedule);
            }
        }

        run.End();
        PlannedPairs.AssertSame(events.Schedule, ahead.Schedule);

        Recording Of() => new(new Uneven(new Draws(seed), graph.NodeCount));
    }

    /// <summary>Its fingerprint is the run's, and follows from the decisions.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public void Its_fingerprint_is_that_of_its_decisions(Graph graph, int number, ulong seed)
    {
        var recording = new Recording(Runs.Scheduler(Math.Abs(number % Runs.Count), seed));
        var run = new Run(graph, new DampedRule(0.9), recording);
        run.Until(1 + (long)(seed % 500));
        var schedule = recording.Schedule;
        Assert.Equal(run.Network.Fingerprint, schedule.Trailer.Fingerprint);
        var builder = new ScheduleBuilder(schedule.Header, schedule.Changes);
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var activation = new Activation
            {
                Node = decision.Node, Time = decision.Time, Exchange = decision.Exchange, OwnLag = decision.OwnLag,
            };
            builder.Add(activation, decision.Read, 0);
            if (!decision.Torn.IsEmpty)
            {
                builder.AddTorn(decision.Torn, 0);
            }
        }

        Assert.Equal(schedule.Trailer.Fingerprint, builder.Build().Trailer.Fingerprint);
    }

    /// <summary>Where another core writes down what has been done, and numbers of nodes and of many turns take more than a byte.</summary>
    [Theory]
    [InlineData(5_000, 3_000)]
    [InlineData(70_000, 100)]
    public void It_is_the_same_of_many_nodes(int nodes, int until)
    {
        var builder = new GraphBuilder(nodes);
        for (var node = 0; node < nodes; node++)
        {
            builder.AddArc(node, ((node * 17) + 1) % nodes);
            builder.AddArc(node, ((node * 5) + 3) % nodes);
        }

        var graph = builder.Build();
        var (ahead, events) = (Of(), Of());
        var run = new Run(graph, new DampedRule(0.9), new Monitored(ahead));
        Assert.True(run.IsPlanned);
        var other = new Run(graph, new DampedRule(0.9), events, new EventKernel());
        run.Until(until / 3);
        run.Until(until);
        other.Until(until);
        PlannedPairs.AssertSame(events.Schedule, ahead.Schedule);
        run.End();
        PlannedPairs.AssertSame(events.Schedule, ahead.Schedule);

        Recording Of() => new(new Uneven(new Draws(9), nodes));
    }
}
