namespace Hogwild.Experiments;

/// <summary>A graph with a number on every arc: from a file in one of two formats, or from a trace.</summary>
/// <param name="IsMatrix">True for a Matrix Market file, whose entry (i, j) is the arc from j to i; false for a list of edges.</param>
/// <param name="File">The file; null for a trace.</param>
public sealed record GraphFile(bool IsMatrix, InputFile? File)
{
    /// <summary>The trace whose good links are the edges; null for a file.</summary>
    public TraceSpec? Trace { get; init; }

    /// <summary>The probability of delivery, in the better direction, that makes an edge.</summary>
    public double AtLeast { get; init; }

    /// <summary>The longest delay, in both directions of the first matrix, that makes an edge; null for any that was measured.</summary>
    public TimeSpan? AtMost { get; init; }
}
