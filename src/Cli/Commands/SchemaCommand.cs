using System.CommandLine;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild schema</c>: the JSON Schema of scenarios.</summary>
internal static class SchemaCommand
{
    private static readonly Option<string?> Out = SharedOptions.OutFile("The file that is written, in place of the standard output.");

    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives the schema.</param>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "schema",
            """
            Writes the JSON Schema (2020-12) of scenarios, by which editors complete and check them.

            A scenario names it in its first line:  # yaml-language-server: $schema=PATH
            Exit codes: 0 done, 2 the file cannot be written.
            """)
        {
            Out,
        };
        command.SetAction(parsed =>
            SharedOptions.Write(output, Out, parsed.GetValue(Out), ScenarioSchema.Text(PlugInLoader.Kinds(parsed))));
        return command;
    }
}
