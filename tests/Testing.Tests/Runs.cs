using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

/// <summary>Runs and models that several tests use.</summary>
internal static class Runs
{
    public const long Step = 10;

    /// <summary>A run to the end of a step.</summary>
    public static (Network Network, Schedule Schedule) Run(Graph graph, IUpdateRule rule, IScheduler scheduler, int steps)
    {
        var recording = new Recording(scheduler);
        var run = new Run(graph, rule, recording);
        run.Through(steps * Step);
        return (run.Network, recording.Schedule);
    }

    /// <summary>x ← Mx with ρ(M) = .8485 and ρ(|M|) = 1.2: converges synchronously, and not against everybody.</summary>
    public static Model Rotation => ModelFactory.Linear("rotation", new LinearRule(
        new SparseMatrix(2, 2, [(0, 0, 0.6), (0, 1, 0.6), (1, 0, -0.6), (1, 1, 0.6)]), initial: [1, 0.7]));

    /// <summary>A two-layer network with fixed weights on a graph, each node with a feature of its own.</summary>
    public static Model Gcn(Graph graph)
    {
        var weights = new WeightFile();
        weights.Tensors["layer1.W"] = Tensor.Matrix(1, 2, [1, -0.5]);
        weights.Tensors["layer2.W"] = Tensor.Matrix(2, 1, [0.7, 1.1]);
        weights.Tensors["readout.Wl"] = Tensor.Matrix(1, 1, [1]);
        return ModelFactory.Gcn("gcn", Data(graph), weights);
    }

    /// <summary>A contraction with factor 0.9.</summary>
    public static Model Ignn(Graph graph)
    {
        var weights = new WeightFile();
        weights.Tensors["ignn.W"] = Tensor.Matrix(2, 2, [0.9, 0, 0, 0.9]);
        weights.Tensors["ignn.U"] = Tensor.Matrix(1, 2, [1, 0]);
        weights.Tensors["ignn.b"] = Tensor.Vector([1, 2]);
        weights.Tensors["readout.Wl"] = Tensor.Matrix(1, 2, [1, 0]);
        return ModelFactory.Ignn("ignn", Data(graph), weights);
    }

    private static GraphData Data(Graph graph) => new()
    {
        Graph = graph,
        FeatureSize = 1,
        Features = [.. Enumerable.Range(0, graph.NodeCount).Select(node => 1 + (0.5 * node))],
    };
}
