using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A linear functional of the outputs: Σ_i Σ_c w_ic · o_ic.</summary>
/// <param name="readout">From a node's state to its outputs.</param>
/// <param name="weights">w, n × OutputSize, row by row.</param>
public sealed class WeightedOutputs(IReadout readout, ReadOnlyMemory<double> weights) : ISeparableObjective
{
    /// <inheritdoc/>
    public double Score(int node, ReadOnlySpan<double> state)
    {
        var output = new double[readout.OutputSize];
        readout.Read(state, output);
        var own = weights.Span.Slice(node * output.Length, output.Length);
        var sum = 0.0;
        for (var k = 0; k < output.Length; k++)
        {
            sum += own[k] * output[k];
        }

        return sum;
    }
}
