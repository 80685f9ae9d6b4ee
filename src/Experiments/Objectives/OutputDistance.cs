using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// The squared Euclidean distance of outputs from given ones: ‖o − o*‖₂². For layered rules, whose states have no answer before the last.
/// </summary>
/// <param name="readout">From a node's state to its outputs.</param>
/// <param name="answer">o*, n × OutputSize, row by row.</param>
public sealed class OutputDistance(IReadout readout, ReadOnlyMemory<double> answer) : ISeparableObjective
{
    /// <inheritdoc/>
    public double Score(int node, ReadOnlySpan<double> state)
    {
        var output = new double[readout.OutputSize];
        readout.Read(state, output);
        var expected = answer.Span.Slice(node * output.Length, output.Length);
        var sum = 0.0;
        for (var k = 0; k < output.Length; k++)
        {
            var deviation = output[k] - expected[k];
            sum += deviation * deviation;
        }

        return sum;
    }
}
