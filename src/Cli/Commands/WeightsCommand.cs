using System.CommandLine;
using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild weights</c>: what a file of weights has, and which of it models would take.</summary>
internal static class WeightsCommand
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "A safetensors file, as safetensors.torch.save_file or hogwild train writes it.",
    };

    private static readonly Option<string?> For = new("--for")
    {
        Description = "A scenario whose models would have the file: tells which tensor each of their parameters takes.",
        HelpName = "SCENARIO",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives the lists.</param>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "weights",
            """
            Lists the tensors of a safetensors file: name, dtype, shape and Euclidean norm.

            With --for, what would fit where, and how the file can be named in the scenario. docs/weights.md has the equations.
            """)
        {
            File, For,
        };
        command.SetAction(parsed => Run(parsed, output));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output)
    {
        var path = parsed.GetRequiredValue(File);
        var file = Read(path);
        var scenario = parsed.GetValue(For) is { } name ? ScenarioFile.Load(name, PlugInLoader.Kinds(parsed), []) : null;
        var fits = scenario is null ? [] : WeightFitting.Of(scenario, file);
        WeightsPrinter.Write(output, file);
        foreach (var fit in fits)
        {
            output.WriteLine();
            FitPrinter.Write(output, fit, Path.GetRelativePath(scenario!.Folder, Path.GetFullPath(path)).Replace('\\', '/'));
        }

        return ExitCodes.Done;
    }

    private static WeightFile Read(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new ScenarioException(path, $"expected a safetensors file, found {(Directory.Exists(path) ? "a folder" : "no file")}");
        }

        try
        {
            return SafeTensors.Read(path);
        }
        catch (WeightFormatException error)
        {
            throw new ScenarioException(error.Faults);
        }
    }
}
