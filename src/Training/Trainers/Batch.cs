using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>Some graphs of a data set as one, and what their outputs should be. Sums over graphs weigh every graph alike.</summary>
internal sealed class Batch : IDisposable
{
    private readonly List<torch.Tensor> _made = [];
    private readonly long[]? _judged;
    private readonly int _labels = 1;
    private GraphTensors? _tensors;
    private torch.Tensor? _labelTensor;
    private torch.Tensor? _judgedTensor;
    private torch.Tensor? _targets;
    private torch.Tensor? _weights;
    private torch.Tensor? _first;
    private torch.Tensor? _second;

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
        ItemCount = graphs.Sum(graph => graph.ItemCount);
        switch (task)
        {
            case LearningTask.Classification:
                LabelNumbers = [.. graphs.SelectMany(graph => graph.JudgedItems.Select(item => (long)graph.Labels[item]))];
                _judged = JudgedOf(graphs);
                break;
            case LearningTask.MultiLabel:
                _labels = graphs[0].Flags.Length / graphs[0].ItemCount;
                TargetValues = FlagsOf(graphs, _labels);
                _judged = JudgedOf(graphs);
                break;
            case LearningTask.Regression:
                TargetValues = [.. graphs.SelectMany(graph => graph.Targets)];
                WeightValues = [.. graphs.SelectMany(graph => WeightsOf(graph, graphs.Count))];
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

    /// <summary>The number of items: nodes, edges or graphs.</summary>
    public int ItemCount { get; }

    /// <summary>The class of every item that counts; for classification.</summary>
    public long[] LabelNumbers { get; } = [];

    /// <summary>
    /// The number of every item, or the distance of every pair of nodes of a graph; of several labels an item those that count, 0 or 1,
    /// row by row.
    /// </summary>
    public double[] TargetValues { get; private set; } = [];

    /// <summary>What each term of the loss counts; their sum is 1.</summary>
    public double[] WeightValues { get; private set; } = [];

    /// <summary>The two nodes of every pair; for localisation.</summary>
    public (int First, int Second)[] PairEnds { get; private set; } = [];

    /// <summary><see cref="LabelNumbers"/> in torch.</summary>
    public torch.Tensor Labels => _labelTensor ??= Made(tensor(LabelNumbers, ScalarType.Int64));

    /// <summary>The numbers of the items that count; null for all, and for other tasks, where the others have weight 0.</summary>
    public torch.Tensor? Judged => _judged is null ? null : _judgedTensor ??= Made(tensor(_judged, ScalarType.Int64));

    /// <summary><see cref="TargetValues"/> in torch, [terms × 1], or [items × labels].</summary>
    public torch.Tensor Targets => _targets ??= Made(TorchArrays.FromValues(TargetValues, TargetValues.Length / _labels, _labels));

    /// <summary><see cref="WeightValues"/> in torch, [terms × 1].</summary>
    public torch.Tensor Weights => _weights ??= Made(TorchArrays.FromValues(WeightValues, WeightValues.Length, 1));

    /// <summary>The first node of every pair; for localisation. None where every graph has one node that is judged.</summary>
    public torch.Tensor First => _first ??= Made(tensor([.. PairEnds.Select(pair => (long)pair.First)], ScalarType.Int64));

    /// <summary>The second node of every pair; for localisation.</summary>
    public torch.Tensor Second => _second ??= Made(tensor([.. PairEnds.Select(pair => (long)pair.Second)], ScalarType.Int64));

    /// <summary>The number of the item that is judged as so manieth, from 0; of classification.</summary>
    public int JudgedItem(int term) => _judged is null ? term : (int)_judged[term];

    /// <inheritdoc/>
    public void Dispose()
    {
        _tensors?.Dispose();
        Pool?.Dispose();
        _made.ForEach(item => item.Dispose());
    }

    /// <summary>Keeps a tensor beyond the scope under way, as long as the batch.</summary>
    private torch.Tensor Made(torch.Tensor made)
    {
        _made.Add(made.DetachFromDisposeScope());
        return made;
    }

    private static long[]? JudgedOf(IReadOnlyList<GraphData> graphs)
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

        return [.. judged];
    }

    private static double[] FlagsOf(IReadOnlyList<GraphData> graphs, int labels) =>
    [
        .. graphs.SelectMany(graph => graph.JudgedItems.SelectMany(
            item => graph.Flags.Skip(item * labels).Take(labels).Select(flag => (double)flag))),
    ];

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
        var (pairs, distances, weights) = (new List<(int First, int Second)>(), new List<double>(), new List<double>());
        var start = 0;
        foreach (var graph in Graphs)
        {
            var (nodes, n) = (graph.JudgedItems, graph.JudgedItems.Count);
            for (var rank = 0; rank < n; rank++)
            {
                for (var (other, b) = (0, nodes[rank]); other < rank; other++)
                {
                    var a = nodes[other];
                    pairs.Add((start + a, start + b));
                    var (x, y) = (graph.Targets[2 * a] - graph.Targets[2 * b], graph.Targets[(2 * a) + 1] - graph.Targets[(2 * b) + 1]);
                    distances.Add(Math.Sqrt((x * x) + (y * y)));
                    weights.Add(1 / (0.5 * n * (n - 1) * Graphs.Count));
                }
            }

            start += graph.Graph.NodeCount;
        }

        (PairEnds, TargetValues, WeightValues) = ([.. pairs], [.. distances], [.. weights]);
    }
}
