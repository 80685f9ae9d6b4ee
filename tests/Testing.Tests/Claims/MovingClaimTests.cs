using FsCheck;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

/// <summary>Claims about worlds that change, of drawn timetables.</summary>
public class MovingClaimTests
{
    private const double Entries = 0.8;

    [Property(MaxTest = 40, Arbitrary = [typeof(DirectedGraphs), typeof(Worlds)])]
    public void A_contraction_arrives_after_the_last_change_whatever_changes_before(Graph graph, WorldScript script, ulong seed)
    {
        var model = In(graph, script);
        var search = new SearchOptions { MaxTests = 4, Seed = seed };
        var under = Schedules.PartiallyAsynchronous(Bound.InSteps(3));
        Testing.Claims.Hold(Claim.Converges(model, within: 600), under, search);
        Testing.Claims.Hold(Claim.AgreesWithSynchronous(model, within: 600), under, search);
        Testing.Claims.Hold(Claim.IsOrderInsensitive(model, within: 600), under, search);
    }

    [Property(MaxTest = 40, Arbitrary = [typeof(DirectedGraphs), typeof(Worlds)])]
    public void Where_nothing_changes_the_last_epoch_is_all_there_is(Graph graph)
    {
        var model = Linear(graph);
        Assert.Equal(new LastEpoch(model, model, 0), LastEpoch.Of(model));
    }

    private static Model In(Graph graph, WorldScript script)
    {
        var whole = Linear(graph);
        var moving = script.On(whole.Data, Schedules.DefaultStep.Ticks);
        var rule = whole.Maker!.Make(moving.First);
        return MovingModels.Of(whole with { Rule = rule, Reference = FixedPoint.SolveIfAny(rule, moving.First.Graph) }, moving);
    }

    /// <summary>Every row has entries of alternating signs with a sum of at most 0.8, so also what is left of it.</summary>
    private static Model Linear(Graph graph) => ModelFactory.Linear("linear", new LinearRule(
        new SparseMatrix(graph.NodeCount, graph.NodeCount, [.. Enumerable.Range(0, graph.ArcCount).Select(arc => (
            graph.Target(arc), graph.Source(arc), (arc % 2 == 0 ? Entries : -Entries) / graph.InDegree(graph.Target(arc))))]),
        [.. Enumerable.Range(0, graph.NodeCount).Select(node => 1.0 + node)]));

    private static class Worlds
    {
        public static Arbitrary<WorldScript> Script() => WorldScripts.Any(mostSteps: 10);
    }
}
