using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// The EIGNN in torch (Liu et al. 2021): F(H) = γ Ã H g(F) + X U + b, g(F) = FᵀF / (‖FᵀF‖_F + 10⁻¹²), with <c>eignn.F</c> [k × k],
/// <c>eignn.U</c> [p × k] and, where it is there, <c>eignn.b</c> [k].
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="gamma">γ.</param>
internal sealed class EignnTwin(IReadOnlyDictionary<string, torch.Tensor> parameters, double gamma)
{
    private const double Epsilon = 1e-12;

    /// <summary>One step from <paramref name="states"/>, [n × k].</summary>
    public torch.Tensor Step(GraphTensors graph, torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var scope = torch.NewDisposeScope();
        var product = parameters["eignn.F"].t().matmul(parameters["eignn.F"]);
        var mix = product.div((product * product).sum().sqrt().Plus(Epsilon)).Times(gamma);
        var sum = graph.Convolve(states).matmul(mix).Plus(graph.Features.matmul(parameters["eignn.U"]));
        return (parameters.TryGetValue("eignn.b", out var bias) ? sum.Plus(bias) : sum).MoveToOuterDisposeScope();
    }
}
