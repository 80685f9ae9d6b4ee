namespace Hogwild.Simulation;

/// <summary>A schedule file cannot be read.</summary>
/// <param name="file">Its path.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="reason">What was expected and what was found.</param>
public sealed class ScheduleFormatException(string file, int line, string reason) : FormatException($"{file}:{line}: {reason}")
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;
}
