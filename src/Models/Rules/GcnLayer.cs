using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Ã H W + b.</summary>
/// <param name="adjacency">Ã, or A + I.</param>
/// <param name="weight">W, [in × out].</param>
/// <param name="bias">b, [out]; null for 0.</param>
internal sealed class GcnLayer(NormalizedAdjacency adjacency, Tensor weight, double[]? bias) : Layer(weight.Shape[0], weight.Shape[1])
{
    /// <summary>The layers of a file.</summary>
    /// <exception cref="WeightFormatException">There is none, or one does not fit to that before or to the features.</exception>
    public static IReadOnlyList<Layer> All(GraphData data, WeightFile weights, bool normalise)
    {
        var adjacency = new NormalizedAdjacency(data.Graph, normalise);
        return LayerTensors.Read(weights, "gcn", data.FeatureSize, (name, inputs, isThere) =>
            isThere(name + "W", inputs) is not { } weight ? null
                : new GcnLayer(adjacency, weight, weights.Find(name + "b", weight.Shape[1])?.Values));
    }

    /// <inheritdoc/>
    public override void Apply(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> output)
    {
        Span<double> sum = stackalloc double[own.Length];
        adjacency.Aggregate(node, own, inbox, sum);
        Dense.MatVecTransposed(weight.Values, sum[..Inputs], output);
        AddBias(bias, output);
    }
}
