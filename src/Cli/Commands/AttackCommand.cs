using System.CommandLine;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild attack</c>.</summary>
internal static class AttackCommand
{

    private static readonly Option<string?> Objective = new("--objective")
    {
        Description = "What is wanted large: distance (default), label-flips, energy, or '{ kind: linear, file: w.csv }', relative to the "
            + "scenario.",
        HelpName = "KIND",
    };

    private static readonly Option<int?> LookAhead = new("--look-ahead")
    {
        Description = "Instants that the look-ahead adversary looks ahead; that of the scenario's scheduler where it is one, else 2.",
        HelpName = "K",
    };

    private static readonly Option<int?> Bound = new("--bound")
    {
        Description = "The bound B in steps of the grid, in place of that of the scenario's scheduler.",
        HelpName = "N",
    };

    private static readonly Option<int> Budget = new("--budget")
    {
        Description = "Runs of each model, from 10 to 1000000.",
        HelpName = "N",
        DefaultValueFactory = _ => 100,
    };

    private static readonly Option<string> Out = SharedOptions.Out(
        "Folder of all results; those of this attack go into DIR/<scenario name>-attack/ and replace what an earlier one left there.");

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "attack",
            """
            Searches for the admissible schedule that hurts most: random ones, adversaries that look at states, and local search.

            Results in DIR/<scenario name>-attack/: schedules/<model>-worst.schedule.jsonl (for hogwild replay), attack.csv (the objective
            for each strategy, beside random schedules), figures/attack (png, svg), metrics.csv and run.json.
            Exit codes: 0 done (also where runs diverged), 1 unexpected failure, 2 the scenario or an option cannot be used,
            """ + ExitCodes.Others)
        {
            SharedOptions.File, Objective, LookAhead, Bound, Budget, Out, SharedOptions.Seed, SharedOptions.Jobs, SharedOptions.Threads,
            SharedOptions.Shard, SharedOptions.Set, SharedOptions.Parquet,
        };
        command.SetAction(parsed => Run(parsed, session));
        return command;
    }

    private static int Run(ParseResult parsed, Session session)
    {
        var studies = new StudyCommand(session) { Parquet = parsed.GetValue(SharedOptions.Parquet) };
        var scenario = SharedOptions.Load(parsed);
        var study = new AttackStudy(scenario, Options(parsed, scenario));
        session.TellSchedulers(scenario);
        session.TellNotes(EngineNotes.OfTrials(scenario));
        session.Expect([study]);
        using var threads = SharedOptions.UseThreads(parsed);
        var (jobs, name) = (SharedOptions.JobsOf(parsed), $"{scenario.Name}-attack");
        return SharedOptions.ShareOf(parsed) is { } share ? new ShareCommand(session).Run(parsed, share, Out, name, [study], jobs)
            : studies.Run(
                parsed.GetRequiredValue(Out),
                name,
                [study],
                (options, _) => [Experiment.Run(study, options with { Jobs = jobs }, session.Cancellation)]);
    }

    private static AttackOptions Options(ParseResult parsed, Scenario scenario)
    {
        var (written, lookAhead) = scenario.Scheduler switch
        {
            SchedulerSpec.GreedyAdversary greedy => (greedy.Objective ?? new ModelObjectiveSpec.Distance(), 2),
            SchedulerSpec.LookAheadAdversary ahead => (ahead.Objective ?? new ModelObjectiveSpec.Distance(), ahead.LookAhead),
            _ => (new ModelObjectiveSpec.Distance(), 2),
        };
        var objective = parsed.GetValue(Objective) is { } text
            ? SpecText.Read<ObjectiveSpec>(text, "objective", $"--objective {text}", scenario, PlugInLoader.Kinds(parsed))
            : written;
        return new AttackOptions(
            parsed.GetValue(Bound) is { } steps
                ? Simulation.Bound.InSteps(SharedOptions.AtLeast(steps, 1, Bound.Name)!.Value)
                : BoundOf(parsed, scenario),
            objective,
            SharedOptions.AtLeast(parsed.GetValue(LookAhead) ?? lookAhead, 1, LookAhead.Name)!.Value,
            SharedOptions.AtLeast(parsed.GetValue(Budget), AttackOptions.LeastBudget, Budget.Name, AttackOptions.MostBudget)!.Value);
    }

    private static Bound BoundOf(ParseResult parsed, Scenario scenario) =>
        SchedulerBuilder.BoundOf(scenario) is var ticks && ticks == Ticks.Never
        ? throw new ScenarioException(
            scenario.PlaceOf("scheduler"),
            "expected a scheduler with a bound, within which schedules are searched, found one without; or give --bound 5")
        : Simulation.Bound.InSteps(
            SharedOptions.StepsOf(Simulation.Bound.InTime(TimeSpan.FromTicks(ticks)), scenario, scenario.PlaceOf("scheduler.bound.time")));
}
