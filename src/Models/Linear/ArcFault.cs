namespace Hogwild.Models;

/// <summary>Errors about an arc that a rule refuses; whoever knows where the arc is written can say so.</summary>
internal static class ArcFault
{
    private const string From = "from";
    private const string To = "to";

    /// <summary>The error.</summary>
    /// <param name="source">Where the arc begins.</param>
    /// <param name="target">Where it ends.</param>
    /// <param name="problem">What was expected and what was found.</param>
    internal static ArgumentException Of(int source, int target, string problem) =>
        new(problem) { Data = { [From] = source, [To] = target } };

    /// <summary>The arc that an error is about; null where it is about something else.</summary>
    internal static (int Source, int Target)? In(ArgumentException error) =>
        error.Data[From] is int source && error.Data[To] is int target ? (source, target) : null;
}
