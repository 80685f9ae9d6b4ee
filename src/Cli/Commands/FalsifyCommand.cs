using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;
using Hogwild.Training;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild falsify</c>.</summary>
internal static class FalsifyCommand
{
    private const int DefaultBound = 3;

    private static readonly Argument<string> File = new("scenario")
    {
        Description = "The scenario, a YAML file. For instance scenarios/quickstart.yaml.",
    };

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
        Description = "Activations of the largest schedules in the systematic search, 0 for none. Default: as many as give no more than "
            + "--max-tests schedules.",
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

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder of all results; a counterexample goes into DIR/<scenario name>-<property>/ and replaces what was there.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "plots",
    };

    private static readonly Option<string?> Seed = new("--seed")
    {
        Description = "Seed of every draw, in place of the scenario's.",
        HelpName = "N",
    };

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
            "falsify",
            """
            Searches for an admissible schedule that breaks a property, and shrinks it to what a person can read.

            Schedules are drawn first, then made by adversaries, then listed systematically, on the scenario's grid within the bound. Of
            the smallest one found there is its story, and in DIR/<scenario name>-<property>/<model>/: story.txt, counterexample.png and
            .svg, a space-time diagram, and counterexample.schedule.jsonl, for hogwild replay or scheduler: {kind: replay, file: ...} in
            the scenario. The same scenario and seed give the same counterexample. That none is found proves nothing.
            Exit codes: 0 no counterexample found, 1 falsified, 2 the scenario or an option cannot be used, 130 interrupted.
            """)
        {
            File, Property, Model, Bound, MaxTests, MaxActivations, Force, Within, Replay, Out, Seed, Set,
        };
        command.SetAction(parsed => Run(parsed, output, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var property = FalsifyProperties.Parse(parsed.GetRequiredValue(Property));
        var scenario = Chosen(Load(parsed), parsed.GetValue(Model));
        var options = Options(parsed, property, scenario);
        var (parent, name) = (parsed.GetRequiredValue(Out), $"{scenario.Name}-{property.Text()}");
        using var folder = ResultsFolder.Open(parent, name);
        var searches = Plan(Build(scenario, parent, output, cancellation), options, scenario, output);
        var found = new List<Counterexample>();
        foreach (var search in searches)
        {
            if (ProgressDisplay.For(output).Show(progress => search.Run(scenario, progress, cancellation)) is not { } counterexample)
            {
                output.WriteLine($"{search.Claim.Model.Name}: no counterexample within {search.Tried}");
                continue;
            }

            found.Add(counterexample);
            CounterexampleWriter.Tell(counterexample, scenario).ToList().ForEach(output.WriteLine);
            var file = Path.Combine(parent, name, CounterexampleWriter.ScheduleFileOf(search.Claim.Model.Name));
            output.WriteLine($"    {file} (and counterexample.png, .svg, story.txt)");
        }

        if (found.Count == 0)
        {
            return ExitCodes.Done;
        }

        cancellation.ThrowIfCancellationRequested();
        CounterexampleWriter.Write(folder, scenario, found, clock.Elapsed);
        folder.Commit();
        return ExitCodes.Failed;
    }

    private static Scenario Load(ParseResult parsed)
    {
        var overrides = (parsed.GetValue(Set) ?? []).Select(Override.Parse).ToList();
        if (parsed.GetValue(Seed) is { } seed)
        {
            overrides.Add(new Override("seed", seed, $"--seed {seed}"));
        }

        return ScenarioFile.Load(parsed.GetRequiredValue(File), overrides);
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
            AtLeast(parsed.GetValue(MaxTests), 1, "--max-tests")!.Value,
            AtLeast(parsed.GetValue(MaxActivations), 0, "--max-activations"),
            parsed.GetValue(Force),
            AtLeast(parsed.GetValue(Within), 1, "--within"),
            replay);
    }

    private static int BoundOf(string? text, Scenario scenario)
    {
        var step = scenario.Step.Ticks;
        var ticks = text is null ? SchedulerBuilder.BoundOf(scenario)
            : SpecText.Read<Simulation.Bound>(Written(text), "bound", $"--bound {text}", scenario).InTicks(step);
        return ticks == Ticks.Never ? DefaultBound : checked((int)(ticks / step));
    }

    /// <summary>A whole number is short for so many steps.</summary>
    private static string Written(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"{{steps: {text}}}" : text;

    private static int? AtLeast(int? value, int least, string option) => value is not { } number || number >= least
        ? value
        : throw new ScenarioException(string.Create(
            CultureInfo.InvariantCulture, $"{option} {number}: expected a whole number of at least {least}"));

    private static IReadOnlyList<Model> Build(Scenario scenario, string parent, TextWriter output, CancellationToken cancellation)
    {
        var cache = new WeightCache(RunCommand.CacheFolder(parent));
        return ProgressDisplay.For(output).Show(progress => ModelBuilder.Build(scenario, cache, progress, cancellation));
    }

    /// <summary>What will be tried, said before it begins.</summary>
    private static List<ModelSearch> Plan(IReadOnlyList<Model> models, FalsifyOptions options, Scenario scenario, TextWriter output)
    {
        var steps = string.Create(CultureInfo.InvariantCulture, $"{options.Bound} {(options.Bound == 1 ? "step" : "steps")}");
        output.WriteLine($"{options.Property.Text()}, within a bound of {steps} of {DurationText.Write(scenario.Step)}");
        var searches = new List<ModelSearch>();
        var reasons = new List<string>();
        foreach (var model in models)
        {
            if (ClaimBuilder.Build(model, options, scenario.Run.Tolerance, out var reason) is { } claim)
            {
                searches.Add(new ModelSearch(claim, options));
                output.WriteLine(searches[^1].Plan);
            }
            else
            {
                reasons.Add($"{model.Name}: {reason}");
                output.WriteLine($"{model.Name}: left out: {reason}");
            }
        }

        return searches.Count > 0 ? searches : throw new ScenarioException(
            $"--property {options.Property.Text()}",
            $"expected a model of which it can be claimed, found none ({string.Join("; ", reasons)})");
    }
}
