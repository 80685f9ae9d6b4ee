using Hogwild.Experiments;
using Hogwild.Training;

namespace Hogwild.Cli;

/// <summary>What failures come to: an exit code, and one line.</summary>
internal static class Failures
{
    private const int BrokenPipe = 32;
    private const string Kept = "no results were written, and earlier ones are as they were";

    /// <summary>What a failure comes to; null where it is one that nobody expects.</summary>
    public static (int Code, string Line)? Of(Exception failure)
    {
        if (Cause(failure) is ScenarioException problem)
        {
            return (ExitCodes.BadInput, problem.Message);
        }

        foreach (var error in Chain(failure))
        {
            var line = error.Message.ReplaceLineEndings(" ");
            switch (error)
            {
                case TorchScriptException:
                    return (ExitCodes.BadInput, $"{line}; {Kept}");
                case TorchNativesException:
                    return (ExitCodes.Failed, $"hogwild: {line}");
                default:
                    break;
            }

            if (error is IOException { HResult: BrokenPipe })
            {
                return (ExitCodes.NoOutput, $"hogwild: nobody reads what is written: {line}; {Kept}");
            }

            switch (Refusals.Of(error))
            {
                case Refusal.Room:
                    return (ExitCodes.NoRoom, $"hogwild: the disk is full or cannot be written: {line}; {Kept}");
                case Refusal.Memory:
                    return (ExitCodes.NoMemory, $"hogwild: the system refused memory: {line}; {Kept}");
                case Refusal.Handles:
                    return (ExitCodes.BadInput, $"hogwild: {Refusals.TooFewHandles}; {Kept}");
                case Refusal.File:
                    return (ExitCodes.BadInput, $"hogwild: {line}");
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>What went wrong first; parallel runs wrap it.</summary>
    public static Exception Cause(Exception failure) =>
        failure is AggregateException { InnerExceptions: [var inner, ..] } ? Cause(inner) : failure;

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var error = Cause(failure); error is not null; error = error.InnerException is { } inner ? Cause(inner) : null)
        {
            yield return error;
        }
    }
}
