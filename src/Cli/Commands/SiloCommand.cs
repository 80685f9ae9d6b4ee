using System.CommandLine;
using System.Net;
using Hogwild.Engines.Orleans;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild silo</c>: a silo of a cluster that is there, or, without options, one that a run has started.</summary>
internal static class SiloCommand
{
    /// <summary>Its name.</summary>
    public const string Name = "silo";

    private const int UsualPort = 11111, UsualGateway = 30000, LastPort = 65535;

    private static readonly Option<string?> Redis = new("--redis")
    {
        Description = "Where the Redis is in which silos of the cluster find each other. Without it the silo is told on its standard input "
            + "what to be, by a run with the engine orleans that has started it.",
        HelpName = "HOST:PORT",
    };

    private static readonly Option<FileInfo?> Configuration = new("--configuration")
    {
        Description = "Instead of a Redis, a JSON file with the configuration of Orleans, which says where silos of the cluster find each "
            + "other (docs/engines.md).",
        HelpName = "FILE",
    };

    private static readonly Option<string> Cluster = new("--cluster")
    {
        Description = "Name of the cluster.", HelpName = "NAME", DefaultValueFactory = _ => ClusterSpec.UsualName,
    };

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "The address of this machine by which other silos, and runs, reach it.", HelpName = "ADDRESS",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port for other silos.", HelpName = "N", DefaultValueFactory = _ => UsualPort,
    };

    private static readonly Option<int> Gateway = new("--gateway")
    {
        Description = "The port for runs.", HelpName = "N", DefaultValueFactory = _ => UsualGateway,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            Name,
            """
            Is a silo of a cluster on which runs with the engine orleans happen, until it is interrupted.

            All silos, and the runs, see one folder for logs (engine: { kind: orleans, cluster: { redis: HOST:PORT, folder: DIR } }, or
            configuration: FILE in the place of the Redis), and the data and weights of scenarios at the same places.
            docs/engines.md has more.
            """)
        {
            Redis, Configuration, Cluster, Listen, Port, Gateway,
        };
        command.SetAction(parsed => Run(parsed, session));
        return command;
    }

    private static int Run(ParseResult parsed, Session session)
    {
        var kinds = PlugInLoader.Kinds(parsed);
        var (redis, configuration) = (parsed.GetValue(Redis), parsed.GetValue(Configuration));
        if (redis is null && configuration is null)
        {
            RealWorker.RunSilo(Console.In, Load, session.Cancellation);
            return ExitCodes.Done;
        }

        if (redis is not null && configuration is not null)
        {
            throw new ScenarioException(Configuration.Name, $"expected either a file or {Redis.Name}, found both");
        }

        if (configuration is { Exists: false })
        {
            throw new ScenarioException($"{Configuration.Name} {configuration}", "expected a file that is there");
        }

        var listen = parsed.GetRequiredValue(Listen);
        if (!IPAddress.TryParse(listen, out _))
        {
            throw new ScenarioException($"{Listen.Name} {listen}", "expected an address of this machine, such as 192.168.0.7");
        }

        var port = SharedOptions.AtLeast(parsed.GetValue(Port), 1, Port.Name, LastPort)!.Value;
        var gateway = SharedOptions.AtLeast(parsed.GetValue(Gateway), 1, Gateway.Name, LastPort)!.Value;
        RealWorker.JoinCluster(
            new ClusterAddress(parsed.GetRequiredValue(Cluster), redis, listen) { Configuration = configuration?.FullName },
            port,
            gateway,
            Load,
            () => session.Output.WriteLine($"A silo of {parsed.GetValue(Cluster)}, until it is interrupted."),
            session.Cancellation);
        return ExitCodes.Done;

        Scenario Load(string path) => ScenarioFile.LoadResolved(path, kinds);
    }
}
