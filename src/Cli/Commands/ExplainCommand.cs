using System.CommandLine;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild explain</c>: what a scenario comes to, and what may stand in a place of one.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string?> File = new("scenario")
    {
        Description = "The scenario, a YAML file; with --keys it may be left out.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Keys = new("--keys")
    {
        Description = "Lists the keys of a place instead: keys that lead to it, joined by dots, such as scheduler.link; '.' for the top.",
        HelpName = "PLACE",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "explain",
            """
            Shows a scenario with all its defaults, where each value comes from, and what would be run. Nothing is run, trained or written.

            Beside every value stands the file and line, the option of the command line, 'default', or how it is found out. The plan tells
            runs, activations, memory and time. --keys lists what may stand in a place; of the kinds that the scenario has there, where one
            is given.
            Exit codes: 0 done, 2 the scenario or an option cannot be used.
            """)
        {
            File, Keys, SharedOptions.Set, SharedOptions.Jobs,
        };
        command.SetAction(parsed =>
        {
            foreach (var line in Lines(parsed, session, PlugInLoader.Kinds(parsed)))
            {
                session.Output.WriteLine(line);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static IEnumerable<string> Lines(ParseResult parsed, Session session, KindRegistry kinds)
    {
        var (file, place) = (parsed.GetValue(File), parsed.GetValue(Keys));
        List<Override> overrides = [.. SharedOptions.Sets(parsed)];
        if (place is not null)
        {
            return KeysText.Of(place, kinds, file is null ? null : ScenarioFile.Load(file, kinds, overrides));
        }

        if (file is null)
        {
            throw new ScenarioException(
                "hogwild explain", "expected a scenario, or --keys with a place such as scheduler.link, found neither");
        }

        var scenario = ScenarioFile.Load(file, kinds, overrides);
        var plan = ScenarioPlan.Lines(scenario, SharedOptions.JobsOf(parsed), session.Cancellation);
        return [.. Explanation.Of(scenario, ScenarioFile.Tree(file, overrides)), string.Empty, "Plan", .. plan.Select(line => $"  {line}")];
    }
}
