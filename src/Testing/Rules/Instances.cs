using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>
/// Generators of models with random parameters on graphs of every family. An instance shrinks to fewer nodes with the same parameters.
/// </summary>
public static class Instances
{
    private const double LeastCondition = 1.01;
    private static readonly string[] Gate = ["Oe", "Oj", "Oi", "o0"];

    /// <summary>Implicit graph neural networks that contract with <paramref name="factor"/> or a smaller one.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="factor">The largest sum of a column of |W|, above 0 and below 1. Default 0.8.</param>
    /// <param name="maxWidth">The largest number of components of a state. Default 3.</param>
    public static Arbitrary<Instance> Ignn(int maxNodes, double factor = 0.8, int maxWidth = 3) => From(
        GraphFamilies.Any(maxNodes), (graph, random) =>
        {
            var (k, p) = (random.Between(1, maxWidth), random.Between(1, 2));
            var weights = new WeightFile();
            weights.Tensors["ignn.W"] = random.Columns(k, factor);
            weights.Tensors["ignn.U"] = random.Tensor(1, p, k);
            weights.Tensors["ignn.b"] = random.Tensor(0.5, k);
            weights.Tensors["readout.Wl"] = random.Tensor(1, 1, k);
            return Instance.FromData(random.Data(graph, p), data => ModelFactory.Ignn("ignn", data, weights), weights);
        });

    /// <summary>EIGNNs, which contract with γ or a smaller factor.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="gamma">γ, above 0 and below 1. Default 0.8.</param>
    /// <param name="maxWidth">The largest number of components of a state. Default 3.</param>
    public static Arbitrary<Instance> Eignn(int maxNodes, double gamma = 0.8, int maxWidth = 3) => From(
        GraphFamilies.Any(maxNodes), (graph, random) =>
        {
            var (k, p) = (random.Between(1, maxWidth), random.Between(1, 2));
            var weights = random.Input("eignn.", k, p);
            weights.Tensors["eignn.F"] = random.Tensor(1, k, k);
            return Instance.FromData(random.Data(graph, p), data => ModelFactory.Eignn("eignn", data, weights, gamma), weights);
        });

    /// <summary>GSDGNNs, which contract with λ/(1 + λ), or, with smaller steps, with a larger factor below 1.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="lambda">λ, above 0. Default 3.</param>
    /// <param name="maxWidth">The largest number of components of a state. Default 3.</param>
    public static Arbitrary<Instance> Gsdgnn(int maxNodes, double lambda = 3, int maxWidth = 3) => From(
        GraphFamilies.Any(maxNodes), (graph, random) =>
        {
            var (k, p) = (random.Between(1, maxWidth), random.Between(1, 2));
            var weights = random.Input("gsdgnn.", k, p);
            var alpha = random.Between(6, 10) / (10 * (1 + lambda));
            return Instance.FromData(
                random.Data(graph, p), data => ModelFactory.Gsdgnn("gsdgnn", data, weights, lambda, alpha), weights);
        });

    /// <summary>Graph convolutional networks.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="layers">Number of layers. Default 2.</param>
    /// <param name="maxWidth">The largest width of a layer, features included. Default 3.</param>
    public static Arbitrary<Instance> Gcn(int maxNodes, int layers = 2, int maxWidth = 3) => From(
        GraphFamilies.Any(maxNodes), (graph, random) =>
        {
            int[] widths = [.. Enumerable.Range(0, layers + 1).Select(_ => random.Between(1, maxWidth))];
            var weights = new WeightFile();
            for (var layer = 1; layer <= layers; layer++)
            {
                var name = System.FormattableString.Invariant($"layer{layer}.W");
                weights.Tensors[name] = random.Tensor(1, widths[layer - 1], widths[layer]);
            }

            weights.Tensors["readout.Wl"] = random.Tensor(1, 1, widths[^1]);
            return Instance.FromData(random.Data(graph, widths[0]), data => ModelFactory.Gcn("gcn", data, weights), weights);
        });

