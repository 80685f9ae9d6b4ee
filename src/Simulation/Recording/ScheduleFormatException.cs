namespace Hogwild.Simulation;

/// <summary>A schedule file cannot be read.</summary>
/// <param name="file">Its path.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="reason">What was expected and what was found.</param>
public sealed class ScheduleFormatException(string file, int line, int column, string reason)
    : FormatException($"{file}:{line}:{column}: {reason}")
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1: 1 where a line is to be read as a whole.</summary>
    public int Column { get; } = column;
}
