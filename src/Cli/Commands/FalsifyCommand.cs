using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild falsify</c>.</summary>
internal static class FalsifyCommand
{
    private const int DefaultBound = 3;

    private static readonly Option<string> Property = new("--property")
    {
        Description = $"What is claimed of every admissible schedule: {FalsifyProperties.All}.",
        HelpName = "NAME",
        Required = true,
    };

    private static readonly Option<string?> Model = new("--model")
    {
        Description = "The model; all of them where none is given.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Bound = new("--bound")
    {
        Description = "The bound B: 5 or '{steps: 5}', in steps of the grid, or '{time: 5ms}'. Default: that of the scenario's scheduler, "
            + "else 3 steps.",
        HelpName = "B",
    };

    private static readonly Option<int> MaxTests = new("--max-tests")
    {
        Description = "Schedules drawn of each model.",
        HelpName = "N",
        DefaultValueFactory = _ => 1_000,
    };

    private static readonly Option<int?> MaxActivations = new("--max-activations")
    {
        Description = "Activations of the largest schedules in the systematic search, up to 1000, 0 for none. Default: as many as give no "
            + "more than --max-tests schedules.",
        HelpName = "M",
    };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Search systematically even through more than 10,000,000 schedules.",
    };

    private static readonly Option<int?> Within = new("--within")
    {
        Description = "Steps of a run. Default: some 4B times the rounds of a synchronous run; 64 for certificates; a layered rule ends by "
            + "itself.",
        HelpName = "N",
    };

    private static readonly Option<string?> Replay = new("--replay")
    {
        Description = "The seed of FsCheck to begin with, as a counterexample tells it.",
        HelpName = "(S,G,N)",
    };

    private static readonly Option<string> Out = SharedOptions.Out(
        "Folder of all results; a counterexample goes into DIR/<scenario name>-<property>/ and replaces what was there.");

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "falsify",
            """
            Searches for an admissible schedule that breaks a property, and shrinks it to what a person can read.

            Schedules are drawn first, then made by adversaries, then listed systematically, on the scenario's grid within the bound. Of
            the smallest one found there is its story, and in DIR/<scenario name>-<property>/<model>/: story.txt, counterexample.png and
            .svg, a space-time diagram, and counterexample.schedule.jsonl, for hogwild replay or scheduler: {kind: replay, file: ...} in
            the scenario. The same scenario and seed give the same counterexample. That none is found proves nothing.
            Exit codes: 0 no counterexample found, 1 falsified, 2 the scenario or an option cannot be used,
            """ + ExitCodes.Others)
        {
            SharedOptions.File, Property, Model, Bound, MaxTests, MaxActivations, Force, Within, Replay, Out, SharedOptions.Seed,
            SharedOptions.Jobs, SharedOptions.Threads, SharedOptions.Shard, SharedOptions.Set,
        };
        command.SetAction(parsed => Run(parsed, session));
        return command;
    }

    private static int Run(ParseResult parsed, Session session)
    {
        var clock = Stopwatch.StartNew();
        var property = FalsifyProperties.Parse(parsed.GetRequiredValue(Property));
        var scenario = Chosen(SharedOptions.Load(parsed), parsed.GetValue(Model));
        var study = new FalsifyStudy(scenario, Options(parsed, property, scenario));
        var (parent, name) = (parsed.GetRequiredValue(Out), $"{scenario.Name}-{property.Text()}");
        session.Expect([study]);
        var jobs = SharedOptions.JobsOf(parsed);
        using var threads = SharedOptions.UseThreads(parsed);
        if (SharedOptions.ShareOf(parsed) is { } share)
        {
            return new ShareCommand(session).Run(parsed, share, Out, name, [study], jobs);
        }

        var (output, cancellation) = (session.Output, session.Cancellation);
        using var folder = session.Open(parent, name);
        session.TellSchedulers(scenario);
        session.TellNotes(EngineNotes.OfTrials(scenario));

        // What will be tried is said before it begins, and not while a bar is shown.
        var progress = new ProgressRelay();
        var runner = new StudyRunner(session.OptionsOf(parent, name, [study], progress) with { Jobs = jobs }, cancellation);
        var plan = progress.Show(output, () => study.Plan(runner));
        plan.Lines.ToList().ForEach(output.WriteLine);
        runner.TellKept(plan);
        var result = progress.Show(output, plan.Execute);
        if (result.Counterexamples.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            Results.Write(folder, [result], clock.Elapsed, cancellation);
            folder.Commit();
            session.Latest = Path.Combine(parent, name);
        }

        session.Finish();
        ResultPrinters.Write(output, result, Path.Combine(parent, name));
        return result.Counterexamples.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static Scenario Chosen(Scenario scenario, string? name)
    {
        var names = scenario.Models.Select(model => model.Name).ToList();
        return name is null ? scenario
            : names.Contains(name) ? scenario with { Models = [scenario.Models[names.IndexOf(name)]] }
            : throw new ScenarioException(
                $"--model {name}", $"expected one of the models {string.Join(", ", names)}{Nearest.Hint(name, names)}");
    }

    private static FalsifyOptions Options(ParseResult parsed, FalsifyProperty property, Scenario scenario)
    {
        var replay = parsed.GetValue(Replay);
        if (replay is not null && !Falsifier.IsReplay(replay))
        {
            throw new ScenarioException($"--replay {replay}", "expected FsCheck's seed as (seed,gamma,size), gamma an odd number");
        }

        return new FalsifyOptions(
            property,
            BoundOf(parsed.GetValue(Bound), scenario),
            SharedOptions.AtLeast(parsed.GetValue(MaxTests), 1, "--max-tests")!.Value,
            SharedOptions.AtLeast(parsed.GetValue(MaxActivations), 0, "--max-activations", SystematicSchedules.MostActivations),
            parsed.GetValue(Force),
            SharedOptions.AtLeast(parsed.GetValue(Within), 1, "--within"),
            replay);
    }

    private static int BoundOf(string? text, Scenario scenario)
    {
        if (text is not null)
        {
            var place = $"--bound {text}";
            return SharedOptions.StepsOf(SpecText.Read<Simulation.Bound>(Written(text), "bound", place, scenario), scenario, place);
        }

        var ticks = SchedulerBuilder.BoundOf(scenario);
        return ticks == Ticks.Never ? DefaultBound : SharedOptions.StepsOf(
            Simulation.Bound.InTime(TimeSpan.FromTicks(ticks)), scenario, scenario.PlaceOf("scheduler.bound.time"));
    }

    /// <summary>A whole number is short for so many steps.</summary>
    private static string Written(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"{{steps: {text}}}" : text;
}
