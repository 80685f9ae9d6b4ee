using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>A network with one hidden layer of ReLUs over (1 + ε) h_i + Σ_j h_j.</summary>
/// <param name="first">W1, [in × hidden].</param>
/// <param name="firstBias">b1, [hidden]; null for 0.</param>
/// <param name="second">W2, [hidden × out].</param>
/// <param name="secondBias">b2, [out]; null for 0.</param>
/// <param name="epsilon">ε.</param>
internal sealed class GinLayer(Tensor first, double[]? firstBias, Tensor second, double[]? secondBias, double epsilon)
    : Layer(first.Shape[0], second.Shape[1])
{
    /// <summary>The layers of a file.</summary>
    /// <exception cref="WeightFormatException">There is none, or one does not fit to that before or to the features.</exception>
    public static IReadOnlyList<Layer> All(GraphData data, WeightFile weights) =>
        LayerTensors.Read(weights, "gin", data.FeatureSize, (name, inputs, isThere) =>
        {
            if (isThere(name + "W1", inputs) is not { } first)
            {
                return null;
            }

            var hidden = first.Shape[1];
            var second = weights.Require(name + "W2", hidden, WeightFile.Any);
            return new GinLayer(
                first,
                weights.Find(name + "b1", hidden)?.Values,
                second,
                weights.Find(name + "b2", second.Shape[1])?.Values,
                weights.Find(name + "eps", 1)?.Values[0] ?? 0);
        });

    /// <inheritdoc/>
    public override void Apply(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> output)
    {
        Span<double> sum = stackalloc double[Inputs];
        Dense.AddScaled(1 + epsilon, own[..Inputs], sum);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Dense.AddScaled(1, inbox[slot][..Inputs], sum);
        }

        Span<double> hidden = stackalloc double[first.Shape[1]];
        Dense.MatVecTransposed(first.Values, sum, hidden);
        AddBias(firstBias, hidden);
        Relu.Apply(hidden);
        Dense.MatVecTransposed(second.Values, hidden, output);
        AddBias(secondBias, output);
    }
}
