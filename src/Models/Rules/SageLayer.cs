using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Wn of the mean or the largest of the neighbours' states, plus Ws of the own one, plus b.</summary>
/// <param name="neighbours">Wn, [in × out].</param>
/// <param name="self">Ws, [in × out]; null for 0.</param>
/// <param name="bias">b, [out]; null for 0.</param>
/// <param name="aggregator">What is made of the neighbours' states.</param>
/// <param name="isClosed">Whether a node is among its neighbours.</param>
internal sealed class SageLayer(Tensor neighbours, Tensor? self, double[]? bias, SageAggregator aggregator, bool isClosed)
    : Layer(neighbours.Shape[0], neighbours.Shape[1])
{
    /// <summary>The layers of a file.</summary>
    /// <exception cref="WeightFormatException">There is none, or one does not fit to that before or to the features.</exception>
    public static IReadOnlyList<Layer> All(GraphData data, WeightFile weights, SageAggregator? aggregator, bool? isClosed)
    {
        var how = SageRule.AggregatorOf(weights, aggregator);
        var closed = SageRule.IsClosed(weights, isClosed);
        return LayerTensors.Read(weights, "sage", data.FeatureSize, (name, inputs, isThere) =>
            isThere(name + "Wn", inputs) is not { } weight ? null
                : new SageLayer(
                    weight,
                    weights.Find(name + "Ws", inputs, weight.Shape[1]),
                    weights.Find(name + "b", weight.Shape[1])?.Values,
                    how,
                    closed));
    }

    /// <inheritdoc/>
    public override void Apply(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> output)
    {
        Span<double> gathered = stackalloc double[Inputs];
        own = own[..Inputs];
        if (aggregator == SageAggregator.Mean)
        {
            Average(own, inbox, gathered);
        }
        else
        {
            Largest(own, inbox, gathered);
        }

        Dense.MatVecTransposed(neighbours.Values, gathered, output);
        if (self is not null)
        {
            Dense.MatVecTransposed(self.Values, own, output);
        }

        AddBias(bias, output);
    }

    private void Average(ReadOnlySpan<double> own, in Inbox inbox, Span<double> mean)
    {
        var count = inbox.Count + (isClosed ? 1 : 0);
        if (isClosed)
        {
            own.CopyTo(mean);
        }

        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Dense.AddScaled(1, inbox[slot][..Inputs], mean);
        }

        if (count > 1)
        {
            Dense.Multiply(1.0 / count, mean, mean);
        }
    }

    /// <summary>The largest of every component; 0 where there is none.</summary>
    private void Largest(ReadOnlySpan<double> own, in Inbox inbox, Span<double> largest)
    {
        if (isClosed)
        {
            own.CopyTo(largest);
        }

        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var state = inbox[slot];
            for (var k = 0; k < Inputs; k++)
            {
                largest[k] = slot == 0 && !isClosed ? state[k] : Math.Max(largest[k], state[k]);
            }
        }
    }
}
