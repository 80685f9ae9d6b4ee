namespace Hogwild.Models;

/// <summary>
/// The output function o_φ: from a node's state to its outputs (paper, §3.1). It is local to the node, or reads the pooled state of an
/// item.
/// </summary>
public interface IReadout
{
    /// <summary>Number of outputs of a node.</summary>
    int OutputSize { get; }

    /// <summary>Writes the outputs that belong to <paramref name="state"/>.</summary>
    /// <param name="state">The node's state, as published.</param>
    /// <param name="output">Receives OutputSize numbers.</param>
    void Read(ReadOnlySpan<double> state, Span<double> output);
}
