using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>A linear functional of the outputs: Σ_i Σ_c w_ic · o_ic.</summary>
/// <param name="readout">From a state to its outputs.</param>
/// <param name="weights">w, items × OutputSize, row by row.</param>
public sealed class WeightedOutputs(IReadout readout, ReadOnlyMemory<double> weights) : OutputObjective(readout)
{
    /// <inheritdoc/>
    public override double OfItem(int item, ReadOnlySpan<double> output)
    {
        var own = weights.Span.Slice(item * output.Length, output.Length);
        var sum = 0.0;
        for (var k = 0; k < output.Length; k++)
        {
            sum += own[k] * output[k];
        }

        return sum;
    }
}
