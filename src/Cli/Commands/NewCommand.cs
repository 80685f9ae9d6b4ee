using System.CommandLine;
using System.Text;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild new</c>: a commented scenario to start from.</summary>
internal static class NewCommand
{
    private static readonly Argument<string> Template = new("template")
    {
        Description = string.Join("; ", ScenarioTemplate.All.Select(template => $"{template.Name}: {template.Summary}")) + ".",
    };

    private static readonly Option<string?> Out = SharedOptions.OutFile("The scenario that is written. Default TEMPLATE.yaml.");

    /// <summary>Makes the command.</summary>
    /// <param name="output">Is told what was written.</param>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "new",
            """
            Writes a commented scenario to start from, and beside it the files that it reads. Nothing that is there is replaced.

            Exit codes: 0 done, 2 there is such a file already, or it cannot be written.
            """)
        {
            Template, Out,
        };
        command.SetAction(parsed => Write(output, ScenarioTemplate.Find(parsed.GetRequiredValue(Template)), parsed.GetValue(Out)));
        return command;
    }

    private static int Write(TextWriter output, ScenarioTemplate template, string? file)
    {
        var path = file ?? $"{template.Name}.yaml";
        AtomicFile.Check(Out.Name, path, ".yaml", ".yml");
        var files = template.At(path);
        if (files.FirstOrDefault(item => File.Exists(item.Path)) is { Path: { } there })
        {
            throw new ScenarioException(there, "expected no such file, which would be replaced, found one");
        }

        foreach (var (name, text) in files.Reverse())
        {
            AtomicFile.Write(name, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }

        output.WriteLine($"Written: {string.Join(", ", files.Select(item => item.Path))}");
        output.WriteLine($"Next: hogwild explain {path}, then hogwild run {path}");
        return ExitCodes.Done;
    }
}
