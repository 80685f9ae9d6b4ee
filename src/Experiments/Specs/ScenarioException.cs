namespace Hogwild.Experiments;

/// <summary>
/// A scenario, an option or an input file cannot be used as it is. The message says where, what was expected and what was found, in one
/// line a fault; the command ends with exit code 2 and has written nothing.
/// </summary>
public sealed class ScenarioException : Exception
{
    /// <summary>An error at a place.</summary>
    /// <param name="place">Where: <c>file:line:column</c>, or the option that brought the value.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public ScenarioException(string place, string problem)
        : base($"{place}: {problem}")
    {
    }

    /// <summary>An error with its whole message.</summary>
    public ScenarioException(string message)
        : base(message)
    {
    }

    /// <summary>Several faults at once.</summary>
    /// <param name="faults">Where, what was expected and what was found, a line each.</param>
    public ScenarioException(IEnumerable<string> faults)
        : base(string.Join('\n', faults))
    {
    }

    /// <summary>An error with its whole message and what caused it.</summary>
    public ScenarioException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error without a message; prefer the others.</summary>
    public ScenarioException()
    {
    }

    /// <summary>
    /// The faults: where, what was expected, what was found, in a line. None where it only follows from another one, which is told already.
    /// </summary>
    public IReadOnlyList<string> Faults => Message.Length == 0 ? [] : Message.Split('\n');
}
