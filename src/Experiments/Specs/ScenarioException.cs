using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// A scenario, an option or an input file cannot be used as it is. The message says where, what was expected and what was found, in one
/// line a fault; the command ends with exit code 2 and has written nothing. Control characters of an input are escaped.
/// </summary>
public sealed class ScenarioException : Exception
{
    /// <summary>An error at a place.</summary>
    /// <param name="place">Where: <c>file:line:column</c>, or the option that brought the value.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public ScenarioException(string place, string problem)
        : this($"{place}: {problem}")
    {
    }

    /// <summary>An error with its whole message.</summary>
    public ScenarioException(string message)
        : this(([message], 0))
    {
    }

    /// <summary>Several faults at once.</summary>
    /// <param name="faults">Where, what was expected and what was found, a line each.</param>
    public ScenarioException(IEnumerable<string> faults)
        : this(([.. faults], 0))
    {
    }

    /// <summary>An error with its whole message and what caused it.</summary>
    public ScenarioException(string message, Exception innerException)
        : this(([message], 0), innerException)
    {
    }

    /// <summary>An error without a message; prefer the others.</summary>
    public ScenarioException()
        : this(([], 0))
    {
    }

    /// <summary>Several faults at once, and the number of those that are not told.</summary>
    internal ScenarioException(IEnumerable<string> faults, int further, Exception? innerException = null)
        : this(([.. faults], further), innerException)
    {
    }

    private ScenarioException((string[] Faults, int Further) told, Exception? innerException = null)
        : base(string.Join('\n', Lines(told.Faults, told.Further)), innerException) =>
        (Faults, Further) = ([.. Lines(told.Faults, 0)], told.Further);

    /// <summary>
    /// The faults: where, what was expected, what was found, in a line. None where it only follows from another one, which is told already.
    /// </summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Number of faults beyond those: at most twenty are told.</summary>
    public int Further { get; }

    private static IEnumerable<string> Lines(string[] faults, int further)
    {
        var lines = faults.Select(Excerpt.Escape);
        var atLeast = further >= FaultList.Most / 2 ? "at least " : string.Empty;
        return further == 0 ? lines
            : lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {atLeast}{further:#,0} more"));
    }
}
