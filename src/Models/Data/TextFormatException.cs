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
        (File, Line, Column, Problem, All) = (file, line, column, problem, [this]);
    }

    private TextFormatException(IReadOnlyList<TextFormatException> all)
        : base(all[0].Message, all[0])
    {
        (File, Line, Column, Problem, All) = (all[0].File, all[0].Line, all[0].Column, all[0].Problem, all);
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Column, counted from 1.</summary>
    public int Column { get; }

    /// <summary>All errors of the file that were looked for, the first of which this one tells: a line each.</summary>
    public IEnumerable<string> Faults => All.Select(error => error.Message);

    /// <summary>The same with their places.</summary>
    internal IReadOnlyList<TextFormatException> All { get; }

    /// <summary>What was expected and what was found.</summary>
    internal string Problem { get; }

    /// <summary>Tells of errors, if there are any.</summary>
    /// <exception cref="TextFormatException">There are.</exception>
    internal static void Throw(IReadOnlyList<TextFormatException> errors)
    {
        if (errors.Count > 0)
        {
            throw errors.Count == 1 ? errors[0] : new TextFormatException(errors);
        }
    }
}
