namespace Hogwild.Simulation;

/// <summary>What is wrong in a line of a schedule; complete but for file and line.</summary>
/// <param name="message">What was expected, and what was found.</param>
internal sealed class ScheduleException(string message) : FormatException(message);
