using System.CommandLine;
using System.CommandLine.Parsing;
using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild gallery</c>.</summary>
internal static class GalleryCommand
{
    private static readonly Argument<string> Template = new("template")
    {
        Description = "The page before its studies are run, Markdown. For instance docs/gallery.template.md.",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The page that is written.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Pictures = new("--pictures")
    {
        Description = "Folder of its pictures.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("plots", "gallery"),
    };

    private static readonly Option<string> ResultsFolder = new("--results")
    {
        Description = "Folder of all results, as --out of the commands that are run.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "plots",
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Make only the sections with this in their names; may be repeated. Others stay as they are; "
            + "what has become otherwise in the template is told.",
        HelpName = "TEXT",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="session">Where it writes, and when it is to stop.</param>
    /// <param name="invoke">Carries out another command.</param>
    public static Command Create(Session session, Action<IReadOnlyList<string>> invoke)
    {
        var command = new Command(
            "gallery",
            """
            Makes a page of pictures: runs the studies that a template names, takes pictures from their results, and fills their numbers in.

            In the template, a fenced block ```hogwild holds a command (run, threshold, attack or falsify, as on the command line),
            'picture figures/convergence.png as NAME.png: what it shows', 'chart accuracy over messages as NAME.png: what it shows'
            (metrics of replicates.csv, a point for every value that is varied), 'check a < b' for what the text rests on, and
            'needs PATH' for data that are not there for everybody: without them the section stays
            as it was and says so, or has no answer yet.
            {=summary[model=ignn, metric=messages].mean} in the text below it is that number of summary.csv, a mean where several rows
            fit; + - * / work from left to right, and :0.0 after it says how it is written. Paths are from where the command is called.
            Stopped, it goes on where it was.
            Exit codes: 0 done, 1 unexpected failure, 2 the template, or a study, cannot be used, a number is not there, or a check fails,
            """ + ExitCodes.Others)
        {
            Template, Out, Pictures, ResultsFolder, Only,
        };
        command.SetAction(parsed => Run(parsed, session, invoke));
        return command;
    }

    private static int Run(ParseResult parsed, Session session, Action<IReadOnlyList<string>> invoke)
    {
        var places = new GalleryPlaces(
            parsed.GetRequiredValue(Out), parsed.GetRequiredValue(Pictures), parsed.GetRequiredValue(ResultsFolder));
        var template = GalleryTemplate.Load(parsed.GetRequiredValue(Template));
        AtomicFile.Check(Out.Name, places.Page, ".md");
        AtomicFile.CheckApart(Out.Name, places.Page, template.File);
        var only = parsed.GetValue(Only) ?? [];
        foreach (var part in only.Where(part => !template.Names.Any(name => name.Contains(part, StringComparison.OrdinalIgnoreCase))))
        {
            throw new ScenarioException($"--only {part}", $"expected a part of one of the names {string.Join("; ", template.Names)}");
        }

        new GalleryMaker(template, places, Carry, line => session.Output.WriteLine(line)).Make(only);
        session.Output.WriteLine($"Written: {places.Page}");
        return ExitCodes.Done;

        string? Carry(string written)
        {
            session.Latest = null;
            invoke([.. CommandLineParser.SplitCommandLine(written), "--out", places.Results]);
            session.Cancellation.ThrowIfCancellationRequested();
            return session.Latest;
        }
    }
}
