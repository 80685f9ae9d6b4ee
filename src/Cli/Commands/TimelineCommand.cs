using System.CommandLine;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild timeline</c>.</summary>
internal static class TimelineCommand
{
    private static readonly Argument<string> File = new("schedule")
    {
        Description = "A schedule, as hogwild run --record or hogwild schedule writes it; with --perfetto also a scenario (.yaml), whose "
            + "first schedule is run.",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The picture to write, .png, .svg or .pdf; with --perfetto a .json file.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Scenario = new("--scenario")
    {
        Description = "The scenario that brings the graph, without which messages cannot be drawn. Default: run.json beside the "
            + "schedule's folder.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "Where the window begins, such as 100ms.",
        HelpName = "TIME",
    };

    private static readonly Option<string?> To = new("--to")
    {
        Description = "Where it ends. Default: after about 40 activations of the nodes shown; with --perfetto the end of the run.",
        HelpName = "TIME",
    };

    private static readonly Option<string?> Nodes = new("--nodes")
    {
        Description = "The nodes shown, such as 0-5 or \"0 3 7\". Default: at most 12 of one neighbourhood; with --perfetto all.",
        HelpName = "NODES",
    };

    private static readonly Option<bool> Perfetto = new("--perfetto")
    {
        Description = "Write Chrome trace-event JSON in place of a picture, for ui.perfetto.dev: nodes as tracks, activations as slices, "
            + "messages as arrows from the activation that published to the first one that read.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "timeline",
            """
            Draws a schedule as a space-time diagram: nodes as lanes, activations as ticks, messages from publication to the first read.

            What a schedule does not hold cannot be drawn: messages that are never read, and faults. run.timeline in a scenario has both,
            and so has --perfetto of a scenario: losses and messages that nobody read are marked, and faults have tracks of their own.
            """)
        {
            File, Out, Scenario, From, To, Nodes, Perfetto,
        };
        command.SetAction(parsed => parsed.GetValue(Perfetto) ? Trace(parsed, session) : Run(parsed, session.Output));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output)
    {
        var (file, picture) = (parsed.GetRequiredValue(File), parsed.GetRequiredValue(Out));
        AtomicFile.Check(Out.Name, picture, ".png", ".svg", ".pdf");
        AtomicFile.CheckApart(Out.Name, picture, file);
        if (IsScenario(file))
        {
            throw new ScenarioException(
                file,
                $"expected a recorded schedule, found a scenario, of which only {Perfetto.Name} can be made; 'timeline: true' in its "
                    + "section 'run' has hogwild run draw it");
        }

        var schedule = Read(file);
        var scenario = ScenarioOf(file, parsed.GetValue(Scenario), PlugInLoader.Kinds(parsed));
        var graph = Graph(file, parsed.GetValue(Scenario), schedule, scenario);
        var timeline = TimelineBuilder.Of(Title(file, schedule), graph, schedule, Window(parsed));
        var figure = scenario is null ? TimelineFigure.Create(timeline, FigureStyle.Screen, 0) : TimelineFigure.Create(timeline, scenario);
        figure.Save(picture);
        var missing = graph is null ? " No messages: the graph is not at hand (--scenario)." : string.Empty;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{picture}: {timeline.Activations.Count} activations and {timeline.Messages.Count} messages of "
                + $"{timeline.Nodes.Count} nodes.{missing}"));
        return ExitCodes.Done;
    }

    private static int Trace(ParseResult parsed, Session session)
    {
        var (file, trace) = (parsed.GetRequiredValue(File), parsed.GetRequiredValue(Out));
        AtomicFile.Check(Out.Name, trace, ".json");
        AtomicFile.CheckApart(Out.Name, trace, file);
        var spec = Window(parsed);
        var whole = TraceWindow.Whole;
        var window = new TraceWindow(spec.From?.Ticks ?? whole.From, spec.To?.Ticks ?? whole.To, spec.Nodes);
        var run = IsScenario(file) ? Simulated(file, spec, parsed, session) : Recorded(file, parsed);
        PerfettoTrace? written = null;
        AtomicFile.Write(trace, stream => written = PerfettoTrace.Write(stream, run, window));
        var missing = run.Graph is null ? " No messages: the graph is not at hand (--scenario)." : string.Empty;
        session.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{trace}: {written!.Activations} activations and {written.Messages} messages, to be opened in ui.perfetto.dev.{missing}"));
        return ExitCodes.Done;
    }

    private static RecordedRun Recorded(string file, ParseResult parsed)
    {
        var schedule = Read(file);
        return new RecordedRun(
            Title(file, schedule), schedule,
            Graph(file, parsed.GetValue(Scenario), schedule, ScenarioOf(file, parsed.GetValue(Scenario), PlugInLoader.Kinds(parsed))));
    }

    private static RecordedRun Simulated(string file, TimelineSpec window, ParseResult parsed, Session session)
    {
        if (parsed.GetValue(Scenario) is not null)
        {
            throw new ScenarioException(Scenario.Name, "expected no scenario beside one, found one");
        }

        var scenario = ScenarioFile.Load(file, PlugInLoader.Kinds(parsed), []);
        session.TellSchedulers(scenario);
        var options = new StudyOptions { WeightCache = Kept.Weights("plots"), Warn = session.Warn };
        return Experiment.Run(new TraceStudy(scenario, window.To), options, session.Cancellation).Run;
    }

    private static bool IsScenario(string file) => file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static TimelineSpec Window(ParseResult parsed)
    {
        var (from, to) = (Time(parsed, From), Time(parsed, To));
        if (to is not null && to <= (from ?? TimeSpan.Zero))
        {
            throw new ScenarioException("--to", "expected a time after --from");
        }

        return new TimelineSpec(from, to, parsed.GetValue(Nodes) is not { } nodes ? null
            : ShownNodes.TryRead(nodes, out var shown, out _) ? shown
            : throw new ScenarioException($"--nodes {nodes}", $"expected {ShownNodes.Expected}"));
    }

    private static TimeSpan? Time(ParseResult parsed, Option<string?> option)
    {
        var text = parsed.GetValue(option);
        return text is null ? null : DurationText.Parse(text, 0, out _)
            ?? throw new ScenarioException($"{option.Name} {text}", $"expected {DurationText.Expected}");
    }

    private static string Title(string file, Schedule schedule)
    {
        var origin = schedule.Header.Origin.Select(entry => $"{entry.Key} {entry.Value}");
        return schedule.Header.Origin.Count == 0 ? Path.GetFileName(file) : string.Join(", ", origin);
    }

    private static Schedule Read(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new ScenarioException(file, "expected a recorded schedule, found no file");
        }

        try
        {
            return ScheduleFile.Read(file);
        }
        catch (ScheduleFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }
    }

    /// <summary>The scenario that is named, or that of the run beside the schedule's folder; null where there is neither.</summary>
    private static Scenario? ScenarioOf(string file, string? scenario, KindRegistry kinds)
    {
        var json = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "..", "run.json");
        return scenario is not null ? ScenarioFile.Load(scenario, kinds, [])
            : System.IO.File.Exists(json) ? ScenarioFile.LoadResolved(json, kinds) : null;
    }

    private static Graph? Graph(string file, string? name, Schedule schedule, Scenario? scenario)
    {
        if (scenario is null)
        {
            return null;
        }

        var graph = SchedulePlanner.Graph(scenario);
        return graph.Hash == schedule.Header.GraphHash ? graph : throw new ScenarioException(
            file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected a schedule for the graph of {name ?? "run.json"} ({graph.NodeCount} nodes, {graph.ArcCount} arcs), found "
                    + $"one for another graph ({schedule.Header.NodeCount} nodes, {schedule.Header.ArcCount} arcs)"));
    }
}
