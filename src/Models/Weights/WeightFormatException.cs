namespace Hogwild.Models;

/// <summary>Weights do not have the form, or not the tensors, that were expected.</summary>
public sealed class WeightFormatException : FormatException
{
    /// <summary>The error for a file.</summary>
    /// <param name="file">Path of the file, or what stands for it.</param>
    /// <param name="problem">What was expected and what was found.</param>
    /// <param name="inner">What was thrown below, if anything.</param>
    public WeightFormatException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
        File = file;
        Faults = [Message];
    }

    /// <summary>The error for a file with several faults, the first of which is its message.</summary>
    /// <param name="file">Path of the file, or what stands for it.</param>
    /// <param name="problems">What was expected and what was found, of each.</param>
    public WeightFormatException(string file, IReadOnlyList<string> problems)
        : base($"{file}: {problems[0]}")
    {
        File = file;
        Faults = [.. problems.Select(problem => $"{file}: {problem}")];
    }

    /// <summary>The faults, a line each: the file, what was expected and what was found.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>The option of the rule that the weights contradict; null where they contradict none.</summary>
    public string? Option { get; init; }
}
