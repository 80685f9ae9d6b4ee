using System.CommandLine;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild validate</c>: whether scenarios can be used, without running anything.</summary>
internal static class ValidateCommand
{
    private static readonly Argument<string[]> Files = new("scenarios")
    {
        Description = "Scenarios, YAML files.", Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives a line for every file that can be used.</param>
    /// <param name="error">Receives the faults of the others.</param>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command(
            "validate",
            """
            Tells all faults of scenarios, a line each, and a line for every scenario without one. Nothing is run or written.

            What stands in data and weights is looked at by hogwild explain, and before a run by every command that runs.
            Exit codes: 0 all can be used, 2 there are faults.
            """)
        {
            Files, SharedOptions.Set,
        };
        command.SetAction(parsed => parsed.GetRequiredValue(Files)
            .Aggregate(ExitCodes.Done, (code, file) => Math.Max(code, One(file, PlugInLoader.Kinds(parsed), SharedOptions.Sets(parsed)))));
        return command;

        int One(string file, KindRegistry kinds, IEnumerable<Override> overrides)
        {
            var faults = ScenarioFile.FaultsOf(file, kinds, overrides);
            if (faults.Count == 0)
            {
                output.WriteLine($"{file}: can be used");
                return ExitCodes.Done;
            }

            foreach (var line in faults.InOrder(Place.OfFault))
            {
                error.WriteLine(line);
            }

            if (faults.Further > 0)
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: and {faults.Further} more"));
            }

            return ExitCodes.BadInput;
        }
    }
}
