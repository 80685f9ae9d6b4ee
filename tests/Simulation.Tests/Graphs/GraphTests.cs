using Hogwild.Testing;

namespace Hogwild.Simulation.Tests;

public class GraphTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Arcs_and_slots_tell_the_same_story(Graph graph)
    {
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var (source, target) = (graph.Source(arc), graph.Target(arc));
            if (graph.OutArcs(source)[graph.OutSlot(arc)] != arc
                || graph.Find(source, target) != arc
                || graph.Reverse(arc) != graph.Find(target, source)
                || arc < graph.InArc(target, 0)
                || arc >= graph.InArc(target, graph.InDegree(target)))
            {
                return false;
            }
        }

        return Enumerable.Range(0, graph.NodeCount).Sum(graph.InDegree) == graph.ArcCount
            && Enumerable.Range(0, graph.NodeCount).Sum(graph.OutDegree) == graph.ArcCount;
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)])]
    public bool In_slot_and_out_slot_of_an_undirected_graph_face_the_same_neighbour(Graph graph) =>
        Enumerable.Range(0, graph.NodeCount).All(node =>
            Enumerable.Range(0, graph.InDegree(node)).All(slot =>
                graph.InNeighbours(node)[slot] == graph.Target(graph.OutArcs(node)[slot])
                && graph.Reverse(graph.InArc(node, slot)) == graph.OutArcs(node)[slot]));

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool The_order_of_adding_arcs_changes_nothing(Graph graph)
    {
        var builder = new GraphBuilder(graph.NodeCount);
        for (var arc = graph.ArcCount - 1; arc >= 0; arc--)
        {
            builder.AddArc(graph.Source(arc), graph.Target(arc));
        }

        return builder.Build().Hash == graph.Hash;
    }

    [Fact]
    public void The_hash_is_the_same_on_every_machine() => Assert.Equal(16256953602705785306UL, Graphs.Path(3).Hash);

    [Fact]
    public void An_end_that_is_not_a_node_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphBuilder(2).AddEdge(0, 2));

    [Fact]
    public void Keys_must_be_distinct() => Assert.Throws<ArgumentException>(() => new GraphBuilder(2, [7, 7]));
}
