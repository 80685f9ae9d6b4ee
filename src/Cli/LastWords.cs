using System.Text;

namespace Hogwild.Cli;

/// <summary>What is said where the command cannot even begin. Needs nothing that may not be loaded yet.</summary>
internal static class LastWords
{
    /// <summary>Says in one line what went wrong.</summary>
    /// <returns>The exit code.</returns>
    public static int Say(Exception failure)
    {
        var (code, line) = (ExitCodes.Failed, failure.Message.ReplaceLineEndings(" "));
        for (var error = failure; error is not null; error = error.InnerException)
        {
            switch (Refused(error))
            {
                case Refusal.Handles:
                    (code, line) = (ExitCodes.BadInput, Refusals.TooFewHandles);
                    break;
                case Refusal.Memory:
                    (code, line) = (ExitCodes.NoMemory, "the system refused memory");
                    break;
                default:
                    break;
            }
        }

        try
        {
            using var stream = new SharedFile(2);
            stream.Write(Encoding.UTF8.GetBytes($"hogwild: cannot start: {line}\n"));
        }
        catch (IOException)
        {
            // Nobody listens; the exit code remains.
        }

        return code;
    }

    /// <summary>
    /// What the system has refused. Where no file can be opened even the library that looks at that cannot be loaded, which says the same.
    /// </summary>
    private static Refusal Refused(Exception error)
    {
        try
        {
            return Refusals.Of(error);
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException)
        {
            return Refusal.Handles;
        }
    }
}
