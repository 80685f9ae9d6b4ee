using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>Problems whose answer grows as what they are given does: one rule, drawn by a seed, at any scale.</summary>
internal sealed class HomogeneousProblem
{
    private static readonly Func<HomogeneousProblem, double, Model>[] Makers =
    [
        (problem, scale) => IterationFactory.Jacobi("jacobi", problem._dominant, problem.Values(0, scale)),
        (problem, scale) => IterationFactory.Quadratic(
            "quadratic", problem._dominant, problem.Values(0, scale), initial: problem.Values(1, scale)),
        (problem, scale) => ModelFactory.Linear("linear", new LinearRule(problem._contraction, problem.Values(0, scale))),
        (problem, scale) => ModelFactory.Linear("relu", new LinearRule(problem._contraction, problem.Values(0, scale), relu: true)),
        (problem, scale) => ModelFactory.Linear("to zero", new LinearRule(problem._contraction, initial: problem.Values(0, scale))),
        (problem, scale) => ModelFactory.Linear(
            "relu to zero", new LinearRule(problem._contraction, initial: problem.Values(0, scale), relu: true)),
        (problem, scale) => IterationFactory.StaleGradient(
            "stale gradient", new StaleGradientRule(problem._dominant, problem.Values(0, scale), 0.02)),
        (problem, scale) => IterationFactory.Consensus(
            "consensus", new ConsensusRule(new WeightedGraph(problem._graph, 1), problem.Values(0, scale))),
        (problem, scale) => IterationFactory.Consensus(
            "consensus about zero", new ConsensusRule(new WeightedGraph(problem._graph, 1), problem.Opposite(scale))),
        (problem, scale) => IterationFactory.PushSum("push-sum", new PushSumRule(problem._graph, problem.Values(0, scale))),
        (problem, scale) => IterationFactory.BellmanFord("routes", new BellmanFordRule(problem.Lengths(scale), 0)),
        (problem, scale) => IterationFactory.Localisation("localisation", problem.Positions(scale)),
        (problem, scale) => ModelFactory.Ignn("ignn", problem.Data(scale), problem._weights),
        (problem, scale) => ModelFactory.Of("own rule", problem.Data(scale), new IgnnRule(problem.Data(scale), problem._weights)),
    ];

    private readonly Draws _draws;
    private readonly Graph _graph;
    private readonly SparseMatrix _dominant;
    private readonly SparseMatrix _contraction;
    private readonly WeightFile _weights = new();
    private readonly Func<HomogeneousProblem, double, Model> _maker;
    private readonly int _count;

    /// <summary>A problem.</summary>
    /// <param name="kind">Of which kind.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    public HomogeneousProblem(int kind, ulong seed)
    {
        (_draws, _maker) = (new Draws(seed), Makers[kind]);
        _count = 3 + _draws.Below(6, Purpose.Data, 1, 0);

        // A ring, and every other pair with a probability of a quarter. Node n − 1 is not reached by routes.
        var builder = new GraphBuilder(_count);
        var edges = new List<(int A, int B)>();
        for (var a = 0; a < _count; a++)
        {
            for (var b = a + 1; b < _count; b++)
            {
                if (b == a + 1 || (a == 0 && b == _count - 1) || _draws.Uniform(Purpose.Data, 2, (a * _count) + b) < 0.25)
                {
                    builder.AddEdge(a, b);
                    edges.Add((a, b));
                }
            }
        }

        _graph = builder.Build();
        _dominant = Matrix(edges, -0.4 / _count, 1);
        _contraction = Matrix(edges, 0.7 / _count, 0.1);
        _weights.Tensors["ignn.W"] = new Tensor([2, 2], [0.5, -0.2, 0.2, 0.4]);
        _weights.Tensors["ignn.U"] = new Tensor([1, 2], [1, -0.5]);
        _weights.Tensors["ignn.b"] = new Tensor([2], [0, 0]);
        _weights.Tensors["readout.Wl"] = new Tensor([1, 2], [1, 1]);
    }

    /// <summary>Number of kinds.</summary>
    public static int Kinds => Makers.Length;

    /// <summary>The problem with everything that it is given times a factor.</summary>
    public Model At(double scale) => _maker(this, scale);

    private SparseMatrix Matrix(List<(int A, int B)> edges, double beside, double diagonal) => new(
        _count, _count, edges.SelectMany(edge => new[] { (edge.A, edge.B, beside), (edge.B, edge.A, beside) })
            .Concat(Enumerable.Range(0, _count).Select(node => (node, node, diagonal))));

    private double[] Values(int purpose, double scale) =>
        [.. Enumerable.Range(0, _count).Select(node => scale * (_draws.Uniform(Purpose.Data, (ulong)(3 + purpose), node) - 0.3))];

    private double[] Opposite(double scale)
    {
        var values = Values(0, scale);
        for (var node = 0; node < _count; node++)
        {
            values[node] = node == _count - 1 && _count % 2 == 1 ? 0 : node % 2 == 1 ? -values[node - 1] : values[node];
        }

        return values;
    }

    // The last node has arcs out and none in.
    private WeightedGraph Lengths(double scale) => new(
        _count,
        Enumerable.Range(0, _graph.ArcCount).Where(arc => _graph.Target(arc) != _count - 1).Select(arc => (
            _graph.Source(arc), _graph.Target(arc),
            scale * (_graph.Source(arc) == _count - 1 ? 1000 : _draws.Uniform(Purpose.Data, 5, arc)))));

    private LocalisationRule Positions(double scale) => new(
        [.. Enumerable.Range(0, _count - 1).Select(node => new RelativePosition(
            node, node + 1, [scale * _draws.Uniform(Purpose.Data, 6, node), scale * _draws.Uniform(Purpose.Data, 7, node)]))],
        [new Anchor(0, [scale * 0.25, -scale])],
        2);

    private GraphData Data(double scale) => new() { Graph = _graph, FeatureSize = 1, Features = Values(0, scale) };
}
