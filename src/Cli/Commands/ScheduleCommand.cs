using System.CommandLine;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild schedule</c>.</summary>
internal static class ScheduleCommand
{
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

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "schedule",
            """
            Makes a schedule without any model: who acts when, and which versions it reads.

            The format is on one page, docs/schedule-format.md; samples/replay.py replays a schedule on any step function in Python.
            """)
        {
            SharedOptions.File, Out, Replicate, SharedOptions.Set,
        };
        command.SetAction(parsed => Run(parsed, session));
        return command;
    }

    private static int Run(ParseResult parsed, Session session)
    {
        var replicate = parsed.GetValue(Replicate);
        if (replicate < 0)
        {
            throw new ScenarioException($"--replicate {replicate}", "expected a whole number of at least 0");
        }

        var file = parsed.GetRequiredValue(Out);
        AtomicFile.Check(Out.Name, file);
        AtomicFile.CheckApart(Out.Name, file, parsed.GetRequiredValue(SharedOptions.File));
        var scenario = SharedOptions.Load(parsed);
        session.TellSchedulers(scenario);
        session.TellNotes(EngineNotes.OfTrials(scenario));
        var schedule = SchedulePlanner.Plan(scenario, replicate);
        AtomicFile.Write(file, stream => ScheduleFile.Write(schedule, stream));
        session.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {schedule.Header.NodeCount} nodes, {schedule.Count} decisions, fingerprint {schedule.Trailer.Fingerprint:x16}."));
        if (scenario.Workers is not null)
        {
            session.Output.WriteLine(
                "Workers take one exchange an activation in it, as with rules without messages along arcs: it is none for an energy GNN.");
        }

        return ExitCodes.Done;
    }
}
