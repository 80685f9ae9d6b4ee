namespace Hogwild.Models;

/// <summary>What a data file holds, or a data set that is made of several, is not what was expected.</summary>
public sealed class DataFormatException : FormatException
{
    /// <summary>The error at a place.</summary>
    /// <param name="place">The file as it was named, with line and column where it has such; or <c>dataset.</c> and the option.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public DataFormatException(string place, string problem)
        : base($"{place}: {problem}") => (Place, Problem, All) = (place, problem, [this]);

    private DataFormatException(IReadOnlyList<DataFormatException> all)
        : base(all[0].Message, all[0]) => (Place, Problem, All) = (all[0].Place, all[0].Problem, all);

    /// <summary>Where it is.</summary>
    public string Place { get; }

    /// <summary>What was expected and what was found.</summary>
    public string Problem { get; }

    /// <summary>All that is wrong, the first of which this one tells.</summary>
    public IReadOnlyList<DataFormatException> All { get; }

    /// <summary>One exception of all.</summary>
    internal static DataFormatException Of(IReadOnlyList<DataFormatException> all) => all.Count == 1 ? all[0] : new(all);
}