    /// <summary>Graph attention networks of one to three heads.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="layers">Number of layers. Default 2.</param>
    /// <param name="maxWidth">The largest width of a head of a layer, and of features. Default 3.</param>
    public static Arbitrary<Instance> Gat(int maxNodes, int layers = 2, int maxWidth = 3) => Layered(
        maxNodes, layers, maxWidth, ModelFactory.Gat, (random, weights, layer, inputs, size) =>
        {
            var (heads, outputs) = (random.Between(1, 3), random.Between(1, size));
            weights.Tensors[$"gat{layer}.W"] = random.Tensor(1, inputs, heads * outputs);
            weights.Tensors[$"gat{layer}.src"] = random.Tensor(1, heads, outputs);
            weights.Tensors[$"gat{layer}.dst"] = random.Tensor(1, heads, outputs);
            var width = layer == layers ? outputs : heads * outputs;
            weights.Tensors[$"gat{layer}.b"] = random.Tensor(0.5, width);
            return width;
        });

    /// <summary>GraphSAGE with any aggregator, over neighbours with or without the node itself.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="layers">Number of layers. Default 2.</param>
    /// <param name="maxWidth">The largest width of a layer, features included. Default 3.</param>
    public static Arbitrary<Instance> Sage(int maxNodes, int layers = 2, int maxWidth = 3) => Layered(
        maxNodes, layers, maxWidth, (name, data, file) => ModelFactory.Sage(name, data, file), (random, weights, layer, inputs, size) =>
        {
            if (layer == 1)
            {
                weights.Metadata["aggregator"] = random.Between(0, 1) == 0 ? "mean" : "max";
                weights.Metadata["closed"] = random.Between(0, 1) == 0 ? "False" : "True";
            }

            var width = random.Between(1, size);
            weights.Tensors[$"sage{layer}.Wn"] = random.Tensor(1, inputs, width);
            weights.Tensors[$"sage{layer}.Ws"] = random.Tensor(1, inputs, width);
            weights.Tensors[$"sage{layer}.b"] = random.Tensor(0.5, width);
            return width;
        });

    /// <summary>Graph isomorphism networks.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="layers">Number of layers. Default 2.</param>
    /// <param name="maxWidth">The largest width of a layer, features included. Default 3.</param>
    public static Arbitrary<Instance> Gin(int maxNodes, int layers = 2, int maxWidth = 3) => Layered(
        maxNodes, layers, maxWidth, ModelFactory.Gin, (random, weights, layer, inputs, size) =>
        {
            var (hidden, width) = (random.Between(1, size), random.Between(1, size));
            weights.Tensors[$"gin{layer}.W1"] = random.Tensor(1, inputs, hidden);
            weights.Tensors[$"gin{layer}.b1"] = random.Tensor(0.5, hidden);
            weights.Tensors[$"gin{layer}.W2"] = random.Tensor(1, hidden, width);
            weights.Tensors[$"gin{layer}.b2"] = random.Tensor(0.5, width);
            weights.Tensors[$"gin{layer}.eps"] = random.Tensor(0.5, 1);
            return width;
        });

    /// <summary>
    /// Nonlinear GNNs of all shapes: features of nodes and of arcs or none, sums and means, bounded and linear last layers. Whether they
    /// contract is left to chance.
    /// </summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="scale">The scale of the weights of neighbours' states: small ones contract. Default 1.</param>
    public static Arbitrary<Instance> Nonlinear(int maxNodes, double scale = 1) => From(GraphFamilies.Any(maxNodes), (graph, random) =>
    {
        var (s, d, p, q) = (random.Between(1, 5), random.Between(1, 6), random.Between(0, 2), random.Between(0, 2));
        var weights = random.Nonlinear(s, d, p, q, scale);
        return Instance.FromData(random.Data(graph, p, q), data => ModelFactory.Nonlinear("nonlinear", data, weights), weights);
    });

    /// <summary>Energy GNNs of all forms, strongly convex, whose step size is certified for a bound on the graph at hand.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="bound">B in steps: α is 0.999 · 2/(L + 2ΛD) with D = 3B − 2.</param>
    /// <param name="condition">The largest Λ/β, at least 1.01: β is raised where it would be more. Default infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A smaller condition.</exception>
    public static Arbitrary<Instance> Energy(int maxNodes, int bound, double condition = double.PositiveInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(condition, LeastCondition);
        return From(GraphFamilies.Any(maxNodes), (graph, random) =>
        {
            var p = random.Between(1, 2);
            var weights = random.Energy(random.Form(), random.Between(1, 2), random.Between(1, 4), random.Between(1, 3), p);
            var data = random.Data(graph, p);
            RaiseBeta(data, weights, p, condition);
            return Descending(data, weights, EnergyCertificate.DelayOnGrid(bound), 0.999);
        });
    }

