using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Hogwild.Training;

/// <summary>
/// The implicit graph neural network in torch (Gu et al. 2020; paper eq. 6): F(H) = ReLU(Ã H W + X U + b) with <c>ignn.W</c> [k × k],
/// <c>ignn.U</c> [p × k] and, where it is there, <c>ignn.b</c> [k].
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
internal sealed class IgnnTwin(IReadOnlyDictionary<string, torch.Tensor> parameters)
{
    /// <summary>One step from <paramref name="states"/>, [n × k].</summary>
    public torch.Tensor Step(GraphTensors graph, torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var scope = torch.NewDisposeScope();
        var sum = graph.Convolve(states).matmul(parameters["ignn.W"]).Plus(graph.Features.matmul(parameters["ignn.U"]));
        return relu(parameters.TryGetValue("ignn.b", out var bias) ? sum.Plus(bias) : sum).MoveToOuterDisposeScope();
    }
}
