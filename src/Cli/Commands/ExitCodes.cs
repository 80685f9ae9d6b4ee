namespace Hogwild.Cli;

/// <summary>How the command ends.</summary>
public static class ExitCodes
{
    /// <summary>Everything was done; also where runs diverged.</summary>
    public const int Done = 0;

    /// <summary>
    /// Something went wrong that the input does not explain; or a replay does not fit, results differ, or a property was falsified.
    /// </summary>
    public const int Failed = 1;

    /// <summary>The scenario, an option, an input file or a limit of the session cannot be used. Nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>The disk is full, or cannot be written. Nothing was written, and earlier results are as they were.</summary>
    public const int NoRoom = 3;

    /// <summary>The system refused memory. Nothing was written.</summary>
    public const int NoMemory = 4;

    /// <summary>All was done and written, but the standard output was closed, or could not be written.</summary>
    public const int NoOutput = 5;

    /// <summary>All else was done and written, but some of it failed: cells of a sweep, which are told.</summary>
    public const int SomeFailed = 6;

    /// <summary>Stopped by Ctrl-C, SIGTERM, SIGHUP or SIGQUIT. No results were written.</summary>
    public const int Interrupted = 130;

    /// <summary>What the help of commands says of them.</summary>
    internal const string Others = "\n3 the disk is full, 4 no memory, 5 done, but the standard output was closed, 130 interrupted.";
}
