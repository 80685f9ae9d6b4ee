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
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }
}
