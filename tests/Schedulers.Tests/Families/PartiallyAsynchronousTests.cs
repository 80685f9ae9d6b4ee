using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class PartiallyAsynchronousTests
{
    /// <summary>Recomputes gaps and staleness from the schedule alone.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public bool Every_gap_is_at_most_the_bound_and_every_staleness_below_it(Graph graph, ulong seed, byte bound, byte activity)
    {
        var steps = 1 + (bound % 12);
        var scheduler = new PartiallyAsynchronous(Bound.InSteps(steps), Runs.Step, (1 + activity) / 256.0, new Draws(seed));
        var recording = new Recording(scheduler);
        Runs.Run(graph, new DampedRule(0.9), recording, 100 * Runs.Step);
        var born = Enumerable.Range(0, graph.NodeCount).Select(_ => new List<long> { 0 }).ToList();
        for (var index = 0; index < recording.Schedule.Count; index++)
        {
            var decision = recording.Schedule[index];
            var arcs = graph.InNeighbours(decision.Node);
            for (var slot = 0; slot < arcs.Length; slot++)
            {
                var next = decision.Read[slot] + 1;
                var superseded = next < born[arcs[slot]].Count && born[arcs[slot]][next] < decision.Time
                    ? born[arcs[slot]][next] : decision.Time;
                if (decision.Time - superseded >= steps * Runs.Step)
                {
                    return false;
                }
            }

            if (decision.Time - born[decision.Node][^1] > steps * Runs.Step || decision.Time % Runs.Step != 0)
            {
                return false;
            }

            born[decision.Node].Add(decision.Time);
        }

        return born.All(times => 100 * Runs.Step - times[^1] <= steps * Runs.Step);
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool A_bound_of_one_step_is_synchronous(Graph graph, ulong seed)
    {
        var bounded = new PartiallyAsynchronous(Bound.InSteps(1), Runs.Step, 0.5, new Draws(seed));
        return Runs.Run(graph, new DampedRule(0.9), bounded, 200).Fingerprint
            == Runs.Run(graph, new DampedRule(0.9), new Synchronous(Runs.Step), 200).Fingerprint;
    }

    [Fact]
    public void Nodes_act_as_often_and_read_as_old_as_asked()
    {
        // Activity ½ and B = 4: gaps 1, 2, 3, 4 with probabilities ½, ¼, ⅛, ⅛: 1.875 steps on average; ages 0 … 3 are all met.
        var recording = new Recording(new PartiallyAsynchronous(Bound.InSteps(4), Runs.Step, 0.5, new Draws(3)));
        var network = Runs.Run(Graphs.Cycle(10), new DampedRule(0.9), recording, 20_000 * Runs.Step);
        Assert.Equal(1.875, 20_000.0 * 10 / network.Activations, 0.02);
        Assert.Equal(3 * Runs.Step, recording.Schedule.Trailer.DeepestStaleness);
    }

    [Fact]
    public void A_bound_in_time_is_the_same_as_in_steps() => Assert.Equal(
        Runs.Run(Graphs.Cycle(5), new DampedRule(0.9), Make(Bound.InSteps(3)), 1000).Fingerprint,
        Runs.Run(Graphs.Cycle(5), new DampedRule(0.9), Make(Bound.InTime(TimeSpan.FromTicks(3 * Runs.Step))), 1000).Fingerprint);

    private static PartiallyAsynchronous Make(Bound bound) => new(bound, Runs.Step, 0.5, new Draws(1));
}
