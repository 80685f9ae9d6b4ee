namespace Hogwild.Models;

/// <summary>
/// A graph isomorphism network (Xu et al. 2019, eq. 4.1): h_i ← relu(W2ᵀ relu(W1ᵀ ((1 + ε) h_i + Σ_j h_j) + b1) + b2), one layer an
/// activation. Sums are not divided by degrees.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class GinRule : LayeredRule
{
    /// <summary>
    /// A network from tensors <c>gin1.W1</c> [in × hidden], <c>gin1.b1</c> [hidden], <c>gin1.W2</c> [hidden × out], <c>gin1.b2</c> [out]
    /// and <c>gin1.eps</c> [1], then <c>gin2.W1</c>, … as many as there are. Biases and ε are 0 where they are missing.
    /// </summary>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">The tensors.</param>
    /// <param name="isLinearAtLast">Whether the last layer is not rectified, as where it is the output itself. Default false.</param>
    /// <exception cref="WeightFormatException">
    /// There is no layer, one does not fit to that before or to the features, or the file is of another rule.
    /// </exception>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself, or features are missing.</exception>
    public GinRule(GraphData data, WeightFile weights, bool isLinearAtLast = false)
        : base(Checked(data, weights), GinLayer.All(data, weights), isLinearAtLast)
    {
    }
}
