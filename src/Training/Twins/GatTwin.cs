using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Hogwild.Training;

/// <summary>
/// The graph attention network in torch (Veličković et al. 2018, eq. 1–6): tensors <c>gat1.W</c> [in × heads·out], <c>gat1.src</c> and
/// <c>gat1.dst</c> [heads × out], <c>gat1.b</c>, … With Z = H W, a head of which is [n × out],
/// <code>e_ij = LeakyReLU(dst · Z_i + src · Z_j),  α = softmax of e over j in N(i) ∪ {i},  H_i ← Σ_j α_ij Z_j + b</code>
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="drop">Leaves out inputs of a layer at random; null for all inputs.</param>
/// <param name="isElu">Whether an ELU stands between layers; else a ReLU.</param>
internal sealed class GatTwin(
    IReadOnlyDictionary<string, torch.Tensor> parameters, Func<torch.Tensor, int, torch.Tensor>? drop = null, bool isElu = false)
    : LayeredTwin(parameters, drop)
{
    private const double NegativeSlope = 0.2;

    /// <inheritdoc/>
    protected override string First(int layer) => $"gat{layer}.W";

    /// <inheritdoc/>
    protected override torch.Tensor Layer(GraphTensors graph, torch.Tensor states, int layer)
    {
        var (source, target) = (Find($"gat{layer}.src")!, Find($"gat{layer}.dst")!);
        var (heads, size) = (source.shape[0], source.shape[1]);
        var rows = states.matmul(Find($"gat{layer}.W")!).view(graph.NodeCount, heads, size);
        var (sent, asked) = ((rows * source).sum(2), (rows * target).sum(2));
        var onArcs = Leaky(sent.index_select(0, graph.Source).Plus(asked.index_select(0, graph.Target)));
        var onNodes = Leaky(sent.Plus(asked));

        // A softmax does not change where a number is subtracted from all its scores, so nothing flows back through the largest one.
        var largest = graph.LargestAtTargets(onArcs.detach(), onNodes.detach());
        onArcs = torch.exp(onArcs.Minus(largest.index_select(0, graph.Target)));
        onNodes = torch.exp(onNodes.Minus(largest));
        var total = graph.SumAtTargets(onArcs).Plus(onNodes).unsqueeze(2);
        var messages = (onArcs.unsqueeze(2) * rows.index_select(0, graph.Source)).view(graph.Source.shape[0], heads * size);
        var sum = graph.SumAtTargets(messages).view(graph.NodeCount, heads, size).Plus(onNodes.unsqueeze(2) * rows) / total;
        return Biased(IsLast(layer) ? sum.sum(1).Times(1.0 / heads) : sum.view(graph.NodeCount, heads * size), $"gat{layer}.b");
    }

    /// <inheritdoc/>
    protected override torch.Tensor Activate(torch.Tensor states)
    {
        if (!isElu)
        {
            return base.Activate(states);
        }

        var positive = relu(states);
        return positive.Plus(torch.expm1(states.Minus(positive)));
    }

    /// <summary>x where it is positive, else 0.2 x.</summary>
    private static torch.Tensor Leaky(torch.Tensor x) => x.Times(NegativeSlope).Plus(relu(x).Times(1 - NegativeSlope));
}
