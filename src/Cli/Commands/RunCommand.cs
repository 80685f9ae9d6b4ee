using System.CommandLine;
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
        Description = "Write every schedule to DIR/<scenario name>/schedules/, of sweeps cells/<number>/schedules/, for hogwild replay.",
    };

    private static readonly Option<string?> Engine = new("--engine")
    {
        Description = "What the asynchronous runs happen on, in place of the scenario's engine: simulated; or threads, processes or "
            + "orleans, which really run, and whose decisions a simulation repeats to the bit.",
        HelpName = "KIND",
    };

    private static readonly Option<string?> Workers = new("--workers")
    {
        Description = "Number of workers that the nodes are given to, in place of the scenario's: workers: { by: bfs, parts: N }.",
        HelpName = "N",
    };

    private static readonly Option<string?> OnFailure = new Option<string?>("--on-failure")
    {
        Description = "What becomes of a sweep where a run fails, in place of the scenario's: continue (it ends its cell alone, which is "
            + "told with its reason) or stop.",
        HelpName = "continue|stop",
    }.AcceptOnlyFromAmong("continue", "stop");

    private static readonly Option<bool> Profiled = new("--profile")
    {
        Description = "Tell at the end how much processor time went where, what an update and a node took, and the most memory.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Execute execute, Session session)
    {
        var command = new Command(
            "run",
            """
            Runs a scenario and writes tables and figures.

            Results in DIR/<scenario name>/: figures/convergence, ordering, loss, asynchrony (png, svg), summary.csv (means over schedules),
            replicates.csv (a row a schedule and metric), metrics.csv (every sample), table.md and table.tex (for reading, for a paper),
            run.json (everything that determined the run), report.html (all of it on one page, for a browser). Where
            the scenario sweeps or varies values: figures/sweep (of several sweep-map and sweep-lines), figures/outcomes, cells.csv (a row
            a cell, model and metric), replicates.csv, curves.csv, and failures.csv where some failed; where it asks for orders:
            figures/interleavings, ordering.csv, ordering-test.csv. A scenario with table: has table.md, table.csv
            (a row a cell), runs.csv (a row a training), schedules.csv, replicates.csv and differences.csv instead; stopped, it goes on
            where it was. docs/metrics.md defines every column.
            Exit codes: 0 done (also where runs diverged), 6 done, but cells of a sweep failed, 1 unexpected failure,
            2 the scenario or an option cannot be used,
            """ + ExitCodes.Others)
        {
            SharedOptions.File, Out, SharedOptions.Seed, SharedOptions.Replicates, SharedOptions.Jobs, SharedOptions.Threads,
            SharedOptions.Shard, SharedOptions.Set, Engine, Workers, Record, SharedOptions.Parquet, OnFailure, Profiled,
        };
        command.SetAction(parsed => Run(parsed, execute, session));
        return command;
    }

    private static int Run(ParseResult parsed, Execute execute, Session session)
    {
        using var profile = parsed.GetValue(Profiled) ? new Profile() : null;
        var code = Do(parsed, execute, session);
        if (profile is not null)
        {
            ProfilePrinter.Write(session.Output, profile.Result());
        }

        return code;
    }

    private static int Do(ParseResult parsed, Execute execute, Session session)
    {
        var studies = new StudyCommand(session) { Parquet = parsed.GetValue(SharedOptions.Parquet) };
        var jobs = SharedOptions.JobsOf(parsed);

        // A profile tells what is done on threads of runs alone.
        using var threads = SharedOptions.UseThreads(parsed, parsed.GetValue(Profiled) ? 1 : null);
        var scenario = Read(parsed, OverridesOf(parsed));
        var policy = PolicyOf(parsed, scenario);
        session.TellSchedulers(scenario);
        session.TellNotes(EngineNotes.Of(scenario).Concat(ScheduleNotes.Of(scenario)));
        var asked = ScenarioStudies.Of(scenario);
        session.Expect(asked);
        if (SharedOptions.ShareOf(parsed) is { } share)
        {
            return new ShareCommand(session)
            {
                OnFailure = policy, Worker = WorkerCommand.Of(parsed), Silo = WorkerCommand.Of(parsed, SiloCommand.Name),
            }.Run(parsed, share, Out, scenario.Name, asked, jobs);
        }

        return studies.Run(parsed.GetRequiredValue(Out), scenario.Name, asked, (options, folder) =>
        {
            var results = execute(
                scenario,
                options with
                {
                    Jobs = jobs,
                    OnFailure = policy,
                    CreateSchedule = RunRecords.AskForSchedules(scenario) ? run => folder.Create(RecordedFiles.ScheduleOf(run)) : null,
                    CreateStates = RunRecords.AskForStates(scenario) ? run => folder.Create(RecordedFiles.StatesOf(run)) : null,
                    Room = folder.Room,
                    Worker = WorkerCommand.Of(parsed),
                    Silo = WorkerCommand.Of(parsed, SiloCommand.Name),
                },
                session.Cancellation);
            results.OfType<SweepResult>().ToList().ForEach(result => RecordedFiles.RemoveFailed(folder, result));
            return results;
        });
    }

    private static List<Override> OverridesOf(ParseResult parsed)
    {
        var overrides = SharedOptions.Overrides(parsed);
        if (parsed.GetValue(Engine) is { } engine)
        {
            // Before those of --set, which may be about it.
            overrides.Insert(0, new Override("engine", engine, $"{Engine.Name} {engine}"));
        }

        if (parsed.GetValue(Workers) is { } workers)
        {
            overrides.Add(new Override("workers", $"{{ by: bfs, parts: {workers} }}", $"{Workers.Name} {workers}"));
        }

        if (parsed.GetValue(Record))
        {
            overrides.Add(new Override("run.record", "true", "--record"));
        }

        return overrides;
    }

    private static Scenario Read(ParseResult parsed, IReadOnlyList<Override> overrides)
    {
        using var work = Work.On(Work.Reading);
        return ScenarioFile.Load(parsed.GetRequiredValue(SharedOptions.File), PlugInLoader.Kinds(parsed), overrides);
    }

    private static FailurePolicy? PolicyOf(ParseResult parsed, Scenario scenario) => parsed.GetValue(OnFailure) switch
    {
        null => null,
        var word when scenario.Swept is null => throw new ScenarioException(
            $"--on-failure {word}", "expected the option only with a scenario that sweeps or varies values, found one that does not"),
        "stop" => FailurePolicy.Stop,
        _ => FailurePolicy.Continue,
    };
}
