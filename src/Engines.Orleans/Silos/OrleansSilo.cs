using Microsoft.Extensions.Hosting;

namespace Hogwild.Engines.Orleans;

/// <summary>A process that is one silo.</summary>
public static class OrleansSilo
{
    /// <summary>Is a silo of a cluster on this machine until the process that has started it is gone, or kills it.</summary>
    /// <param name="input">The standard input, on which that process says which silo.</param>
    /// <param name="create">Makes the task of what a run was given.</param>
    /// <exception cref="InvalidDataException">Nothing that makes sense is said.</exception>
    public static void Run(TextReader input, Func<string, EngineTask> create)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var host = SiloBuilders.Local(SiloConfig.Read(input.ReadLine()), gateway: 0, new TaskMaker(create));
        host.Start();
        while (input.ReadLine() is not null)
        {
        }
    }

    /// <summary>Joins a cluster, and is a silo of it until it is asked to stop.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="port">The port for other silos.</param>
    /// <param name="gateway">The port for clients, such as the process of a run.</param>
    /// <param name="create">Makes the task of what a run was given.</param>
    /// <param name="joined">Is called when the silo is there.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="NoClusterException">It does not come into the cluster.</exception>
    public static void Join(
        ClusterAddress cluster,
        int port,
        int gateway,
        Func<string, EngineTask> create,
        Action joined,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(joined);
        using var host = Starting.Into(
            cluster, () => SiloBuilders.Joining(cluster, port, gateway, new TaskMaker(create)), Starting.Patience, cancellation);
        joined();
        cancellation.WaitHandle.WaitOne();
        host.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
