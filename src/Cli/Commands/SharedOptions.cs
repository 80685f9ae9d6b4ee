using System.CommandLine;
using System.Globalization;
using System.Text;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>Arguments and options that several commands have, each with how it is read.</summary>
internal static class SharedOptions
{
    /// <summary>The scenario.</summary>
    public static readonly Argument<string> File = new("scenario")
    {
        Description = "The scenario, a YAML file. For instance scenarios/quickstart.yaml.",
    };

    /// <summary>The seed.</summary>
    public static readonly Option<string?> Seed = new("--seed")
    {
        Description = "Seed of every draw, in place of the scenario's.",
        HelpName = "N",
    };

    /// <summary>The number of schedules.</summary>
    public static readonly Option<string?> Replicates = new("--replicates")
    {
        Description = "Number of independent schedules, in place of the scenario's run.replicates.",
        HelpName = "N",
    };

    /// <summary>Units of work at the same time.</summary>
    public static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Runs, or trainings, that go on at the same time. Results are the same whatever it is.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Cores of all runs together.</summary>
    public static readonly Option<int?> Threads = new("--threads")
    {
        Description = "Cores that a command computes on in all, those of --jobs among them: on one that is left a run decides its next "
            + "stretch of time, and counts what happened in the one before, while it computes the present one. Default: one a processor. "
            + "Results are the same whatever it is.",
        HelpName = "N",
    };

    /// <summary>One share of the work.</summary>
    public static readonly Option<string?> Shard = new("--shard")
    {
        Description = "Does the share i of n of the units of work alone, and leaves it in a folder <results>.share-i-of-n, for hogwild "
            + "merge to put all shares together.",
        HelpName = "i/n",
    };

    /// <summary>Tables as Parquet too.</summary>
    public static readonly Option<bool> Parquet = new("--parquet")
    {
        Description = "Write every table as NAME.parquet too, beside NAME.csv, with the same rows.",
    };

    /// <summary>Values in place of the scenario's.</summary>
    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "Replaces any value of the scenario; may be repeated. Keys are joined by dots, items of lists go by their numbers "
            + "from 0. The value is YAML, files are relative to the scenario. "
            + "For instance --set run.until=10s --set scheduler.link.loss=20% --set scheduler=synchronous.",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The folder of all results, which every command has with a description of its own.</summary>
    /// <param name="description">Where the results of the command go.</param>
    /// <param name="standard">The folder where none is given.</param>
    public static Option<string> Out(string description, string standard = "plots") => new("--out")
    {
        Description = description,
        HelpName = "DIR",
        DefaultValueFactory = _ => standard,
    };

    /// <summary>A file that a text is written to, which commands have with a description of their own.</summary>
    /// <param name="description">Which file it is.</param>
    public static Option<string?> OutFile(string description) => new("--out") { Description = description, HelpName = "FILE" };

    /// <summary>Writes a text to a file, whole or not at all, or to the standard output where none is named.</summary>
    /// <exception cref="ScenarioException">The file cannot be written.</exception>
    public static int Write(TextWriter output, Option<string?> option, string? file, string text)
    {
        if (file is null)
        {
            output.Write(text);
            return ExitCodes.Done;
        }

        AtomicFile.Check(option.Name, file);
        AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        return ExitCodes.Done;
    }

    /// <summary>The scenario that a command line names, with the values that it replaces.</summary>
    public static Scenario Load(ParseResult parsed) =>
        ScenarioFile.Load(parsed.GetRequiredValue(File), PlugInLoader.Kinds(parsed), Overrides(parsed));

    /// <summary>The values that options replace: those of <c>--set</c> first, so that options of their own win.</summary>
    public static List<Override> Overrides(ParseResult parsed)
    {
        List<Override> overrides = [.. Sets(parsed)];
        Add(overrides, parsed, Seed, "seed");
        Add(overrides, parsed, Replicates, "run.replicates");
        return overrides;
    }

    /// <summary>The values of <c>--set</c>.</summary>
    public static IEnumerable<Override> Sets(ParseResult parsed) => (parsed.GetValue(Set) ?? []).Select(Override.Parse);

    /// <summary>Adds the value of an option that stands for a path, where it is given.</summary>
    public static void Add(List<Override> overrides, ParseResult parsed, Option<string?> option, string path)
    {
        if (parsed.GetValue(option) is { } value)
        {
            overrides.Add(new Override(path, value, $"{option.Name} {value}"));
        }
    }

    /// <summary>The number of jobs.</summary>
    /// <exception cref="ScenarioException">It is less than 1.</exception>
    public static int JobsOf(ParseResult parsed) => AtLeast(parsed.GetValue(Jobs), 1, Jobs.Name)!.Value;

    /// <summary>Computes on as many cores as are asked for, until what is returned is disposed of.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="otherwise">How many where none are asked for; null for as many as there are.</param>
    /// <exception cref="ScenarioException">It is less than one.</exception>
    public static IDisposable UseThreads(ParseResult parsed, int? otherwise = null)
    {
        var before = new CoresBefore(Cores.Most);
        Cores.Most = AtLeast(parsed.GetValue(Threads), 1, Threads.Name) ?? otherwise ?? Cores.Most;
        return before;
    }

    /// <summary>The share of the work that is asked for; null where all of it is.</summary>
    /// <exception cref="ScenarioException">It is none.</exception>
    public static Share? ShareOf(ParseResult parsed) => parsed.GetValue(Shard) is not { } text ? null
        : Share.TryParse(text, out var share) ? share
        : throw new ScenarioException(
            $"{Shard.Name} {text}", $"expected the number of a share and how many there are, at most {Share.Most}, such as 2/8");

    /// <summary>A number that has a smallest value, and perhaps a largest one; null where none is given.</summary>
    /// <exception cref="ScenarioException">It is smaller, or larger.</exception>
    public static int? AtLeast(int? value, int least, string option, int most = int.MaxValue) =>
        value is not { } number || (number >= least && number <= most) ? value
        : throw new ScenarioException(string.Create(
            CultureInfo.InvariantCulture,
            $"{option} {number}: expected a whole number {(most < int.MaxValue ? $"from {least} to {most}" : $"of at least {least}")}"));

    /// <summary>A bound within which schedules on the grid are searched, in steps.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="scenario">Whose grid it is.</param>
    /// <param name="place">Where the bound stands.</param>
    /// <exception cref="ScenarioException">It lies between two steps.</exception>
    public static int StepsOf(Bound bound, Scenario scenario, string place) => bound.OffGrid(scenario.Step) is not { } misfit
        ? checked((int)(bound.InTicks(scenario.Step.Ticks) / scenario.Step.Ticks))
        : throw new ScenarioException(
            place,
            $"expected {misfit.Expected} found {DurationText.Write(bound.Time!.Value)} (schedules are searched on the grid)");

    /// <summary>Sets the number of cores back.</summary>
    private sealed class CoresBefore(int most) : IDisposable
    {
        public void Dispose() => Cores.Most = most;
    }
}
