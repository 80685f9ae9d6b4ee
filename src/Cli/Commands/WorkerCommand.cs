using System.CommandLine;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild worker</c>, which runs of the engine processes start: nobody calls it by hand.</summary>
internal static class WorkerCommand
{
    private const string Name = "worker";

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(Name, "Becomes one worker of a run with the engine processes, which starts it.") { Hidden = true };
        command.SetAction(parsed =>
        {
            var kinds = PlugInLoader.Kinds(parsed);
            RealWorker.Run(Console.In, path => ScenarioFile.LoadResolved(path, kinds), session.Cancellation);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>How this program is started to be one.</summary>
    /// <param name="parsed">The command line, whose plug-ins it needs too.</param>
    /// <param name="name">What it becomes: a worker, or another one of the commands.</param>
    public static Engines.WorkerCommand Of(ParseResult parsed, string name = Name)
    {
        var own = Environment.ProcessPath ?? "hogwild";
        var isHost = Path.GetFileNameWithoutExtension(own) == "dotnet";
        return new Engines.WorkerCommand(
            own,
            [
                .. isHost ? (string[])[typeof(WorkerCommand).Assembly.Location] : [],
                name,
                .. (parsed.GetValue(PlugInLoader.Option) ?? [])
                    .SelectMany(file => (string[])[PlugInLoader.Option.Name, Path.GetFullPath(file)]),
            ]);
    }
}
