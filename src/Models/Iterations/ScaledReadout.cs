namespace Hogwild.Models;

/// <summary>The output of a node is its one number times a factor.</summary>
/// <param name="factor">The factor.</param>
internal sealed class ScaledReadout(double factor) : IReadout
{
    /// <inheritdoc/>
    public int OutputSize => 1;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<double> state, Span<double> output) => output[0] = factor * state[0];
}
