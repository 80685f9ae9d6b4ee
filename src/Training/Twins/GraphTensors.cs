using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>A graph, or several as one, with features as tensors: arcs as two index vectors, features in float64.</summary>
internal sealed class GraphTensors : IDisposable
{
    /// <summary>Up to how many nodes Ã is multiplied as a dense matrix: no sum over so few arcs is worth a scatter.</summary>
    private const int LargestDense = 32;

    private readonly torch.Tensor? _dense;
    private readonly long[] _targets;
    private readonly torch.Tensor _arcWeight;
    private readonly torch.Tensor _ownWeight;

    /// <summary>Copies a graph with its features.</summary>
    /// <exception cref="TorchNativesException">TorchSharp's natives cannot be loaded.</exception>
    public GraphTensors(GraphData data)
        : this([data])
    {
    }

    /// <summary>Copies graphs with their features, as one graph of several components, in their order.</summary>
    /// <param name="graphs">The graphs, at least one; all with as many features.</param>
    /// <exception cref="TorchNativesException">TorchSharp's natives cannot be loaded.</exception>
    public GraphTensors(IReadOnlyList<GraphData> graphs)
    {
        ArgumentNullException.ThrowIfNull(graphs);
        TorchNatives.EnsureLoaded();
        NodeCount = graphs.Sum(item => item.Graph.NodeCount);
        var arcs = graphs.Sum(item => item.Graph.ArcCount);
        var (source, target, arcWeight, ownWeight) = (new long[arcs], new long[arcs], new double[arcs], new double[NodeCount]);
        var (firstNode, firstArc) = (0, 0);
        foreach (var graph in graphs.Select(item => item.Graph))
        {
            for (var arc = 0; arc < graph.ArcCount; arc++)
            {
                var (from, to) = (graph.Source(arc), graph.Target(arc));
                (source[firstArc + arc], target[firstArc + arc]) = (firstNode + from, firstNode + to);
                arcWeight[firstArc + arc] = 1 / Math.Sqrt((graph.InDegree(from) + 1.0) * (graph.InDegree(to) + 1.0));
            }

            for (var node = 0; node < graph.NodeCount; node++)
            {
                ownWeight[firstNode + node] = 1 / (graph.InDegree(node) + 1.0);
            }

            (firstNode, firstArc) = (firstNode + graph.NodeCount, firstArc + graph.ArcCount);
        }

        _targets = target;
        Source = tensor(source, ScalarType.Int64);
        Target = tensor(target, ScalarType.Int64);
        Features = TorchArrays.FromValues([.. graphs.SelectMany(item => item.Features)], NodeCount, graphs[0].FeatureSize);
        ArcFeatures = TorchArrays.FromValues([.. graphs.SelectMany(item => item.ArcFeatures)], arcs, graphs[0].ArcFeatureSize);
        _arcWeight = TorchArrays.FromValues(arcWeight, arcs, 1);
        _ownWeight = TorchArrays.FromValues(ownWeight, NodeCount, 1);
        var size = graphs[0].Graph.NodeCount;
        if (graphs.Count > 1 && size is > 0 and <= LargestDense && graphs.All(item => item.Graph.NodeCount == size))
        {
            _dense = Dense(graphs, size, ownWeight, arcWeight);
        }
    }

    private GraphTensors(long[] source, long[] target, (torch.Tensor OnArcs, torch.Tensor OnNodes) weights)
    {
        _targets = target;
        (Source, Target) = (tensor(source, ScalarType.Int64), tensor(target, ScalarType.Int64));
        (_arcWeight, _ownWeight) = weights;
        NodeCount = (int)_ownWeight.shape[0];
        (Features, ArcFeatures) = (zeros([NodeCount, 0], ScalarType.Float64), zeros([source.Length, 0], ScalarType.Float64));
    }

    /// <summary>
    /// What is read in a step as a graph of its own: first the nodes that act, then a node for every version that is read, with an arc to
    /// its reader. Weights are those of the whole graph.
    /// </summary>
    public GraphTensors Of(UnrolledStep step)
    {
        var (acting, read) = (step.Nodes.Length, step.Read.Length);
        return new GraphTensors([.. Enumerable.Range(acting, read).Select(node => (long)node)], step.Readers, WeightsOf(step));
    }

