namespace Hogwild.Cli;

/// <summary>How the command ends.</summary>
public static class ExitCodes
{
    /// <summary>Everything was done; also where runs diverged.</summary>
    public const int Done = 0;

    /// <summary>Something went wrong that the input does not explain; or a replay does not fit.</summary>
    public const int Failed = 1;

    /// <summary>The scenario, an option or an input file cannot be used. Nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C. Nothing was written.</summary>
    public const int Interrupted = 130;
}
