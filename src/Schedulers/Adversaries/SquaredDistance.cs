using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>The squared Euclidean distance from given states: ‖x − x*‖₂².</summary>
/// <param name="reference">x*, n × k, row by row, copied; the origin where it is empty.</param>
public sealed class SquaredDistance(ReadOnlyMemory<double> reference) : ISeparableObjective
{
    private readonly double[] _reference = reference.ToArray();

    /// <inheritdoc/>
    public double Score(int node, ReadOnlySpan<double> state)
    {
        var expected = _reference.Length == 0 ? default : _reference.AsSpan(node * state.Length, state.Length);
        var sum = 0.0;
        for (var k = 0; k < state.Length; k++)
        {
            var deviation = state[k] - (expected.IsEmpty ? 0 : expected[k]);
            sum += deviation * deviation;
        }

        return sum;
    }
}
