using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Experiments.Tests;

public class MutationTests
{
    private const long Step = 10;
    private const long Until = 40 * Step;

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public bool Neighbours_of_an_admissible_schedule_are_admissible_and_change_one_decision(Graph graph, ulong seed, byte bound)
    {
        var steps = 1 + (bound % 6);
        var rule = new LinearRule(new SparseMatrix(graph.NodeCount, graph.NodeCount, [.. Enumerable.Range(0, graph.ArcCount)
            .Where(arc => graph.Source(arc) != graph.Target(arc)).Select(arc => (graph.Target(arc), graph.Source(arc), 0.1))]));
        var recording = new Recording(new PartiallyAsynchronous(Bound.InSteps(steps), Step, 0.5, new Draws(seed)));
        Run(rule, recording);
        var schedule = recording.Schedule;
        for (var number = 0; number < 5; number++)
        {
            if (new Mutation(rule.Graph, steps * Step).Of(schedule, new Draws(seed), number) is not { } other)
            {
                // Within one step there is only one version to read, and where arcs are few the draws may miss them.
                return steps == 1 || rule.Graph.ArcCount < 2 * rule.Graph.NodeCount || schedule.Count < 100;
            }

            var differ = Enumerable.Range(0, schedule.Count).Count(index => !schedule[index].Read.SequenceEqual(other[index].Read));
            var replay = new Recording(new Replay(other));
            Run(rule, replay);
            if (differ != 1 || replay.Schedule.Trailer.Fingerprint != other.Trailer.Fingerprint
                || AdmissibilityMonitor.Measure(rule.Graph, other, Until - 1, steps * Step).Violations != 0)
            {
                return false;
            }

            schedule = other;
        }

        return steps > 1;
    }

    private static void Run(LinearRule rule, IScheduler scheduler) => new Run(rule.Graph, rule, scheduler).Until(Until);
}
