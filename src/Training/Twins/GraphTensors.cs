using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>A graph and its features as tensors: arcs as two index vectors, features in float64.</summary>
public sealed class GraphTensors : IDisposable
{
    private readonly torch.Tensor _arcWeight;
    private readonly torch.Tensor _ownWeight;

    /// <summary>Copies a graph with its features.</summary>
    /// <exception cref="TorchNativesException">TorchSharp's natives cannot be loaded.</exception>
    public GraphTensors(GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        TorchNatives.EnsureLoaded();
        var graph = data.Graph;
        var arcs = Enumerable.Range(0, graph.ArcCount).ToArray();
        NodeCount = graph.NodeCount;
        Source = tensor([.. arcs.Select(arc => (long)graph.Source(arc))], ScalarType.Int64);
        Target = tensor([.. arcs.Select(arc => (long)graph.Target(arc))], ScalarType.Int64);
        Features = TensorSet.FromValues(data.Features, NodeCount, data.FeatureSize);
        ArcFeatures = TensorSet.FromValues(data.ArcFeatures, graph.ArcCount, data.ArcFeatureSize);
        var degree = Enumerable.Range(0, NodeCount).Select(graph.InDegree).ToArray();
        double[] arcWeight = [.. arcs.Select(arc => 1 / Math.Sqrt((degree[graph.Source(arc)] + 1.0) * (degree[graph.Target(arc)] + 1.0)))];
        _arcWeight = TensorSet.FromValues(arcWeight, graph.ArcCount, 1);
        _ownWeight = TensorSet.FromValues([.. degree.Select(d => 1 / (d + 1.0))], NodeCount, 1);
    }

    /// <summary>n, the number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>The source of every arc, [arcs], 64-bit integers.</summary>
    public torch.Tensor Source { get; }

    /// <summary>The target of every arc, [arcs], 64-bit integers.</summary>
    public torch.Tensor Target { get; }

    /// <summary>X, [n × p].</summary>
    public torch.Tensor Features { get; }

    /// <summary>Arc features, [arcs × q].</summary>
    public torch.Tensor ArcFeatures { get; }

    /// <summary>Sums rows that belong to arcs at the targets of the arcs: [arcs × s] to [n × s].</summary>
    public torch.Tensor SumAtTargets(torch.Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var none = zeros([NodeCount, rows.shape[1]], ScalarType.Float64);
        return none.PlusRows(Target, rows);
    }

    /// <summary>
    /// Ã H with Ã = (D + I)^−½ (A + I) (D + I)^−½, the symmetrically normalised adjacency with self-loops (Kipf &amp; Welling 2017).
    /// </summary>
    public torch.Tensor Convolve(torch.Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = NewDisposeScope();
        return (rows * _ownWeight).Plus(SumAtTargets(rows.index_select(0, Source) * _arcWeight)).MoveToOuterDisposeScope();
    }

    /// <summary>Releases the native memory.</summary>
    public void Dispose()
    {
        Source.Dispose();
        Target.Dispose();
        Features.Dispose();
        ArcFeatures.Dispose();
        _arcWeight.Dispose();
        _ownWeight.Dispose();
    }
}
