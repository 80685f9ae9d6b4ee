using FsCheck;
using Hogwild.Models;
using Hogwild.Schedulers;
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

    /// <summary>What layers have been computed by then stays, so that it is decided by the grid which of them see what changes.</summary>
    [Property(MaxTest = 60, Arbitrary = [typeof(UndirectedGraphs), typeof(Worlds)])]
    public void Layers_in_a_world_that_changes_are_those_of_the_synchronous_run_on_the_same_grid(Graph graph, WorldScript script, byte grid)
    {
        if (graph.NodeCount == 0)
        {
            return;
        }

        var step = TimeSpan.FromTicks((1 + (grid % 5)) * Schedules.DefaultStep.Ticks / 2);
        var model = In(Runs.Gcn(graph), script);
        var round = new ScheduleSpace { Bound = 3, Step = step, MayPause = false, MayBeLate = false };
        foreach (var claim in new[]
        {
            Claim.IsOrderInsensitive(model, within: 10), Claim.AgreesWithSynchronous(model, within: 10),
            Claim.AgreesWithSynchronous(model, within: 10, step: step),
        })
        {
            Testing.Claims.Hold(claim, round, new SearchOptions { MaxTests = 1, Adversaries = false });
            Assert.Empty(claim.Test(Changing.Around(new Synchronous(step.Ticks), model.Rule), step.Ticks, out _));
        }
    }

    [Fact]
    public void Layers_that_read_late_in_a_world_that_changes_are_found()
    {
        var model = In(Runs.Gcn(Graphs.Path(4)), new WorldScript([], [(0, 1, 1), (2, 2, 3), (2, 2, 9)]));
        foreach (var claim in new[] { Claim.IsOrderInsensitive(model, 10), Claim.AgreesWithSynchronous(model, 10) })
        {
            var found = Assert.IsType<Counterexample>(
                new Falsifier(claim, Schedules.PartiallyAsynchronous(Bound.InSteps(3))).Random(100, seed: 1));
            Assert.Equal(1, found.Choices.Deviations);
        }
    }

    private static Model In(Graph graph, WorldScript script) => In(Linear(graph), script);

    private static Model In(Model whole, WorldScript script)
    {
        var moving = script.On(whole.Data, Schedules.DefaultStep.Ticks);
        var rule = whole.Maker!.Make(moving.First);
        var reference = rule.Depth == int.MaxValue
            ? FixedPoint.SolveIfAny(rule, moving.First.Graph) : FixedPoint.LastLayer(rule, moving.First.Graph);
        return MovingModels.Of(whole with { Rule = rule, Reference = reference }, moving);
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
