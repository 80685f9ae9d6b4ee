using System.CommandLine;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild schedule</c>.</summary>
internal static class ScheduleCommand
{
    private static readonly Argument<string> File = new("scenario") { Description = "The scenario, a YAML file." };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The file to write.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<int> Replicate = new("--replicate")
    {
        Description = "Which of the scenario's schedules, from 0.",
        HelpName = "N",
        DefaultValueFactory = _ => 0,
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "Replaces any value of the scenario; may be repeated.",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "schedule",
            """
            Makes a schedule without any model: who acts when, and which versions it reads.

            The format is on one page, docs/schedule-format.md; samples/replay.py replays a schedule on any step function in Python.
            """)
        {
            File, Out, Replicate, Set,
        };
        command.SetAction(parsed => Run(parsed, output));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output)
    {
        var replicate = parsed.GetValue(Replicate);
        if (replicate < 0)
        {
            throw new ScenarioException($"--replicate {replicate}", "expected a whole number of at least 0");
        }

        var scenario = ScenarioFile.Load(parsed.GetRequiredValue(File), (parsed.GetValue(Set) ?? []).Select(Override.Parse));
        var schedule = SchedulePlanner.Plan(scenario, replicate);
        var file = parsed.GetRequiredValue(Out);
        Write(schedule, file);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {schedule.Header.NodeCount} nodes, {schedule.Count} decisions, fingerprint {schedule.Trailer.Fingerprint:x16}."));
        return ExitCodes.Done;
    }

    /// <summary>Writes the whole file or none of it.</summary>
    private static void Write(Schedule schedule, string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder) || Directory.Exists(file))
        {
            throw new ScenarioException($"--out {file}", "expected a file in a folder that exists");
        }

        var partial = Path.Combine(folder, $".{Path.GetFileName(file)}.partial-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        try
        {
            using (var stream = System.IO.File.Create(partial))
            {
                ScheduleFile.Write(schedule, stream);
            }

            System.IO.File.Move(partial, file, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(partial);
        }
    }
}
