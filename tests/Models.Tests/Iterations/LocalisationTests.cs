using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Iterations;

public class LocalisationTests
{
    [Property(MaxTest = 25)]
    public void Positions_are_the_weighted_least_squares_estimate_under_every_schedule(ulong seed, byte scheduler)
    {
        var (measurements, anchors, dimension) = Problem(seed, noise: 0.5);
        var rule = new LocalisationRule(measurements, anchors, dimension);
        var model = IterationFactory.Localisation("localisation", rule);
        var expected = LeastSquares(measurements, anchors, dimension, rule.Graph.NodeCount);
        Close.To(expected, model.Reference.States, 1e-9);
        var check = new RateCheck(model);
        Close.To(expected, Asynchronous.States(model, Asynchronous.Scheduler(scheduler, seed), 10_000, check), 1e-6);
        Close.To(expected, Asynchronous.States(model, Asynchronous.Scheduler(0, seed), 3000), 1e-9);
        Assert.True(check.Holds, "c^level · E0 is exceeded");
    }

    [Property(MaxTest = 30)]
    public void Without_noise_positions_are_the_true_ones(ulong seed)
    {
        var (measurements, anchors, dimension) = Problem(seed, noise: 0);
        var truth = Truth(seed, dimension);
        var rule = new LocalisationRule(measurements, anchors, dimension);
        var model = IterationFactory.Localisation("localisation", rule);
        Close.To(truth.AsSpan(0, model.Reference.States.Length), model.Reference.States, 1e-10);
        Assert.InRange(model.Certificate!.Factor, 0, 1 - 1e-6);
    }

    [Fact]
    public void Two_measurements_are_averaged_by_their_precision()
    {
        // Node 1 is at 10 − 4 = 6 by the first measurement and at 0 + 3 = 3 by the second, which is twice as precise: (6 + 2·3) / 3 = 4.
        var rule = new LocalisationRule(
            [new RelativePosition(1, 0, [4]), new RelativePosition(2, 1, [3], 0.5)], [new Anchor(0, [10]), new Anchor(2, [0])], 1);
        Assert.Equal([10, 4, 0], IterationFactory.Localisation("localisation", rule).Reference.States);
    }

    [Fact]
    public void Every_component_needs_an_anchor_and_every_pair_one_measurement()
    {
        Says("expected an anchor in every component, found none that node 2 is connected to",
            [Seen(0, 1), Seen(2, 3)], new Anchor(0, [0, 0]));
        Says("expected one measurement for a pair of nodes, found more", [Seen(0, 1), Seen(1, 0)], new Anchor(0, [0, 0]));
        Says("expected one position of 2 coordinates for anchor 0", [Seen(0, 1)], new Anchor(0, [0]));
        Says("expected two different nodes, 2 coordinates and a variance above 0, found 1, 1, 2 and 1",
            [Seen(1, 1)], new Anchor(0, [0, 0]));

        static RelativePosition Seen(int from, int to) => new(from, to, [1, 0]);

        static void Says(string message, RelativePosition[] measurements, Anchor anchor)
        {
            var error = Assert.Throws<ArgumentException>(() => new LocalisationRule(measurements, [anchor], 2));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        }
    }

    private static double[] Truth(ulong seed, int dimension) => new Sampler(seed + 1).Normals(8 * dimension, 5);

    private static (List<RelativePosition> Measurements, Anchor[] Anchors, int Dimension) Problem(ulong seed, double noise)
    {
        var sampler = new Sampler(seed);
        var (nodes, dimension) = (sampler.Between(2, 7), sampler.Between(1, 3));
        var (graph, truth) = (Samples.Connected(sampler, nodes), Truth(seed, dimension));
        var measurements = new List<RelativePosition>();
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var (from, to) = (graph.Source(arc), graph.Target(arc));
            if (from < to)
            {
                double[] offset = [.. Enumerable.Range(0, dimension)
                    .Select(k => truth[(to * dimension) + k] - truth[(from * dimension) + k] + (noise * sampler.Normal()))];
                measurements.Add(new RelativePosition(from, to, offset, 0.5 + sampler.Uniform()));
            }
        }

        var anchors = sampler.Permutation(nodes).Take(sampler.Between(1, 2))
            .Select(node => new Anchor(node, truth.AsSpan(node * dimension, dimension).ToArray()));
        return (measurements, [.. anchors], dimension);
    }

    /// <summary>min Σ |x_to − x_from − m|² / variance with anchors fixed: a tall dense system, solved by QR.</summary>
    private static double[] LeastSquares(List<RelativePosition> measurements, Anchor[] anchors, int dimension, int nodes)
    {
        var rows = measurements.Count + anchors.Length;
        var (a, b) = (Matrix<double>.Build.Dense(rows, nodes), Matrix<double>.Build.Dense(rows, dimension));
        var fixedNodes = anchors.ToDictionary(anchor => anchor.Node, anchor => anchor.Position);
        for (var row = 0; row < measurements.Count; row++)
        {
            var item = measurements[row];
            var weight = 1 / Math.Sqrt(item.Variance);
            AddEnd(row, item.To, weight);
            AddEnd(row, item.From, -weight);
            for (var k = 0; k < dimension; k++)
            {
                b[row, k] += weight * item.Offset[k];
            }
        }

        for (var i = 0; i < anchors.Length; i++)
        {
            a[measurements.Count + i, anchors[i].Node] = 1;
            for (var k = 0; k < dimension; k++)
            {
                b[measurements.Count + i, k] = anchors[i].Position[k];
            }
        }

        var x = a.QR().Solve(b);
        return [.. from node in Enumerable.Range(0, nodes) from k in Enumerable.Range(0, dimension) select x[node, k]];

        // Known positions go to the right-hand side; their own rows say nothing but what they are.
        void AddEnd(int row, int node, double weight)
        {
            if (!fixedNodes.TryGetValue(node, out var position))
            {
                a[row, node] += weight;
                return;
            }

            for (var k = 0; k < dimension; k++)
            {
                b[row, k] -= weight * position[k];
            }
        }
    }

    private sealed class RateCheck(Model model) : IObserver
    {
        private readonly double _start = model.Certificate!.Norm(
            new SynchronousIteration(model.Rule, model.Data.Graph).States, model.Reference.States);

        public bool Holds { get; private set; } = true;

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
        {
            var (certificate, size) = (model.Certificate!, state.Length);
            var deviation = new double[size];
            for (var k = 0; k < size; k++)
            {
                deviation[k] = state[k] - model.Reference.States[(node * size) + k];
            }

            Holds &= certificate.BlockNorm(deviation) / certificate.NodeWeights[node]
                <= (Math.Pow(certificate.Factor, level) * _start) + (1e-10 * (1 + _start));
        }
    }
}
