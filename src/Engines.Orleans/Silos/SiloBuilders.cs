using System.Net;
using Microsoft.Extensions.Configuration;
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
        if (cluster.Redis is { } redis)
        {
            silo.UseRedisClustering(redis);
        }

        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name));
        silo.ConfigureEndpoints(IPAddress.Parse(cluster.Listen), port, gateway);
    }, cluster.Configuration);

    /// <summary>A client of a cluster that is there.</summary>
    public static IHost Client(ClusterAddress cluster)
    {
        var builder = Builder(cluster.Configuration);
        builder.UseOrleansClient(client =>
        {
            if (cluster.Redis is { } redis)
            {
                client.UseRedisClustering(redis);
            }

            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Answer);
        });
        return builder.Build();
    }

    private static HostApplicationBuilder Builder(string? configuration)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        if (configuration is not null)
        {
            builder.Configuration.AddJsonFile(Path.GetFullPath(configuration));
        }

        return builder;
    }

    private static IHost Host(TaskMaker? tasks, Action<ISiloBuilder> configure, string? configuration = null)
    {
        var builder = Builder(configuration);
        builder.UseOrleans(silo =>
        {
            configure(silo);
            AddWorkers(silo, tasks);
        });
        return builder.Build();
    }

    /// <summary>What every silo has, however it finds others.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="tasks">Makes tasks; null for a silo that has no workers.</param>
    public static void AddWorkers(ISiloBuilder silo, TaskMaker? tasks)
    {
        silo.AddPlacementDirector<NeighbourPlacement, NeighbourDirector>();
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Answer);
        silo.Services.AddSingleton(tasks ?? new TaskMaker(_ => throw new InvalidOperationException("no worker is here")));
        if (tasks is null)
        {
            silo.Configure<GrainTypeOptions>(options => options.Classes.Remove(typeof(WorkerGrain)));
        }
    }
}
