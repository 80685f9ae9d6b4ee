using System.CommandLine;
using System.CommandLine.Parsing;

namespace Hogwild.Cli;

/// <summary>
/// The command line of a share, by which the merged results are made: the command, the scenario, then options, without those that are a
/// share's own. Paths are relative to the folder of the share.
/// </summary>
internal static class ShareArguments
{
    /// <summary>Takes it from the command line of a share.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="parent">The option for the folder of all results.</param>
    /// <param name="folder">The folder of the share.</param>
    public static IReadOnlyList<string> Of(ParseResult parsed, Option<string> parent, string folder)
    {
        string[] apart =
        [
            SharedOptions.Shard.Name, SharedOptions.Jobs.Name, SharedOptions.Threads.Name, parent.Name, PlugInLoader.Option.Name,
        ];
        var options = parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(result => !result.Implicit && !apart.Contains(result.Option.Name));
        return
        [
            parsed.CommandResult.Command.Name,
            Relative(folder, parsed.GetRequiredValue(SharedOptions.File)),
            .. options.SelectMany(result => result.Tokens.Count == 0 ? [result.Option.Name]
                : result.Tokens.SelectMany(token => (string[])[result.Option.Name, token.Value])),
            .. (parsed.GetValue(PlugInLoader.Option) ?? [])
                .SelectMany(file => (string[])[PlugInLoader.Option.Name, Relative(folder, file)]),
        ];
    }

    /// <summary>The command line for the merged results.</summary>
    /// <param name="arguments">What <see cref="Of"/> took.</param>
    /// <param name="folder">The folder that its paths are relative to.</param>
    /// <param name="scenario">The scenario, in place of the one that is named there.</param>
    public static IReadOnlyList<string> At(IReadOnlyList<string> arguments, string folder, string scenario) =>
    [
        arguments[0],
        scenario,
        .. arguments.Index().Skip(2).Select(item =>
            arguments[item.Index - 1] == PlugInLoader.Option.Name ? Path.Combine(folder, item.Item) : item.Item),
    ];

    private static string Relative(string folder, string path) =>
        Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path)).Replace('\\', '/');
}
