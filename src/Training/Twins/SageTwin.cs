using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// GraphSAGE in torch (Hamilton, Ying &amp; Leskovec 2017): H_i ← agg_j(H_j) Wn + H_i Ws + b with tensors <c>sage1.Wn</c>, <c>sage1.Ws</c>
/// [in × out], <c>sage1.b</c>, …, agg the mean or the largest of every component.
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="aggregator">What is made of the neighbours' states.</param>
/// <param name="isClosed">Whether a node is among its neighbours.</param>
/// <param name="drop">Leaves out inputs of a layer at random; null for all inputs.</param>
internal sealed class SageTwin(
    IReadOnlyDictionary<string, torch.Tensor> parameters,
    SageAggregator aggregator,
    bool isClosed,
    Func<torch.Tensor, int, torch.Tensor>? drop = null)
    : LayeredTwin(parameters, drop)
{
    /// <inheritdoc/>
    protected override string First(int layer) => $"sage{layer}.Wn";

    /// <inheritdoc/>
    protected override torch.Tensor Layer(GraphTensors graph, torch.Tensor states, int layer)
    {
        var gathered = aggregator == SageAggregator.Mean ? Mean(graph, states) : graph.LargestRows(states, isClosed);
        var sum = gathered.matmul(Find(First(layer))!);
        sum = Find($"sage{layer}.Ws") is { } self ? sum.Plus(states.matmul(self)) : sum;
        return Biased(sum, $"sage{layer}.b");
    }

    private torch.Tensor Mean(GraphTensors graph, torch.Tensor states)
    {
        var sum = graph.SumAtTargets(states.index_select(0, graph.Source));
        var count = graph.SumAtTargets(torch.ones([graph.Source.shape[0], 1], torch.ScalarType.Float64));
        return isClosed ? sum.Plus(states) / count.Plus(1)
            : sum / torch.maximum(count, torch.ones([graph.NodeCount, 1], torch.ScalarType.Float64));
    }
}
