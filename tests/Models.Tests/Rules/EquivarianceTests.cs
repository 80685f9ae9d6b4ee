using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Models.Tests.Rules;

/// <summary>
/// Renaming the nodes renames the states, and nothing else; only the order of sums, and with it the last bits, may change.
/// </summary>
public class EquivarianceTests
{
    private const int Rounds = 5;

    [Property(Arbitrary = [typeof(Drawn.Gcn)], MaxTest = 60)]
    public void Gcn_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, instance.Rule.Depth);

    [Property(Arbitrary = [typeof(Drawn.Gat)], MaxTest = 60)]
    public void Attention_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, instance.Rule.Depth);

    [Property(Arbitrary = [typeof(Drawn.Sage)], MaxTest = 60)]
    public void GraphSAGE_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, instance.Rule.Depth);

    [Property(Arbitrary = [typeof(Drawn.Gin)], MaxTest = 60)]
    public void Gin_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, instance.Rule.Depth);

    [Property(Arbitrary = [typeof(Drawn.Ignn)], MaxTest = 60)]
    public void Ignn_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, Rounds);

    [Property(Arbitrary = [typeof(Drawn.Nonlinear)], MaxTest = 60)]
    public void A_nonlinear_GNN_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, Rounds);

    [Property(Arbitrary = [typeof(Drawn.Eignn)], MaxTest = 60)]
    public void Eignn_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, Rounds);

    [Property(Arbitrary = [typeof(Drawn.Gsdgnn)], MaxTest = 60)]
    public void Gsdgnn_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, Rounds);

    [Property(Arbitrary = [typeof(Drawn.Energy)], MaxTest = 60)]
    public void The_energy_rule_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, Rounds);

    [Property(Arbitrary = [typeof(Drawn.Linear)], MaxTest = 60)]
    public void A_linear_rule_does_not_see_names(Instance instance, ulong seed) => Check(instance, seed, Rounds);

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 60)]
    public void Consensus_does_not_see_names(Graph graph, ulong seed, bool uniform)
    {
        var kind = uniform ? ConsensusWeights.Uniform : ConsensusWeights.Metropolis;
        Check(graph, seed, (data, values) => new ConsensusRule(new WeightedGraph(data.Graph, 1), values, kind));
    }

    /// <summary>What is remembered per in-slot comes in the order of the slots, so only what stands before it is compared.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 60)]
    public void Push_sum_does_not_see_names(Graph graph, ulong seed) =>
        Check(WithoutLoops(graph), seed, (data, values) => new PushSumRule(data.Graph, values), compared: PushSumRule.Absorbed(0));

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 60)]
    public void Bellman_Ford_does_not_see_names(Graph graph, ulong seed)
    {
        if (graph.NodeCount > 0)
        {
            Check(WithoutLoops(graph), seed, (data, _) => new BellmanFordRule(Weighted(data, Math.Abs), Named(data, 0)));
        }
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 60)]
    public void PageRank_does_not_see_names(Graph graph, ulong seed) =>
        Check(graph, seed, (data, _) => PageRank.Create(Weighted(data, Math.Abs)));

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 60)]
    public void Jacobi_does_not_see_names(Graph graph, ulong seed) =>
        Check(graph, seed, (data, values) => Jacobi.Create(Dominant(data), values, relaxation: 0.8));

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 60)]
    public void Descent_on_a_quadratic_function_does_not_see_names(Graph graph, ulong seed, bool stale)
    {
        if (graph.NodeCount > 0)
        {
            Check(graph, seed, (data, values) => stale
                ? new StaleGradientRule(Symmetric(data), values, initial: values)
                : Quadratic.Create(Symmetric(data), values, initial: values));
        }
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 60)]
    public void Localisation_does_not_see_names(Graph graph, ulong seed)
    {
        // Everybody is within reach of an anchor: a cycle joins all nodes, and key 0 is one.
        if (graph.NodeCount > 0)
        {
            Check(Joined(graph), seed, (data, values) => new LocalisationRule(
                Measurements(data), [new Anchor(Named(data, 0), [1, -2])], 2));
        }
    }

    private static void Check(Instance instance, ulong seed, int rounds)
    {
        var to = Renaming.Draw(instance.Graph.NodeCount, seed);
        var renamed = instance.Renamed(to);
        Compare(to, rounds, (instance.Rule, instance.Graph), (renamed.Rule, renamed.Graph), instance.Rule.StateSize);
    }

    /// <summary>A rule that is made of a graph, a number a node and a number an arc.</summary>
    private static void Check(Graph graph, ulong seed, Func<GraphData, double[], IUpdateRule> create, int? compared = null)
    {
        var sampler = new Sampler(seed);
        var data = sampler.Data(graph, 1, 1);
        var to = Renaming.Draw(graph.NodeCount, seed);
        var renamed = Renaming.Of(data, to);
        var (first, second) = (create(data, data.Features), create(renamed, renamed.Features));
        Compare(to, Rounds, (first, GraphOf(first, data)), (second, GraphOf(second, renamed)), compared ?? first.StateSize);
    }

    private static Graph GraphOf(IUpdateRule rule, GraphData data) =>
        rule is LinearRule linear ? linear.Graph : rule is StaleGradientRule stale ? stale.Graph : data.Graph;

    private static void Compare(
        int[] to, int rounds, (IUpdateRule Rule, Graph Graph) first, (IUpdateRule Rule, Graph Graph) second, int compared)
    {
        var (a, b) = (new PipelinedNetwork(first.Rule, first.Graph), new PipelinedNetwork(second.Rule, second.Graph));
        for (var round = 0; round < rounds; round++)
        {
            var expected = Cut(a.Act(Exchange.Both, round), first.Rule.StateSize, compared);
            var found = Cut(b.Act(Exchange.Both, round), second.Rule.StateSize, compared);
            Close.To(Renaming.Rows(expected, to), found, 1e-12, $"round {round}");
        }
    }

    /// <summary>The first numbers of every state.</summary>
    private static double[] Cut(double[] states, int size, int compared) => [.. states.Where((_, at) => at % size < compared)];

    private static int Named(GraphData data, int key) =>
        Enumerable.Range(0, data.Graph.NodeCount).First(node => data.Graph.Key(node) == key);

    private static Graph WithoutLoops(Graph graph) => Build(graph.NodeCount, Arcs(graph).Where(arc => arc.Source != arc.Target));

    private static Graph Joined(Graph graph) => Build(graph.NodeCount, Arcs(graph).Concat(Arcs(Graphs.Cycle(graph.NodeCount))));

    private static IEnumerable<(int Source, int Target)> Arcs(Graph graph) =>
        Enumerable.Range(0, graph.ArcCount).Select(arc => (graph.Source(arc), graph.Target(arc)));

    private static Graph Build(int nodes, IEnumerable<(int Source, int Target)> arcs)
    {
        var builder = new GraphBuilder(nodes);
        arcs.ToList().ForEach(arc => builder.AddArc(arc.Source, arc.Target));
        return builder.Build();
    }

    private static WeightedGraph Weighted(GraphData data, Func<double, double> weight) => new(
        data.Graph.NodeCount,
        Arcs(data.Graph).Select((arc, number) => (arc.Source, arc.Target, weight(data.ArcFeature(number)[0]))));

    /// <summary>Off the diagonal what is on the arcs, on it more than all of its row.</summary>
    private static SparseMatrix Dominant(GraphData data) => Matrix(data, arc => data.ArcFeature(arc)[0]);

    private static SparseMatrix Symmetric(GraphData data) =>
        Matrix(data, arc => data.ArcFeature(arc)[0] + data.ArcFeature(data.Graph.Reverse(arc))[0]);

    private static SparseMatrix Matrix(GraphData data, Func<int, double> entry)
    {
        var (graph, n) = (data.Graph, data.Graph.NodeCount);
        var matrix = new double[n, n];
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            matrix[graph.Target(arc), graph.Source(arc)] = graph.Source(arc) == graph.Target(arc) ? 0 : entry(arc);
        }

        for (var row = 0; row < n; row++)
        {
            matrix[row, row] = 1 + Enumerable.Range(0, n).Sum(column => column == row ? 0 : Math.Abs(matrix[row, column]));
        }

        return SparseMatrix.FromDense(matrix);
    }

    private static List<RelativePosition> Measurements(GraphData data) =>
        [.. Arcs(data.Graph).Index().Where(item => data.Graph.Key(item.Item.Source) < data.Graph.Key(item.Item.Target))
            .Select(item => new RelativePosition(item.Item.Source, item.Item.Target, [data.ArcFeature(item.Index)[0], 0.5]))];
}
