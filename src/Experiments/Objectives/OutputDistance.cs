using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// The squared Euclidean distance of outputs from given ones: ‖o − o*‖₂². For layered rules, whose states have no answer before the last.
/// </summary>
/// <param name="readout">From a state to its outputs.</param>
/// <param name="answer">o*, items × OutputSize, row by row.</param>
public sealed class OutputDistance(IReadout readout, ReadOnlyMemory<double> answer) : OutputObjective(readout)
{
    /// <inheritdoc/>
    public override double OfItem(int item, ReadOnlySpan<double> output)
    {
        var expected = answer.Span.Slice(item * output.Length, output.Length);
        var sum = 0.0;
        for (var k = 0; k < output.Length; k++)
        {
            var deviation = output[k] - expected[k];
            sum += deviation * deviation;
        }

        return sum;
    }
}
