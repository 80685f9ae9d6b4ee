namespace Hogwild.Models;

/// <summary>
/// A graph convolutional network (Kipf &amp; Welling 2017; paper, eq. 5): H ← relu(Ã H W_l + b_l), one layer an activation.
/// <see cref="LayeredRule"/> tells what a node reads under asynchrony.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class GcnRule : LayeredRule
{
    /// <summary>
    /// A network from tensors <c>layer1.W</c>, <c>layer2.W</c>, … of shape [in × out], as many as there are, and <c>layer1.b</c>, … of
    /// shape [out], which are 0 where they are missing.
    /// </summary>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">The tensors.</param>
    /// <param name="normalise">
    /// False for A + I in place of Ã: a node adds up itself and its neighbours as they are (paper, Figure 1).
    /// </param>
    /// <param name="isLinearAtLast">Whether the last layer is not rectified, as where it is the output itself. Default false.</param>
    /// <exception cref="WeightFormatException">
    /// There is no layer, one does not fit to that before or to the features, or the file is of another rule.
    /// </exception>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself, or features are missing.</exception>
    public GcnRule(GraphData data, WeightFile weights, bool normalise = true, bool isLinearAtLast = false)
        : base(Checked(data, weights), GcnLayer.All(data, weights, normalise), isLinearAtLast)
    {
    }
}
