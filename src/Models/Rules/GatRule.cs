namespace Hogwild.Models;

/// <summary>
/// A graph attention network (Veličković et al. 2018, eq. 1–6), one layer an activation. For node i and j in N(i) ∪ {i}, and each head k,
/// <code>
/// e_ij = LeakyReLU(dst_k · W_kᵀh_i + src_k · W_kᵀh_j)        slope 0.2
/// α_ij = exp(e_ij) / Σ_l exp(e_il)
/// h_i  ← relu(‖_k Σ_j α_ij W_kᵀ h_j + b)                     heads side by side; in the last layer their mean
/// </code>
/// A reader computes the score of a neighbour from that neighbour's state with its own layer's parameters, so the state is all that is
/// published. With the metadata <c>gat.activation</c> <c>elu</c> an ELU stands in the place of the ReLU, as in that paper's experiments.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class GatRule : LayeredRule
{
    /// <summary>The metadata that say what stands between layers: <c>relu</c>, the default, or <c>elu</c>.</summary>
    internal const string ActivationKey = "gat.activation";

    /// <summary>The value of <see cref="ActivationKey"/> for a ReLU.</summary>
    internal const string Relu = "relu";

    /// <summary>The value of <see cref="ActivationKey"/> for an ELU.</summary>
    internal const string Elu = "elu";

    /// <summary>
    /// A network from tensors <c>gat1.W</c> [in × heads·out], <c>gat1.src</c> and <c>gat1.dst</c> [heads × out], and <c>gat1.b</c>, as many
    /// as the layer has outputs, which is 0 where it is missing; then <c>gat2.W</c>, … as many as there are.
    /// </summary>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">The tensors.</param>
    /// <param name="isLinearAtLast">Whether the last layer is not rectified, as where it is the output itself. Default false.</param>
    /// <exception cref="WeightFormatException">
    /// There is no layer, one does not fit to that before or to the features, or the file is of another rule.
    /// </exception>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself, or features are missing.</exception>
    public GatRule(GraphData data, WeightFile weights, bool isLinearAtLast = false)
        : base(Checked(data, weights), GatLayer.All(data, weights), isLinearAtLast)
    {
    }
}
