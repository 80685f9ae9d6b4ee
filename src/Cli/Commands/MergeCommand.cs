using System.CommandLine;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild merge</c>.</summary>
internal static class MergeCommand
{
    private static readonly Argument<string[]> Folders = new("share")
    {
        Description = "Folders that --shard i/n has left, all n of them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Scenario = new("--scenario")
    {
        Description = "The scenario, where it is no longer at the place, relative to the first share, where it was.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Out = SharedOptions.Out(
        "Folder of all results; the merged ones go where those of the command without --shard would. Of hogwild train the folder of "
            + "weights, weights unless another one is said.");

    /// <summary>Makes the command.</summary>
    /// <param name="session">Where it writes.</param>
    /// <param name="invoke">Does what a command line says.</param>
    public static Command Create(Session session, Func<IReadOnlyList<string>, int> invoke)
    {
        var command = new Command(
            "merge",
            """
            Puts the shares of a study together that were done apart, with --shard i/n, on other machines perhaps.

            hogwild merge plots/loss-sweep.share-*-of-8  makes the results of the command without --shard, to the byte. What does not
            belong together (another scenario, other files, options or builds, a share twice) or is not all is refused. Scenario and data
            have to be there as they were. Exit codes are those of the command that is merged.
            """)
        {
            Folders, Scenario, Out, SharedOptions.Jobs,
        };
        command.SetAction(parsed => Run(parsed, session, invoke));
        return command;
    }

    private static int Run(ParseResult parsed, Session session, Func<IReadOnlyList<string>, int> invoke)
    {
        List<string> folders = [.. parsed.GetRequiredValue(Folders).SelectMany(Expanded)];
        var common = Shares.Read(folders);
        var scenario = parsed.GetValue(Scenario) ?? Told(Path.Combine(folders[0], common.Arguments[1]));
        if (!File.Exists(scenario))
        {
            throw new ScenarioException(
                parsed.GetValue(Scenario) is null ? folders[0] : $"{Scenario.Name} {scenario}",
                $"expected the scenario of the shares, found no file {scenario}; {Scenario.Name} FILE says where it is");
        }

        var results = parsed.GetResult(Out) is null or { Implicit: true } && common.CacheOption is not null
            ? TrainCommand.DefaultOut : parsed.GetRequiredValue(Out);
        var keeps = common.CacheOption is { } option ? ValueOf(common.Arguments, option) ?? TrainCommand.DefaultCache : results;
        session.Expects = common.Question;
        session.Begin = () => folders.ForEach(folder =>
        {
            session.Cancellation.ThrowIfCancellationRequested();
            ShareFolder.Unite(folder, keeps, common.Results);
        });

        return invoke(
        [
            .. ShareArguments.At(common.Arguments, folders[0], scenario), common.FolderOption, results, SharedOptions.Jobs.Name,
            SharedOptions.JobsOf(parsed).ToString(CultureInfo.InvariantCulture),
        ]);
    }

    /// <summary>A file as somebody here would write it: what is below this folder from here, so that the results can name it.</summary>
    private static string Told(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }

    private static string? ValueOf(IReadOnlyList<string> arguments, string option) =>
        arguments.Index().Where(item => item.Index > 0 && arguments[item.Index - 1] == option).Select(item => item.Item).LastOrDefault();

    /// <summary>What a pattern stands for, where the shell has left that to us.</summary>
    private static IEnumerable<string> Expanded(string folder)
    {
        var (parent, name) = (Path.GetDirectoryName(folder) ?? string.Empty, Path.GetFileName(folder));
        var isPattern = name.Contains('*', StringComparison.Ordinal) && !Directory.Exists(folder)
            && Directory.Exists(parent.Length == 0 ? "." : parent);
        string[] found = isPattern ? Directory.GetDirectories(parent.Length == 0 ? "." : parent, name) : [];
        return found.Length == 0 ? [folder] : found.Order(StringComparer.Ordinal);
    }
}
