using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// A step of a GSDGNN in torch with α = 1/(1 + λ): F(H) = (λ Ã H + X U + b)/(1 + λ), with <c>gsdgnn.U</c> [p × k] and, where it is there,
/// <c>gsdgnn.b</c> [k].
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="lambda">λ.</param>
internal sealed class GsdgnnTwin(IReadOnlyDictionary<string, torch.Tensor> parameters, double lambda)
{
    /// <summary>One step from <paramref name="states"/>, [n × k].</summary>
    public torch.Tensor Step(GraphTensors graph, torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var scope = torch.NewDisposeScope();
        var sum = graph.Convolve(states).Times(lambda).Plus(graph.Features.matmul(parameters["gsdgnn.U"]));
        return (parameters.TryGetValue("gsdgnn.b", out var bias) ? sum.Plus(bias) : sum).Times(1 / (1 + lambda)).MoveToOuterDisposeScope();
    }
}
