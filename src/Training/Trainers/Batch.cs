using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>Some graphs of a data set as one, and what their outputs should be. Sums over graphs weigh every graph alike.</summary>
internal sealed class Batch : IDisposable
{
    /// <summary>Graphs that a step is made of.</summary>
    /// <param name="task">What is learnt.</param>
    /// <param name="numbers">Their numbers in the data set.</param>
    /// <param name="graphs">The graphs themselves, changed at random perhaps.</param>
    /// <param name="isAugmented">Which of them are changed.</param>
    public Batch(LearningTask task, IReadOnlyList<int> numbers, IReadOnlyList<GraphData> graphs, IReadOnlyList<bool> isAugmented)
    {
        (Numbers, Graphs, IsAugmented) = (numbers, graphs, isAugmented);
        Tensors = new GraphTensors(graphs);
        if (task == LearningTask.Classification)
        {
            Labels = tensor([.. graphs.SelectMany(graph => graph.Labels).Select(label => (long)label)], ScalarType.Int64);
            return;
        }

        if (task == LearningTask.Regression)
        {
            Targets = TensorSet.FromValues([.. graphs.SelectMany(graph => graph.Targets)], Tensors.NodeCount, 1);
            Weights = TensorSet.FromValues(
                [.. graphs.SelectMany(graph => Enumerable.Repeat(1.0 / (graph.Graph.NodeCount * graphs.Count), graph.Graph.NodeCount))],
                Tensors.NodeCount,
                1);
            return;
        }

        AddPairs();
    }

    /// <summary>The numbers of the graphs in the data set.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>The graphs.</summary>
    public IReadOnlyList<GraphData> Graphs { get; }

    /// <summary>Which of the graphs are not as they are in the data set.</summary>
    public IReadOnlyList<bool> IsAugmented { get; }

    /// <summary>The graphs as one.</summary>
    public GraphTensors Tensors { get; }

    /// <summary>The class of every node; for classification.</summary>
    public torch.Tensor? Labels { get; }

    /// <summary>The number of every node, or the distance of every pair of nodes of a graph, [terms × 1].</summary>
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
        Tensors.Dispose();
        Labels?.Dispose();
        Targets?.Dispose();
        Weights?.Dispose();
        First?.Dispose();
        Second?.Dispose();
    }

    private void AddPairs()
    {
        var (first, second, distances, weights) = (new List<long>(), new List<long>(), new List<double>(), new List<double>());
        var start = 0;
        foreach (var graph in Graphs)
        {
            var n = graph.Graph.NodeCount;
            for (var b = 0; b < n; b++)
            {
                for (var a = 0; a < b; a++)
                {
                    first.Add(start + a);
                    second.Add(start + b);
                    var (x, y) = (graph.Targets[2 * a] - graph.Targets[2 * b], graph.Targets[(2 * a) + 1] - graph.Targets[(2 * b) + 1]);
                    distances.Add(Math.Sqrt((x * x) + (y * y)));
                    weights.Add(1 / (0.5 * n * (n - 1) * Graphs.Count));
                }
            }

            start += n;
        }

        First = tensor([.. first], ScalarType.Int64);
        Second = tensor([.. second], ScalarType.Int64);
        Targets = TensorSet.FromValues([.. distances], distances.Count, 1);
        Weights = TensorSet.FromValues([.. weights], weights.Count, 1);
    }
}
