namespace Hogwild.Models;

/// <summary>The outputs are the state itself, or its first numbers.</summary>
/// <param name="size">How many numbers.</param>
public sealed class IdentityReadout(int size) : IReadout
{
    /// <inheritdoc/>
    public int OutputSize { get; } = size;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<double> state, Span<double> output) => state[..OutputSize].CopyTo(output);
}
