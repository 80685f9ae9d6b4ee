namespace Hogwild.Models;

/// <summary>What a data file holds, or a data set that is made of several, is not what was expected.</summary>
public sealed class DataFormatException : FormatException
{
    /// <summary>The error at a place.</summary>
    /// <param name="place">The file as it was named, with line and column where it has such; or <c>dataset.</c> and the option.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public DataFormatException(string place, string problem)
        : base($"{place}: {problem}") => (Place, Problem) = (place, problem);

    /// <summary>Where it is.</summary>
    public string Place { get; }

    /// <summary>What was expected and what was found.</summary>
    public string Problem { get; }
}
