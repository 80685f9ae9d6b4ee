using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class LevelBoundTests
{
    /// <summary>|x_i^v − x_i*| ≤ c^level · E0 for every version, under every scheduler (Bertsekas &amp; Tsitsiklis 1989, §6.2).</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 300)]
    public bool Every_version_is_as_close_as_its_level_says(Graph graph, byte scheduler, ulong seed)
    {
        const double C = 0.8;
        var rule = new DampedRule(C);
        var reference = Runs.Run(graph, rule, new Synchronous(Runs.Step), 300 * Runs.Step);
        double[] limit = [.. Enumerable.Range(0, graph.NodeCount).Select(node => reference.State(node)[0])];
        var start = Enumerable.Range(0, graph.NodeCount).Select(node => Math.Abs((10 * node) - limit[node])).DefaultIfEmpty(0).Max();
        var check = new Check(limit, start, C);
        Runs.Run(graph, rule, Runs.Scheduler(scheduler, seed), 60 * Runs.Step, check);
        return check.Holds;
    }

    /// <summary>The same for the IGNN in the norm of its certificate, whatever its weights.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 300)]
    public bool An_ignn_keeps_the_rate_of_its_certificate(Graph graph, byte scheduler, ulong seed, byte strength)
    {
        const int K = 3;
        const int P = 2;
        var draws = new Draws(seed);
        var weights = new WeightFile(
            new()
            {
                ["ignn.W"] = new Tensor([K, K], Normal(draws, 1, K * K, (1 + strength) / 400.0)),
                ["ignn.U"] = new Tensor([P, K], Normal(draws, 2, P * K, 1)),
                ["ignn.b"] = new Tensor([K], Normal(draws, 3, K, 1)),
            },
            []);
        var data = new GraphData { Graph = graph, FeatureSize = P, Features = Normal(draws, 4, graph.NodeCount * P, 1) };
        var rule = new IgnnRule(data, weights);
        var certificate = Contraction.Certify(rule);

        // Where components of a read come from several versions, only norms of single components tell anything.
        var isVoid = certificate.NeedsAtomicReads && Runs.Scheduler(scheduler, seed).Needs.Tears;
        return certificate.Factor >= 1 || isVoid || Keeps(rule, graph, certificate, FixedPoint.Solve(rule, graph), scheduler, seed);
    }

    /// <summary>And for the linear implicit rules, whose certificates hold whatever their weights are.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 300)]
    public bool Linear_implicit_rules_keep_the_rates_of_their_certificates(Graph graph, byte scheduler, ulong seed, byte strength)
    {
        const int K = 3;
        const int P = 2;
        var draws = new Draws(seed);
        var weights = new WeightFile(
            new()
            {
                ["eignn.F"] = new Tensor([K, K], Normal(draws, 1, K * K, 1)),
                ["eignn.U"] = new Tensor([P, K], Normal(draws, 2, P * K, 1)),
                ["gsdgnn.U"] = new Tensor([P, K], Normal(draws, 3, P * K, 1)),
            },
            []);
        var data = new GraphData { Graph = graph, FeatureSize = P, Features = Normal(draws, 4, graph.NodeCount * P, 1) };
        var eignn = ModelFactory.Eignn("eignn", data, weights, (1 + strength) / 257.0);
        var denoising = ModelFactory.Gsdgnn("gsdgnn", data, weights, (1 + strength) / 16.0);
        var isVoid = eignn.Certificate!.NeedsAtomicReads && Runs.Scheduler(scheduler, seed).Needs.Tears;
        return (isVoid || Keeps(eignn.Rule, graph, eignn.Certificate, eignn.Reference, scheduler, seed))
            && Keeps(denoising.Rule, graph, denoising.Certificate!, denoising.Reference, scheduler, seed);
    }

    /// <summary>And for linear and rectified maps.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public bool A_linear_map_keeps_the_rate_of_its_certificate(Graph graph, byte scheduler, ulong seed, bool relu)
    {
        var draws = new Draws(seed);
        var entries = Enumerable.Range(0, graph.ArcCount)
            .Select(arc => (graph.Target(arc), graph.Source(arc), 0.3 * draws.Normal(Purpose.Data, 1, arc)));
        var bias = Normal(draws, 2, graph.NodeCount, 1);
        var rule = new LinearRule(
            new SparseMatrix(graph.NodeCount, graph.NodeCount, entries), bias, Normal(draws, 3, graph.NodeCount, 5), relu);
        var certificate = Contraction.Certify(rule);
        return certificate.Factor >= 1
            || Keeps(rule, rule.Graph, certificate, LinearFixedPoint.Solve(rule), scheduler, seed);
    }

    /// <summary>
    /// The largest feature of a neighbourhood, layer by layer: a version of level l knows of all that is within l arcs, and of nothing
    /// beyond its component, however often, late or out of order anybody acted.
    /// </summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 300)]
    public bool The_largest_of_a_neighbourhood_is_known_as_far_as_the_level_says(Graph graph, byte scheduler, ulong seed)
    {
        const int Layers = 40;
        var weights = new WeightFile();
        for (var layer = 1; layer <= Layers; layer++)
        {
            weights.Tensors[$"sage{layer}.Wn"] = Tensor.Matrix(1, 1, [1]);
        }

        double[] x = [.. Normal(new Draws(seed), 5, graph.NodeCount, 1).Select(Math.Abs)];
        var data = new GraphData { Graph = graph, FeatureSize = 1, Features = x };
        var known = new Known(graph, x);
        var rule = new SageRule(data, weights, SageAggregator.Max, closed: true);
        Runs.Run(graph, rule, Runs.Scheduler(scheduler, seed), 60 * Runs.Step, known);
        return known.Holds;
    }

    private static bool Keeps(IUpdateRule rule, Graph graph, Certificate certificate, Reference reference, byte scheduler, ulong seed)
    {
        var initial = new SynchronousIteration(rule, graph).States;
        var monitor = new LevelBoundMonitor(certificate, initial, reference.States, tolerance: 1e-10);
        var network = Runs.Run(graph, rule, Runs.Scheduler(scheduler, seed), 60 * Runs.Step, monitor);
        return monitor.Violation is null && monitor.Checked == network.Activations;
    }

    private static double[] Normal(Draws draws, ulong entity, int count, double scale) =>
        [.. Enumerable.Range(0, count).Select(k => scale * draws.Normal(Purpose.Weights, entity, k))];

    private sealed class Check(double[] limit, double start, double c) : IObserver
    {
        public bool Holds { get; private set; } = true;

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) =>
            Holds &= Math.Abs(state[0] - limit[node]) <= (Math.Pow(c, level) * start) + 1e-12;
    }

    private sealed class Known(Graph graph, double[] x) : IObserver
    {
        public bool Holds { get; private set; } = true;

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
        {
            var (own, all) = (state[0], Within(node, graph.NodeCount));
            Holds &= own >= Within(node, level).Max(other => x[other]) && all.Any(other => x[other] == own);
        }

        private HashSet<int> Within(int node, int steps)
        {
            var ball = new HashSet<int> { node };
            for (var step = 0; step < Math.Min(steps, graph.NodeCount); step++)
            {
                ball.UnionWith([.. ball.SelectMany(member => graph.InNeighbours(member).ToArray())]);
            }

            return ball;
        }
    }
}
