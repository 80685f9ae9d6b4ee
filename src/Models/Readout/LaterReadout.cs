namespace Hogwild.Models;

/// <summary>A readout that reads what stands behind the first numbers of a state.</summary>
/// <param name="inner">What reads it.</param>
/// <param name="skipped">How many numbers stand before.</param>
internal sealed class LaterReadout(IReadout inner, int skipped) : IReadout
{
    /// <inheritdoc/>
    public int OutputSize => inner.OutputSize;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<double> state, Span<double> output) => inner.Read(state[skipped..], output);
}
