namespace Hogwild.Experiments;

/// <summary>Which failures are those of a cell, and not of the machine or of whoever asked.</summary>
internal static class SweepFailure
{
    /// <summary>True unless it was stopped, or the system refused memory, a file or the disk.</summary>
    public static bool IsOfCell(Exception error) => Chain(error).All(item => item is not
        (OperationCanceledException or OutOfMemoryException or InsufficientMemoryException or IOException or UnauthorizedAccessException));

    /// <summary>Why it failed, in one line.</summary>
    public static string Reason(Exception error) => Cause(error).Message.ReplaceLineEndings(" ");

    /// <summary>What a process said that ended, or one of several threads.</summary>
    private static Exception Cause(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [var inner, ..] } => Cause(inner),
        _ => error,
    };

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (Exception? next = Cause(error); next is not null; next = next.InnerException is { } inner ? Cause(inner) : null)
        {
            yield return next;
        }
    }
}