    /// <summary>
    /// Energy GNNs of all forms and shapes: features of nodes and of arcs or none, any part of the gate missing. The step size is 1/Λ, at
    /// most 1/L.
    /// </summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Instance> AnyEnergy(int maxNodes) => From(GraphFamilies.Any(maxNodes), (graph, random) =>
    {
        var (p, q) = (random.Between(0, 2), random.Between(0, 2));
        var (k, d, r) = (random.Between(1, 5), random.Between(1, 9), random.Between(1, 6));
        var weights = random.Energy(random.Form(), k, d, r, p, q);
        foreach (var part in Gate.Where(_ => random.Between(0, 3) == 0))
        {
            weights.Tensors.Remove($"energy.{part}");
        }

        return Descending(random.Data(graph, p, q), weights, delay: 0, share: 0.5);
    });

    /// <summary>Linear maps x ← Mx + b, signs at random, with a given ρ(|M|): below 1 they converge under every schedule.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    /// <param name="radius">ρ(|M|), positive; 0 for the empty graph.</param>
    public static Arbitrary<Instance> Linear(int maxNodes, double radius) => From(GraphFamilies.Any(maxNodes), (graph, random) =>
    {
        var entries = Enumerable.Range(0, graph.ArcCount).Select(arc => (Row: graph.Target(arc), Column: graph.Source(arc)))
            .Concat(Enumerable.Range(0, graph.NodeCount).Select(node => (Row: node, Column: node)))
            .Select(place => (place.Row, place.Column, Value: random.Normal())).ToList();
        var scale = radius / Math.Max(double.Epsilon, SpectralRadius.OfAbsolute(graph.NodeCount, entries));
        var scaled = entries.Select(entry => (entry.Row, entry.Column, scale * entry.Value));
        var matrix = new SparseMatrix(graph.NodeCount, graph.NodeCount, scaled);
        return Instance.FromMatrix(matrix, random.Normals(graph.NodeCount), random.Normals(graph.NodeCount));
    });

    /// <summary>
    /// Raises β until Λ/β is at most <paramref name="condition"/>: it adds to Λ what it adds to every diagonal block, but Λ is a bound that
    /// steps of power iteration come near, and how near differs from β to β.
    /// </summary>
    private static void RaiseBeta(GraphData data, WeightFile weights, int p, double condition)
    {
        while (true)
        {
            var function = new EnergyFunction(new EnergyParameters(weights, p, 0), data);
            var (lambda, beta) = (new CurvatureBounds(function).Lambda, function.Parameters.Beta);
            if (lambda <= condition * beta)
            {
                return;
            }

            RandomParameters.SetBeta(weights, Math.Max(beta, (lambda - beta) / (condition - 1)) * (1 + 1e-9));
        }
    }

    /// <summary>A share of the step size that is certified for a delay, on the graph at hand.</summary>
    private static Instance Descending(GraphData graph, WeightFile weights, int delay, double share)
    {
        return Instance.FromData(
            graph, Build, weights, (data, like) => ModelFactory.Energy("energy", data, weights, ((EnergyRule)like.Rule).Alpha));

        Model Build(GraphData data)
        {
            var function = new EnergyFunction(new EnergyParameters(weights, data.FeatureSize, data.ArcFeatureSize), data);
            var limit = EnergyCertificate.Certify(function, 1, delay).StepLimit;
            return ModelFactory.Energy("energy", data, weights, double.IsFinite(limit) ? share * limit : 1);
        }
    }

    /// <summary>Networks of layers with a linear readout.</summary>
    private static Arbitrary<Instance> Layered(
        int maxNodes,
        int layers,
        int maxWidth,
        Func<string, GraphData, WeightFile, Model> build,
        Func<RandomParameters, WeightFile, int, int, int, int> add) => From(GraphFamilies.Any(maxNodes), (graph, random) =>
    {
        var (features, weights) = (random.Between(1, maxWidth), new WeightFile());
        var width = features;
        for (var layer = 1; layer <= layers; layer++)
        {
            width = add(random, weights, layer, width, maxWidth);
        }

        weights.Tensors["readout.Wl"] = random.Tensor(1, 1, width);
        return Instance.FromData(random.Data(graph, features), data => build("network", data, weights), weights);
    });

    private static Arbitrary<Instance> From(Arbitrary<Graph> graphs, Func<Graph, RandomParameters, Instance> make) => Arb.From(
        from graph in graphs.Generator
        from seed in Gen.Choose(0, int.MaxValue)
        select make(graph, new RandomParameters((ulong)seed)),
        instance => instance.Smaller().Select(smaller => smaller.Instance));
}
