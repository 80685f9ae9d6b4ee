using System.CommandLine;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild reference</c>: every section, family, kind and option of scenarios on one page.</summary>
internal static class ReferenceCommand
{
    private static readonly Option<string?> Out = SharedOptions.OutFile("The file that is written, in place of the standard output.");

    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives the page.</param>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "reference",
            """
            Writes the language of scenarios as a page (Markdown): every section, kind and option with type, unit, range, default, example.

            The project's own page is docs/scenario-language.md.
            Exit codes: 0 done, 2 the file cannot be written.
            """)
        {
            Out,
        };
        command.SetAction(parsed =>
            SharedOptions.Write(output, Out, parsed.GetValue(Out), ReferencePage.Text(PlugInLoader.Kinds(parsed))));
        return command;
    }
}
