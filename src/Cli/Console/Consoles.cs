using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>What tables are drawn on.</summary>
internal static class Consoles
{
    /// <summary>Whether text goes to a terminal.</summary>
    public static bool IsTerminal(TextWriter output) =>
        ReferenceEquals((output as SafeWriter)?.Inner ?? output, System.Console.Out) && !System.Console.IsOutputRedirected;

    /// <summary>The terminal where <paramref name="output"/> is one, plain text otherwise.</summary>
    /// <param name="output">Receives the text.</param>
    /// <param name="width">Room for a line where it is no terminal, which has a width of its own.</param>
    public static IAnsiConsole For(TextWriter output, int width)
    {
        if (IsTerminal(output))
        {
            return AnsiConsole.Console;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        return console;
    }
}
