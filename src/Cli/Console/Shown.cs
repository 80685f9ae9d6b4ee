using Hogwild.Reports;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>Text of scenarios as tables and bars show it.</summary>
internal static class Shown
{
    /// <summary>The text itself, whatever it holds: no markup, nothing that a terminal obeys.</summary>
    public static string Text(string text) => Markup.Escape(Escapes.Controls(text));
}
