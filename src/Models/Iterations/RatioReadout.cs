namespace Hogwild.Models;

/// <summary>The output of a node is one number of its state divided by another.</summary>
/// <param name="numerator">Which number is divided.</param>
/// <param name="denominator">By which one.</param>
internal sealed class RatioReadout(int numerator, int denominator) : IReadout
{
    /// <inheritdoc/>
    public int OutputSize => 1;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<double> state, Span<double> output) => output[0] = state[numerator] / state[denominator];
}
