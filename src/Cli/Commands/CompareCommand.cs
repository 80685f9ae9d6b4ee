using System.CommandLine;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild compare</c>.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> First = new("first")
    {
        Description = "A folder of results, or a recorded schedule (.jsonl).",
    };

    private static readonly Argument<string> Second = new("second")
    {
        Description = "Another one of the same.",
    };

    private static readonly Option<string[]> Metrics = new("--metric")
    {
        Description = "A metric of replicates.csv that is compared; may be repeated. Default: all.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string> Confidence = new("--confidence")
    {
        Description = "How often an interval is to hold the true difference.",
        HelpName = "SHARE",
        DefaultValueFactory = _ => "95%",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Folder that receives compare-FIRST-SECOND/ with compare.csv, changes.csv, partings.csv and figures/compare, "
            + "which looks as the figures of the first do, FIRST and SECOND being the names of the folders, as far as they tell them "
            + "apart. Default: nothing is written.",
        HelpName = "DIR",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "compare",
            """
            Tells what two results have otherwise: scenario, code and files; metrics, run by run; where schedules and states part.

            Runs of the same seed are pairs, since they met the same random numbers: the difference of every metric has an interval by the
            paired bootstrap, of six pairs or more, and a sign test. Two recorded schedules are compared decision by decision.
            Exit codes: 0 all tables, schedules and states are the same to the byte (of two schedules: the same decisions), 1 some differ,
            2 a folder, a file or an option cannot be used,
            """ + ExitCodes.Others)
        {
            First, Second, Metrics, Confidence, Out, SharedOptions.Parquet,
        };
        command.SetAction(parsed => Run(parsed, session));
        return command;
    }

    private static int Run(ParseResult parsed, Session session)
    {
        var (first, second) = (parsed.GetRequiredValue(First), parsed.GetRequiredValue(Second));
        if (IsSchedule(first) && IsSchedule(second))
        {
            return OfSchedules(parsed, first, second, session.Output);
        }

        if (parsed.GetValue(SharedOptions.Parquet) && parsed.GetValue(Out) is null)
        {
            throw new ScenarioException(SharedOptions.Parquet.Name, $"expected it with {Out.Name}, found no folder that is written");
        }

        var confidence = ConfidenceOf(parsed);
        var comparison = Comparison.Of(
            ComparedFolder.Open(first), ComparedFolder.Open(second), parsed.GetValue(Metrics) ?? [], confidence);
        if (parsed.GetValue(Out) is { } parent)
        {
            Write(parsed, session, comparison, parent, NamesOf(first, second), Looks(first));
        }

        ComparePrinter.Write(session.Output, comparison, first, second);
        return comparison.IsSame ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Write(
        ParseResult parsed, Session session, Comparison comparison, string parent, (string First, string Second) names,
        FiguresSpec looks)
    {
        var name = $"compare-{names.First}-{names.Second}".Replace('/', '-');
        using var folder = session.Open(parent, name, CompareFiles.Marker);
        Results.Write(
            folder, CompareFiles.Of(comparison, names.First, names.Second, looks), parsed.GetValue(SharedOptions.Parquet),
            session.Cancellation);
        folder.Commit();
        FilesPrinter.Write(session.Output, Path.Combine(parent, name), folder.Files);
    }

    /// <summary>The figure looks as those of the first results do, where these need nothing to be read that is not at hand.</summary>
    private static FiguresSpec Looks(string folder)
    {
        string[] names = [RunFile.Name, ThresholdFile.Name];
        try
        {
            return ScenarioFile.LoadResolved(Path.Combine(folder, names.First(name => File.Exists(Path.Combine(folder, name))))).Figures;
        }
        catch (ScenarioException)
        {
            return new FiguresSpec();
        }
    }

    private static int OfSchedules(ParseResult parsed, string first, string second, TextWriter output)
    {
        System.CommandLine.Option[] ofFolders = [Out, Metrics, Confidence, SharedOptions.Parquet];
        if (Array.Find(ofFolders, option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new ScenarioException(given.Name, "expected two folders of results beside it, found two schedules");
        }

        var part = SchedulePart.Of(first, second);
        output.WriteLine(part is null ? "The schedules have the same decisions." : $"The schedules part: {part}.");
        return part is null ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static bool IsSchedule(string path) => path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);

    private static double ConfidenceOf(ParseResult parsed)
    {
        var text = parsed.GetRequiredValue(Confidence);
        return ShareText.Parse(text) is { } share and > 0 and < 1 ? share : throw new ScenarioException(
            string.Create(CultureInfo.InvariantCulture, $"{Confidence.Name} {text}"),
            $"expected {ShareText.Expected} neither 0 nor 1, found another text{Hint(text)}");

        // Who writes 95 means per cent.
        static string Hint(string text) => ShareText.Parse($"{text}%") is > 0 and < 1 ? $"; did you mean '{text}%'?" : string.Empty;
    }

    /// <summary>The names of the folders, with as many of the folders around them as tell one from the other.</summary>
    private static (string First, string Second) NamesOf(string first, string second)
    {
        var (one, other) = (Parts(first), Parts(second));
        var count = 1;
        while (count < Math.Min(one.Length, other.Length) && one[^count] == other[^count])
        {
            count++;
        }

        return one.AsSpan().SequenceEqual(other) ? (one[^1], other[^1])
            : (string.Join('/', one[^Math.Min(count, one.Length)..]), string.Join('/', other[^Math.Min(count, other.Length)..]));

        static string[] Parts(string folder) =>
            Path.GetFullPath(folder).Split([Path.DirectorySeparatorChar, '/'], StringSplitOptions.RemoveEmptyEntries);
    }
}
