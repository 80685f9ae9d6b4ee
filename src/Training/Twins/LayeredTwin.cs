using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Hogwild.Training;

/// <summary>
/// A network of layers in torch, from H = X. Behind every layer stands a ReLU, or what the network says; where there is no readout the last
/// layer is the output itself.
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="drop">Leaves out inputs of a layer at random; null for all inputs.</param>
internal abstract class LayeredTwin(IReadOnlyDictionary<string, torch.Tensor> parameters, Func<torch.Tensor, int, torch.Tensor>? drop)
{
    /// <summary>The last layer, [n × width].</summary>
    public torch.Tensor Outputs(GraphTensors graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var scope = torch.NewDisposeScope();
        var (states, hasReadout) = (graph.Features.alias(), ReadoutTwin.IsIn(parameters));
        for (var layer = 1; parameters.ContainsKey(First(layer)); layer++)
        {
            states = Layer(graph, drop is null ? states : drop(states, layer), layer);
            states = hasReadout || !IsLast(layer) ? Activate(states) : states;
        }

        return states.MoveToOuterDisposeScope();
    }

    /// <summary>The name of a tensor that every layer has.</summary>
    /// <param name="layer">The layer, from 1.</param>
    protected abstract string First(int layer);

    /// <summary>A layer before what stands behind it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="states">The layer before, [n × in].</param>
    /// <param name="layer">The layer, from 1.</param>
    protected abstract torch.Tensor Layer(GraphTensors graph, torch.Tensor states, int layer);

    /// <summary>What stands behind a layer.</summary>
    protected virtual torch.Tensor Activate(torch.Tensor states) => relu(states);

    /// <summary>Whether no layer follows.</summary>
    protected bool IsLast(int layer) => !parameters.ContainsKey(First(layer + 1));

    /// <summary>A tensor; null where there is none.</summary>
    protected torch.Tensor? Find(string name) => parameters.TryGetValue(name, out var tensor) ? tensor : null;

    /// <summary>Rows with a bias added, where there is one of that name.</summary>
    protected torch.Tensor Biased(torch.Tensor rows, string name) => Find(name) is { } bias ? rows.Plus(bias) : rows;
}
