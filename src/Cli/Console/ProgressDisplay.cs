using Hogwild.Experiments;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>Shows how far a run has come.</summary>
internal abstract class ProgressDisplay
{
    /// <summary>A bar where <paramref name="output"/> is a terminal, a few plain lines otherwise.</summary>
    public static ProgressDisplay For(TextWriter output)
    {
        var isTerminal = Consoles.IsTerminal(output) && AnsiConsole.Profile.Capabilities.Ansi;
        return isTerminal ? new ProgressBars(AnsiConsole.Console) : new ProgressLines(output);
    }

    /// <summary>Does the work while showing what it tells.</summary>
    public abstract T Show<T>(Func<IProgress<RunProgress>, T> work);
}