    private (torch.Tensor OnArcs, torch.Tensor OnNodes) WeightsOf(UnrolledStep step)
    {
        using var scope = NewDisposeScope();
        var own = _ownWeight.index_select(0, tensor(step.Nodes, ScalarType.Int64));
        var all = cat([own, zeros([step.Read.Length, 1], ScalarType.Float64)], 0);
        var arcs = _arcWeight.index_select(0, tensor([.. step.Arcs.Select(arc => (long)arc)], ScalarType.Int64));
        return (arcs.MoveToOuterDisposeScope(), all.MoveToOuterDisposeScope());
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

    /// <summary>Takes the tensors out of the scope under way, so that they live until they are disposed.</summary>
    public GraphTensors Kept()
    {
        foreach (var tensor in All())
        {
            tensor.DetachFromDisposeScope();
        }

        return this;
    }

    /// <summary>Sums rows that belong to arcs at the targets of the arcs: [arcs × s] to [n × s].</summary>
    public torch.Tensor SumAtTargets(torch.Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var none = zeros([NodeCount, rows.shape[1]], ScalarType.Float64);
        return none.PlusRows(Target, rows);
    }

    /// <summary>
    /// For every arc the largest of the numbers of the arcs that end where it does, [arcs × 1]: a constant, through which no gradient goes.
    /// </summary>
    public torch.Tensor LargestAtTargets(torch.Tensor numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var (values, largest) = (TorchArrays.Values(numbers), new double[NodeCount]);
        Array.Fill(largest, double.NegativeInfinity);
        for (var arc = 0; arc < values.Length; arc++)
        {
            largest[_targets[arc]] = Math.Max(largest[_targets[arc]], values[arc]);
        }

        return TorchArrays.FromValues([.. _targets.Select(target => largest[target])], values.Length, 1);
    }

    /// <summary>
    /// Ã H with Ã = (D + I)^−½ (A + I) (D + I)^−½, the symmetrically normalised adjacency with self-loops (Kipf &amp; Welling 2017).
    /// </summary>
    public torch.Tensor Convolve(torch.Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = NewDisposeScope();
        if (_dense is not null)
        {
            return _dense.bmm(rows.reshape(_dense.shape[0], _dense.shape[1], rows.shape[1])).reshape(rows.shape).MoveToOuterDisposeScope();
        }

        return (rows * _ownWeight).Plus(SumAtTargets(rows.index_select(0, Source) * _arcWeight)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Of every component the largest of the rows of a node's neighbours, and of its own one where it is among them; 0 where there is none.
    /// Of equal ones the first has the gradient, the own one before all.
    /// </summary>
    /// <param name="rows">A row a node, [n × s].</param>
    /// <param name="isClosed">Whether a node is among its neighbours.</param>
    public torch.Tensor LargestRows(torch.Tensor rows, bool isClosed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = NewDisposeScope();
        var (values, width, source, target) = (TorchArrays.Values(rows), (int)rows.shape[1], Numbers(Source), Numbers(Target));

        // The row behind the last one is 0, for nodes without neighbours.
        var where = new long[NodeCount * width];
        for (var at = 0; at < where.Length; at++)
        {
            where[at] = isClosed ? at / width : NodeCount;
        }

        for (var arc = 0; arc < source.Length; arc++)
        {
            for (var k = 0; k < width; k++)
            {
                ref var best = ref where[(target[arc] * width) + k];
                var value = values[(source[arc] * width) + k];
                best = best == NodeCount || value > values[(best * width) + k] ? source[arc] : best;
            }
        }

        using var none = zeros([1, width], ScalarType.Float64);
        return cat([rows, none], 0).gather(0, tensor(where, [NodeCount, width], ScalarType.Int64)).MoveToOuterDisposeScope();
    }

    /// <summary>The largest of numbers that belong to a node and to the arcs that arrive there; without a gradient.</summary>
    /// <param name="onArcs">A row an arc, [arcs × s].</param>
    /// <param name="onNodes">A row a node, [n × s].</param>
    public torch.Tensor LargestAtTargets(torch.Tensor onArcs, torch.Tensor onNodes)
    {
        ArgumentNullException.ThrowIfNull(onArcs);
        ArgumentNullException.ThrowIfNull(onNodes);
        var (largest, values, target) = (TorchArrays.Values(onNodes), TorchArrays.Values(onArcs), Numbers(Target));
        var width = (int)onNodes.shape[1];
        for (var at = 0; at < values.Length; at++)
        {
            ref var best = ref largest[(target[at / width] * width) + (at % width)];
            best = Math.Max(best, values[at]);
        }

        return TorchArrays.FromValues(largest, onNodes.shape);
    }

    private static long[] Numbers(torch.Tensor indices) => [.. indices.data<long>()];

    /// <summary>Releases the native memory.</summary>
    public void Dispose()
    {
        foreach (var tensor in All())
        {
            tensor.Dispose();
        }
    }

    private IEnumerable<torch.Tensor> All()
    {
        IEnumerable<torch.Tensor> always = [Source, Target, Features, ArcFeatures, _arcWeight, _ownWeight];
        return _dense is null ? always : always.Append(_dense);
    }

    /// <summary>Ã of graphs of one size, [graphs × size × size].</summary>
    private static torch.Tensor Dense(IReadOnlyList<GraphData> graphs, int size, double[] ownWeight, double[] arcWeight)
    {
        var (matrices, firstArc) = (new double[graphs.Count * size * size], 0);
        for (var number = 0; number < graphs.Count; number++)
        {
            var (graph, matrix) = (graphs[number].Graph, number * size * size);
            for (var node = 0; node < size; node++)
            {
                matrices[matrix + (node * (size + 1))] = ownWeight[(number * size) + node];
            }

            for (var arc = 0; arc < graph.ArcCount; arc++)
            {
                matrices[matrix + (graph.Target(arc) * size) + graph.Source(arc)] += arcWeight[firstArc + arc];
            }

            firstArc += graph.ArcCount;
        }

        return TorchArrays.FromValues(matrices, graphs.Count, size, size);
    }
}
