using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>Some graphs of a data set as one, and what their outputs should be. Sums over graphs weigh every graph alike.</summary>
internal sealed class Batch : IDisposable
{
    private GraphTensors? _tensors;

    /// <summary>Graphs that a step is made of.</summary>
    /// <param name="task">What is learnt.</param>
    /// <param name="numbers">Their numbers in the data set.</param>
    /// <param name="graphs">The graphs themselves, changed at random perhaps.</param>
    /// <param name="isAugmented">Which of them are changed.</param>
    /// <param name="pool">How states become those of items; where nodes are the items, nothing is done.</param>
    public Batch(
        LearningTask task,
        IReadOnlyList<int> numbers,
        IReadOnlyList<GraphData> graphs,
        IReadOnlyList<bool> isAugmented,
        PoolKind? pool = null)
    {
        (Numbers, Graphs, IsAugmented) = (numbers, graphs, isAugmented);
        NodeCount = graphs.Sum(graph => graph.Graph.NodeCount);
        Pool = graphs[0].Groups is not { Kind: var items } ? null : new PoolTensors(
            pool ?? Pooling.Default(items), NodeGroups.Union([.. graphs.Select(graph => (graph.Groups!, graph.Graph.NodeCount))]));
        switch (task)
        {
            case LearningTask.Classification:
                Labels = tensor(
                    [.. graphs.SelectMany(graph => graph.JudgedItems.Select(item => (long)graph.Labels[item]))], ScalarType.Int64);
                Judged = JudgedOf(graphs);
                break;
            case LearningTask.MultiLabel:
                Targets = FlagsOf(graphs);
                Judged = JudgedOf(graphs);
                break;
            case LearningTask.Regression:
                double[] targets = [.. graphs.SelectMany(graph => graph.Targets)];
                Targets = TensorSet.FromValues(targets, targets.Length, 1);
                Weights = TensorSet.FromValues(
                    [.. graphs.SelectMany(graph => WeightsOf(graph, graphs.Count))], targets.Length, 1);
                break;
            default:
                AddPairs();
                break;
        }
    }

    /// <summary>The numbers of the graphs in the data set.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>The graphs.</summary>
    public IReadOnlyList<GraphData> Graphs { get; }

    /// <summary>Which of the graphs are not as they are in the data set.</summary>
    public IReadOnlyList<bool> IsAugmented { get; }

    /// <summary>The number of their nodes.</summary>
    public int NodeCount { get; }

    /// <summary>The graphs as one, made when they are first asked for: not every trainer computes with them in torch.</summary>
    public GraphTensors Tensors => _tensors ??= new GraphTensors(Graphs).Kept();

    /// <summary>From the states of nodes to those of items; null where nodes are the items.</summary>
    public PoolTensors? Pool { get; }

    /// <summary>The class of every item that counts; for classification.</summary>
    public torch.Tensor? Labels { get; }

    /// <summary>The numbers of the items that count; null for all, and for other tasks, where the others have weight 0.</summary>
    public torch.Tensor? Judged { get; }

    /// <summary>
    /// The number of every item, or the distance of every pair of nodes of a graph, [terms × 1]; of several labels an item those that
    /// count, 0 or 1, [items × labels].
    /// </summary>
    public torch.Tensor? Targets { get; private set; }

    /// <summary>What each term of the loss counts, [terms × 1]; their sum is 1.</summary>
    public torch.Tensor? Weights { get; private set; }

    /// <summary>The first node of every pair; for localisation.</summary>
    public torch.Tensor? First { get; private set; }

    /// <summary>The second node of every pair; for localisation.</summary>
    public torch.Tensor? Second { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tensors?.Dispose();
        Pool?.Dispose();
        Labels?.Dispose();
        Judged?.Dispose();
        Targets?.Dispose();
        Weights?.Dispose();
        First?.Dispose();
        Second?.Dispose();
    }

    private static torch.Tensor? JudgedOf(IReadOnlyList<GraphData> graphs)
    {
        if (graphs.All(graph => graph.Judged is null))
        {
            return null;
        }

        var (judged, first) = (new List<long>(), 0L);
        foreach (var graph in graphs)
        {
            judged.AddRange(graph.JudgedItems.Select(item => first + item));
            first += graph.ItemCount;
        }

        return tensor([.. judged], ScalarType.Int64);
    }

    private static torch.Tensor FlagsOf(IReadOnlyList<GraphData> graphs)
    {
        var labels = graphs[0].Flags.Length / graphs[0].ItemCount;
        double[] flags =
        [
            .. graphs.SelectMany(graph => graph.JudgedItems.SelectMany(
                item => graph.Flags.Skip(item * labels).Take(labels).Select(flag => (double)flag))),
        ];
        return TensorSet.FromValues(flags, flags.Length / labels, labels);
    }

    /// <summary>What the items of one of the graphs count; those that are not judged count nothing.</summary>
    private static double[] WeightsOf(GraphData graph, int graphs)
    {
        var (weights, judged) = (new double[graph.ItemCount], graph.JudgedItems);
        foreach (var item in judged)
        {
            weights[item] = 1.0 / (judged.Count * graphs);
        }

        return weights;
    }

    private void AddPairs()
    {
        var (first, second, distances, weights) = (new List<long>(), new List<long>(), new List<double>(), new List<double>());
        var start = 0;
        foreach (var graph in Graphs)
        {
            var (nodes, n) = (graph.JudgedItems, graph.JudgedItems.Count);
            for (var rank = 0; rank < n; rank++)
            {
                for (var (other, b) = (0, nodes[rank]); other < rank; other++)
                {
                    var a = nodes[other];
                    first.Add(start + a);
                    second.Add(start + b);
                    var (x, y) = (graph.Targets[2 * a] - graph.Targets[2 * b], graph.Targets[(2 * a) + 1] - graph.Targets[(2 * b) + 1]);
                    distances.Add(Math.Sqrt((x * x) + (y * y)));
                    weights.Add(1 / (0.5 * n * (n - 1) * Graphs.Count));
                }
            }

            start += graph.Graph.NodeCount;
        }

        First = tensor([.. first], ScalarType.Int64);
        Second = tensor([.. second], ScalarType.Int64);
        Targets = TensorSet.FromValues([.. distances], distances.Count, 1);
        Weights = TensorSet.FromValues([.. weights], weights.Count, 1);
    }
}
