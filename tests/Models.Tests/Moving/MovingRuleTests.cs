using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Models.Tests.Moving;

/// <summary>A moving rule, made of pieces around what changes, against the rule that is made of all data as they are.</summary>
public class MovingRuleTests
{
    private const long Step = 10;

    [Property(MaxTest = 400, Arbitrary = [typeof(Worlds)])]
    public void Every_epoch_is_the_rule_of_its_data(Instance instance, WorldScript script)
    {
        var model = instance.Model;
        var moving = script.On(model.Data, Step);
        var rule = new MovingRule(model.Maker!.Make(moving.First), model.Maker, moving);
        var state = new DataState(moving);
        Same(model.Maker.Make(state.Present()), 0);
        while (state.Advance([]) is { } change)
        {
            Same(model.Maker.Make(state.Present()), change.World.Time);
        }

        void Same(IUpdateRule whole, long time)
        {
            var present = state.Present().Graph;
            var (wide, narrow) = (new Oracle(rule, moving.Data.Graph), new Oracle(whole, present));
            for (var node = 0; node < present.NodeCount; node++)
            {
                if (state.Away?[node] != true)
                {
                    var arcs = Enumerable.Range(present.InArc(node, 0), present.InDegree(node))
                        .ToHashSet();
                    Assert.Equal(
                        narrow.Update(node, time, arcs.Contains), wide.Update(node, time, arc => present.Find(
                            moving.Data.Graph.Source(arc), moving.Data.Graph.Target(arc)) >= 0));
                }
            }
        }
    }

    /// <summary>Updates of a rule on a graph from states and messages that are functions of nodes and arcs' ends.</summary>
    private sealed class Oracle(IUpdateRule rule, Graph graph)
    {
        public double[] Update(int node, long time, Func<int, bool> isThere)
        {
            var views = new View[graph.InDegree(node)];
            for (var slot = 0; slot < views.Length; slot++)
            {
                var arc = graph.InArc(node, slot);
                views[slot] = isThere(arc)
                    ? new View(
                        [.. Numbers(graph.Source(arc), rule.StateSize), .. Numbers((31 * graph.Source(arc)) + node, rule.ArcSize)],
                        0,
                        rule.StateSize)
                    : default;
            }

            var (next, messages) = (new double[rule.StateSize], new double[graph.OutDegree(node) * rule.ArcSize]);
            var now = new Activation { Node = node, Time = time };
            var outbox = new Outbox(messages, rule.ArcSize, graph.OutDegree(node));
            rule.Update(now, Numbers(node, rule.StateSize), new Inbox(views, rule.SharedSize, rule.ArcSize), next, outbox);
            var sent = graph.OutArcs(node).ToArray().Index().Where(item => isThere(Back(item.Item)))
                .SelectMany(item => messages.AsSpan(item.Index * rule.ArcSize, rule.ArcSize).ToArray());
            return [.. next, .. rule.ArcSize > 0 ? sent : []];
        }

        private int Back(int arc) => graph.Reverse(arc) is >= 0 and var reverse ? reverse : arc;

        private static double[] Numbers(int seed, int count) => [.. Enumerable.Range(0, count).Select(k => Math.Sin((7 * seed) + k + 1))];
    }

    internal static class Worlds
    {
        public static Arbitrary<WorldScript> Script() => WorldScripts.Any();

        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(
                Instances.Ignn(9).Generator,
                Instances.Eignn(9).Generator,
                Instances.Gsdgnn(9).Generator,
                Instances.Nonlinear(9).Generator,
                Instances.Energy(9, 1).Generator,
                Instances.AnyEnergy(9).Generator,
                Instances.Gcn(9).Generator,
                Instances.Gat(9).Generator,
                Instances.Sage(9).Generator,
                Instances.Gin(9).Generator,
                Instances.Linear(9, 0.8).Generator),
            _ => []);
    }
}
