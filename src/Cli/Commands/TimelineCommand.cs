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
        Description = "A schedule, as hogwild run --record or hogwild schedule writes it.",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The picture to write, .png, .svg or .pdf.",
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
        Description = "Where it ends. Default: after about 40 activations of the nodes shown.",
        HelpName = "TIME",
    };

    private static readonly Option<string?> Nodes = new("--nodes")
    {
        Description = "The nodes shown, such as 0-5 or \"0 3 7\". Default: at most 12 of one neighbourhood.",
        HelpName = "NODES",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "timeline",
            """
            Draws a schedule as a space-time diagram: nodes as lanes, activations as ticks, messages from publication to the first read.

            What a schedule does not hold cannot be drawn: messages that are never read, and faults. run.timeline in a scenario has both.
            """)
        {
            File, Out, Scenario, From, To, Nodes,
        };
        command.SetAction(parsed => Run(parsed, output));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output)
    {
        var (file, picture) = (parsed.GetRequiredValue(File), parsed.GetRequiredValue(Out));
        AtomicFile.Check(Out.Name, picture, ".png", ".svg", ".pdf");
        AtomicFile.CheckApart(Out.Name, picture, file);
        var schedule = Read(file);
        var graph = Graph(file, parsed.GetValue(Scenario), schedule, PlugInLoader.Kinds(parsed));
        var timeline = TimelineBuilder.Of(Title(file, schedule), graph, schedule, Window(parsed));
        TimelineFigure.Create(timeline).Save(picture);
        var missing = graph is null ? " No messages: the graph is not at hand (--scenario)." : string.Empty;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{picture}: {timeline.Activations.Count} activations and {timeline.Messages.Count} messages of "
                + $"{timeline.Nodes.Count} nodes.{missing}"));
        return ExitCodes.Done;
    }

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

    private static Graph? Graph(string file, string? scenario, Schedule schedule, KindRegistry kinds)
    {
        var json = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "..", "run.json");
        if (scenario is null && !System.IO.File.Exists(json))
        {
            return null;
        }

        var graph = SchedulePlanner.Graph(
            scenario is null ? ScenarioFile.LoadResolved(json, kinds) : ScenarioFile.Load(scenario, kinds, []));
        return graph.Hash == schedule.Header.GraphHash ? graph : throw new ScenarioException(
            file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected a schedule for the graph of {scenario ?? "run.json"} ({graph.NodeCount} nodes, {graph.ArcCount} arcs), found "
                    + $"one for another graph ({schedule.Header.NodeCount} nodes, {schedule.Header.ArcCount} arcs)"));
    }
}
