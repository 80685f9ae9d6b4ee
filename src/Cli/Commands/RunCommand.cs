using System.CommandLine;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild run</c>.</summary>
internal static class RunCommand
{
    private static readonly Option<string> Out = SharedOptions.Out(
        "Folder of all results; those of this run go into DIR/<scenario name>/ and replace what an earlier run left there.");

    private static readonly Option<bool> Record = new("--record")
    {
        Description = "Write every schedule to DIR/<scenario name>/schedules/, for hogwild replay.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Execute execute, Session session)
    {
        var command = new Command(
            "run",
            """
            Runs a scenario and writes tables and figures.

            Results in DIR/<scenario name>/: figures/convergence, ordering, loss, asynchrony (png, svg), summary.csv (means over schedules),
            replicates.csv (a row a schedule and metric), metrics.csv (every sample), run.json (everything that determined the run),
            report.html (all of it on one page, for a browser). Where the scenario
            varies a value: figures/vary (a heat map where it varies several, of all combinations), vary.csv,
            replicates.csv, vary-curves.csv; where it asks for orders:
            figures/interleavings, ordering.csv, ordering-test.csv. A scenario with a sweep has table.md, table.csv
            (a row a cell), runs.csv (a row a training), schedules.csv, replicates.csv and differences.csv instead; stopped, it goes on
            where it was. docs/metrics.md defines every column.
            Exit codes: 0 done (also where runs diverged), 1 unexpected failure, 2 the scenario or an option cannot be used,
            """ + ExitCodes.Others)
        {
            SharedOptions.File, Out, SharedOptions.Seed, SharedOptions.Replicates, SharedOptions.Jobs, SharedOptions.Set, Record,
        };
        command.SetAction(parsed => Run(parsed, execute, session));
        return command;
    }

    private static int Run(ParseResult parsed, Execute execute, Session session)
    {
        var studies = new StudyCommand(session);
        var jobs = SharedOptions.JobsOf(parsed);
        var overrides = SharedOptions.Overrides(parsed);
        if (parsed.GetValue(Record))
        {
            overrides.Add(new Override("run.record", "true", "--record"));
        }

        var scenario = ScenarioFile.Load(parsed.GetRequiredValue(SharedOptions.File), PlugInLoader.Kinds(parsed), overrides);
        session.TellSchedulers(scenario);
        ScheduleNotes.Of(scenario).ToList().ForEach(note => session.Output.WriteLine($"Note: {note}"));
        return studies.Run(parsed.GetRequiredValue(Out), scenario.Name, (options, folder) => execute(
            scenario,
            options with { Jobs = jobs, CreateSchedule = scenario.Run.Record ? folder.CreateSchedule : null },
            session.Cancellation));
    }

    private static FileStream CreateSchedule(this ResultsFolder folder, string model, Regime regime, int replicate) => folder.Create(
        string.Create(CultureInfo.InvariantCulture, $"schedules/{model}-{regime.Text()}-{replicate:0000}.jsonl"));
}
