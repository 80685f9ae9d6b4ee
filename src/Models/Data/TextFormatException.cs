namespace Hogwild.Models;

/// <summary>A text file with numbers does not have the form that was expected at a place.</summary>
public sealed class TextFormatException : FormatException
{
    /// <summary>The error at a place of a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="line">Line, counted from 1.</param>
    /// <param name="column">Column, counted from 1.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public TextFormatException(string file, int line, int column, string problem)
        : base($"{file}:{line}:{column}: {problem}")
    {
        (File, Line, Column, Problem) = (file, line, column, problem);
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Column, counted from 1.</summary>
    public int Column { get; }

    /// <summary>What was expected and what was found.</summary>
    internal string Problem { get; }
}
