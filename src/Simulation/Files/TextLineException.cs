namespace Hogwild.Simulation;

/// <summary>A file is no text, or no file at all. Readers say it in their own exceptions, with the name of the file.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="problem">What was expected and what was found.</param>
internal sealed class TextLineException(int line, int column, string problem) : FormatException(problem)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = column;
}
