using System.CommandLine;
using System.Globalization;
using System.Text;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild calibrate</c>.</summary>
internal static class CalibrateCommand
{
    private static readonly Argument<string> Recorded = new("recorded")
    {
        Description = "A folder of results with schedules/, as hogwild run --record writes it, or one recorded schedule (.jsonl).",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The world that is written, a piece of a scenario (.yaml); beside it NAME.png, recorded against fitted, and with "
            + "--empirical NAME.gaps.csv.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<bool> Pooled = new("--pooled")
    {
        Description = "One clock for all nodes and one link for all arcs. Default: each its own, where there is enough of it.",
    };

    private static readonly Option<bool> Empirical = new("--empirical")
    {
        Description = "Draw times between activations from those that were recorded, and delays from what was found, in place of families.",
    };

    private static readonly Option<string?> Model = new("--model")
    {
        Description = "Of a folder: the model whose runs are looked at. Default: the first with recorded asynchronous runs.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Scenario = new("--scenario")
    {
        Description = "The scenario that brings the graph. Default: run.json of the results.",
        HelpName = "FILE",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "calibrate",
            """
            Fits clocks and links to recorded schedules, so that what happened can be simulated: with --set scheduler.from=world.yaml.

            Of families that scenarios can name the one with the smallest AIC is taken. Delays are known between two activations only.
            docs/calibrate.md says what can be known at all: losses where readers act often enough, and no more than that.
            """)
        {
            Recorded, Out, Pooled, Empirical, Model, Scenario,
        };
        command.SetAction(parsed => Run(parsed, session.Output));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output)
    {
        var (recorded, file) = (parsed.GetRequiredValue(Recorded), parsed.GetRequiredValue(Out));
        AtomicFile.Check(Out.Name, file, ".yaml", ".yml");
        AtomicFile.CheckApart(Out.Name, file, recorded);
        var (scenario, files) = Find(parsed, recorded);
        var graph = Calibration.GraphOf(scenario);
        var (isPooled, isEmpirical) = (parsed.GetValue(Pooled), parsed.GetValue(Empirical));
        var world = Calibration.Of(scenario, graph, [.. files.Select(name => Read(name, graph))], isPooled, isEmpirical);
        var gaps = isEmpirical ? Path.ChangeExtension(file, ".gaps.csv") : null;
        if (gaps is not null)
        {
            AtomicFile.Write(gaps, stream => stream.Write(Encoding.UTF8.GetBytes(WorldText.Gaps(world, isPooled))));
        }

        var text = WorldText.Of(world, recorded, Path.GetFileName(gaps));
        AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        var picture = Path.ChangeExtension(file, ".png");
        var title = $"Recorded and fitted: {Path.GetFileName(Path.TrimEndingDirectorySeparator(recorded))}";
        CalibrationFigure.Create(world, title).Save(picture);
        CalibrationPrinter.Write(output, world);
        output.WriteLine($"Written: {string.Join(", ", new[] { file, picture, gaps }.OfType<string>())}");
        return ExitCodes.Done;
    }

    /// <summary>The scenario that was run, and the schedules that are looked at.</summary>
    private static (Experiments.Scenario Scenario, IReadOnlyList<string> Files) Find(ParseResult parsed, string recorded)
    {
        var isFolder = Directory.Exists(recorded);
        var full = Path.GetFullPath(recorded);
        var results = isFolder ? full : Path.GetDirectoryName(Path.GetDirectoryName(full))!;
        if (!isFolder && !File.Exists(recorded))
        {
            throw new ScenarioException(recorded, "expected a folder of results or a recorded schedule, found neither");
        }

        if (!isFolder && parsed.GetValue(Model) is not null)
        {
            throw new ScenarioException(Model.Name, "expected a folder of results beside it, found one schedule");
        }

        IReadOnlyList<string> files = isFolder ? Schedules(recorded, parsed.GetValue(Model)) : [recorded];
        var (json, kinds) = (Path.Combine(results, RunFile.Name), PlugInLoader.Kinds(parsed));
        var scenario = parsed.GetValue(Scenario) is { } name ? ScenarioFile.Load(name, kinds, [])
            : File.Exists(json) ? ScenarioFile.LoadResolved(json, kinds)
            : throw new ScenarioException(
                recorded, $"expected {RunFile.Name} of the results, or {Scenario.Name}, for the graph, found neither");
        return (scenario, files);
    }

    /// <summary>The asynchronous schedules of a model of some results, in the order of their names.</summary>
    private static List<string> Schedules(string folder, string? model)
    {
        var schedules = Path.Combine(folder, "schedules");
        string[] files = Directory.Exists(schedules) ? Directory.GetFiles(schedules, "*.jsonl") : [];
        Array.Sort(files, StringComparer.Ordinal);
        var known = files.Select(file => (File: file, Origin: Origin(file)))
            .Where(item => item.Origin.GetValueOrDefault(ScheduleOrigin.RegimeKey) != Regime.Synchronous.Text()).ToList();
        if (known.Count == 0)
        {
            throw new ScenarioException(
                folder, "expected recorded asynchronous schedules in schedules/ (hogwild run --record), found none");
        }

        List<string> names = [.. known.Select(item => item.Origin.GetValueOrDefault(ScheduleOrigin.Model, string.Empty)).Distinct()];
        var asked = model ?? names[0];
        return names.Contains(asked)
            ? [.. known.Where(item => item.Origin.GetValueOrDefault(ScheduleOrigin.Model, string.Empty) == asked).Select(item => item.File)]
            : throw new ScenarioException(
                string.Create(CultureInfo.InvariantCulture, $"{Model.Name} {model}"),
                $"expected one of the models {string.Join(", ", names)}, found another{Nearest.Hint(asked, names)}");
    }

    private static Dictionary<string, string> Origin(string file) =>
        Said(() => ScheduleFile.ReadHeader(file)).Origin.ToLookup(item => item.Key, item => item.Value)
            .ToDictionary(item => item.Key, item => item.Last());

    private static Schedule Read(string file, Graph graph)
    {
        var schedule = Said(() => ScheduleFile.Read(file));
        return schedule.Header.GraphHash == graph.Hash ? schedule : throw new ScenarioException(
            file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected a schedule for the graph of the scenario ({graph.NodeCount} nodes, {graph.ArcCount} arcs), found one for "
                    + $"another graph ({schedule.Header.NodeCount} nodes, {schedule.Header.ArcCount} arcs)"));
    }

    private static T Said<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ScheduleFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }
    }
}
