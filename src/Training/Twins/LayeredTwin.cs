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

    /// <summary>
    /// The last layer of every node, [n × width], computed asynchronously: each activation from the versions that it reads, padded or cut
    /// to what its layer takes, as the simulation does (<see cref="Models.LayeredRule"/>).
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="schedule">Who reads what.</param>
    public torch.Tensor Outputs(GraphTensors graph, UnrolledSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(schedule);
        using var scope = torch.NewDisposeScope();
        var (rows, hasReadout) = (Padded(graph.Features), ReadoutTwin.IsIn(parameters));
        var (last, places, done) = (new List<torch.Tensor>(), new long[graph.NodeCount], 0L);
        foreach (var step in schedule.Steps)
        {
            var numbers = torch.tensor([.. step.Own, .. step.Read], torch.ScalarType.Int64);
            var read = rows.index_select(0, numbers).narrow(1, 0, InputsOf(step.Layer));
            var states = Layer(graph.Of(step), read, step.Layer).narrow(0, 0, step.Nodes.Length);
            states = hasReadout || !IsLast(step.Layer) ? Activate(states) : states;
            rows = torch.cat([rows, Padded(states)], 0);
            if (IsLast(step.Layer))
            {
                last.Add(states);
                Array.ForEach(step.Nodes, node => places[node] = done++);
            }
        }

        return torch.cat(last, 0).index_select(0, torch.tensor(places, torch.ScalarType.Int64)).MoveToOuterDisposeScope();
    }

    /// <summary>The name of a tensor that every layer has.</summary>
    /// <param name="layer">The layer, from 1.</param>
    /// <returns>That of a tensor with a row for every input.</returns>
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

    private long InputsOf(int layer) => Find(First(layer))!.shape[0];

    /// <summary>Rows with as many numbers as the layer takes that takes most; what no layer takes is left out.</summary>
    private torch.Tensor Padded(torch.Tensor rows)
    {
        var most = 0L;
        for (var layer = 1; parameters.ContainsKey(First(layer)); layer++)
        {
            most = Math.Max(most, InputsOf(layer));
        }

        return rows.shape[1] >= most ? rows.narrow(1, 0, most)
            : torch.cat([rows, torch.zeros([rows.shape[0], most - rows.shape[1]], torch.ScalarType.Float64)], 1);
    }
}
