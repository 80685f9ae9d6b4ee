using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild attack</c>.</summary>
internal static class AttackCommand
{
    private const int LeastBudget = 10;

    private static readonly Argument<string> File = new("scenario")
    {
        Description = "The scenario, a YAML file. For instance scenarios/adversary.yaml.",
    };

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
        Description = "Runs of each model, at least 10.",
        HelpName = "N",
        DefaultValueFactory = _ => 100,
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder of all results; those of this attack go into DIR/<scenario name>-attack/ and replace what an earlier one left "
            + "there.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "plots",
    };

    private static readonly Option<string?> Seed =
        new("--seed") { Description = "Seed of every draw, in place of the scenario's.", HelpName = "N" };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "Replaces any value of the scenario; may be repeated.",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output, CancellationToken cancellation)
    {
        var command = new Command(
            "attack",
            """
            Searches for the admissible schedule that hurts most: random ones, adversaries that look at states, and local search.

            Results in DIR/<scenario name>-attack/: schedules/<model>-worst.schedule.jsonl (for hogwild replay), attack.csv (the objective
            for each strategy, beside random schedules), figures/attack (png, svg), metrics.csv and run.json.
            Exit codes: 0 done (also where runs diverged), 1 unexpected failure, 2 the scenario or an option cannot be used,
            130 interrupted.
            """)
        {
            File, Objective, LookAhead, Bound, Budget, Out, Seed, Set,
        };
        command.SetAction(parsed => Run(parsed, output, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var parent = parsed.GetRequiredValue(Out);
        var overrides = (parsed.GetValue(Set) ?? []).Select(Override.Parse).ToList();
        if (parsed.GetValue(Seed) is { } seed)
        {
            overrides.Add(new Override("seed", seed, $"--seed {seed}"));
        }

        var scenario = ScenarioFile.Load(parsed.GetRequiredValue(File), overrides);
        var options = Options(parsed, scenario, overrides);
        using var folder = ResultsFolder.Open(parent, $"{scenario.Name}-attack");
        IReadOnlyList<AttackResult> results = [];
        ProgressDisplay.For(output).Show(progress =>
        {
            results = Attacker.Execute(scenario, options, progress, cancellation);
            return new RunResult([]);
        });
        cancellation.ThrowIfCancellationRequested();
        Write(folder, scenario, options, results, clock.Elapsed);
        folder.Commit();
        Tell(output, Path.Combine(parent, $"{scenario.Name}-attack"), results);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {clock.Elapsed.TotalSeconds:0.0} s."));
        return ExitCodes.Done;
    }

    private static AttackOptions Options(ParseResult parsed, Scenario scenario, IReadOnlyList<Override> overrides)
    {
        var (written, lookAhead) = scenario.Scheduler switch
        {
            SchedulerSpec.GreedyAdversary greedy => (greedy.Objective ?? new ModelObjectiveSpec.Distance(), 2),
            SchedulerSpec.LookAheadAdversary ahead => (ahead.Objective ?? new ModelObjectiveSpec.Distance(), ahead.LookAhead),
            _ => (new ModelObjectiveSpec.Distance(), 2),
        };
        var objective = parsed.GetValue(Objective) is { } text
            ? SpecText.Read<ObjectiveSpec>(text, "objective", $"--objective {text}", scenario)
            : written;
        return new AttackOptions(
            parsed.GetValue(Bound) is { } steps
                ? Simulation.Bound.InSteps(AtLeast(steps, 1, "--bound"))
                : BoundOf(parsed, scenario, overrides),
            objective,
            AtLeast(parsed.GetValue(LookAhead) ?? lookAhead, 1, "--look-ahead"),
            AtLeast(parsed.GetValue(Budget), LeastBudget, "--budget"),
            RunCommand.CacheFolder(parsed.GetRequiredValue(Out)));
    }

    private static Bound BoundOf(ParseResult parsed, Scenario scenario, IReadOnlyList<Override> overrides) =>
        SchedulerBuilder.BoundOf(scenario) is var ticks && ticks == Ticks.Never
        ? throw new ScenarioException(
            ScenarioFile.PlaceOf(parsed.GetRequiredValue(File), "scheduler", overrides),
            "expected a scheduler with a bound, within which schedules are searched, found one without; or give --bound 5")
        : ticks % scenario.Step.Ticks == 0
            ? Simulation.Bound.InSteps(checked((int)(ticks / scenario.Step.Ticks)))
            : Simulation.Bound.InTime(TimeSpan.FromTicks(ticks));

    private static int AtLeast(int value, int least, string option) => value >= least
        ? value
        : throw new ScenarioException(string.Create(
            CultureInfo.InvariantCulture, $"{option} {value}: expected a whole number of at least {least}"));

    private static void Write(
        ResultsFolder folder, Scenario scenario, AttackOptions options, IReadOnlyList<AttackResult> results, TimeSpan wall)
    {
        foreach (var result in results)
        {
            using var stream = folder.Create(WorstFile(result));
            ScheduleFile.Write(result.Worst.Schedule, stream);
        }

        using (var writer = folder.CreateText("attack.csv"))
        {
            AttackTable.Write(writer, Objectives.NameOf(options.Objective), results);
        }

        ModelResult[] models = [.. results.Select(result => result.Result)];
        using (var writer = folder.CreateText("metrics.csv"))
        {
            MetricsTable.Write(writer, models);
        }

        var figure = AttackFigure.Create(scenario, options, results);
        using var png = folder.Create("figures/attack.png");
        figure.WritePng(png);
        using var svg = folder.Create("figures/attack.svg");
        figure.WriteSvg(svg);
        using var json = folder.Create("run.json");
        RunFile.Write(json, scenario, models, wall, folder.FullPath);
    }

    private static string WorstFile(AttackResult result) => $"schedules/{result.Result.Model}-worst.schedule.jsonl";

    private static void Tell(TextWriter output, string folder, IReadOnlyList<AttackResult> results)
    {
        foreach (var result in results)
        {
            output.WriteLine(
                $"{result.Result.Model}: {End(result.Worst)} by {result.Worst.Strategy}; random schedules: median "
                    + $"{Powers.Write(result.RandomMedian)}, worst {End(result.RandomWorst)}");
            output.WriteLine($"    {Path.Combine(folder, WorstFile(result))}");
        }

        output.WriteLine($"Figure:  {Path.Combine(folder, "figures", "attack.png")} (and .svg)");
        output.WriteLine($"Tables:  {Path.Combine(folder, "attack.csv")}, metrics.csv, run.json");
    }

    private static string End(Attempt attempt) => attempt.DivergedAt is { } time
        ? $"diverges at {DurationText.Write(TimeSpan.FromTicks(time))}"
        : Powers.Write(attempt.End);
}
