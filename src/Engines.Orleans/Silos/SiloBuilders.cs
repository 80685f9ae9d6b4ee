using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Hogwild.Engines.Orleans;

/// <summary>How silos are set up.</summary>
internal static class SiloBuilders
{
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Probe = TimeSpan.FromMilliseconds(500);

    /// <summary>A silo of a cluster on this machine, which only this machine reaches.</summary>
    /// <param name="config">Which.</param>
    /// <param name="gateway">The port for clients; 0 for none.</param>
    /// <param name="tasks">Makes tasks; null for a silo that has no workers, and only knows all others.</param>
    public static IHost Local(SiloConfig config, int gateway, TaskMaker? tasks) => Host(tasks, silo =>
    {
        var primary = config.Port == config.Primary ? null : new IPEndPoint(IPAddress.Loopback, config.Primary);
        silo.UseLocalhostClustering(config.Port, gateway, primary, config.Cluster, config.Cluster);

        // What is on one machine answers at once: who does not is gone.
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            (options.ProbeTimeout, options.NumMissedProbesLimit, options.NumVotesForDeathDeclaration) = (Probe, 2, 1);
            options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
        });
    });

    /// <summary>A silo of a cluster that is there.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="port">The port for other silos.</param>
    /// <param name="gateway">The port for clients.</param>
    /// <param name="tasks">Makes tasks.</param>
    public static IHost Joining(ClusterAddress cluster, int port, int gateway, TaskMaker tasks) => Host(tasks, silo =>
    {
        silo.UseRedisClustering(cluster.Redis);
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name));
        silo.ConfigureEndpoints(IPAddress.Parse(cluster.Listen), port, gateway);
    });

    /// <summary>A client of a cluster that is there.</summary>
    public static IHost Client(ClusterAddress cluster)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseRedisClustering(cluster.Redis);
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Answer);
        });
        return builder.Build();
    }

    private static IHost Host(TaskMaker? tasks, Action<ISiloBuilder> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            configure(silo);
            silo.AddPlacementDirector<NeighbourPlacement, NeighbourDirector>();
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Answer);
            silo.Services.AddSingleton(tasks ?? new TaskMaker(_ => throw new InvalidOperationException("no worker is here")));
            if (tasks is null)
            {
                silo.Configure<GrainTypeOptions>(options => options.Classes.Remove(typeof(WorkerGrain)));
            }
        });
        return builder.Build();
    }
}
