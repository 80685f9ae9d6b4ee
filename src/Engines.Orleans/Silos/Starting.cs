using Microsoft.Extensions.Hosting;

namespace Hogwild.Engines.Orleans;

/// <summary>How a silo, or a client, comes into a cluster that is there, or does not.</summary>
internal static class Starting
{
    /// <summary>How long it is waited for.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Makes it and starts it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="create">Makes it.</param>
    /// <param name="patience">How long it is waited for.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="NoClusterException">It does not come into the cluster: nobody is where it is said to be.</exception>
    public static IHost Into(ClusterAddress cluster, Func<IHost> create, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        IHost? host = null;
        try
        {
            host = create();

            // A client of a store that is not there may not listen to the token.
            host.StartAsync(limit.Token).WaitAsync(limit.Token).GetAwaiter().GetResult();
            return host;
        }
#pragma warning disable CA1031 // Every provider fails in its own way; what it says is told.
        catch (Exception error)
#pragma warning restore CA1031
        {
            host?.Dispose();
            cancellation.ThrowIfCancellationRequested();
            var why = limit.IsCancellationRequested ? $"nothing answers within {patience.TotalSeconds} s" : error.Message;
            throw new NoClusterException($"the cluster {cluster.Name} is not to be found in {cluster.Place}: {why}", error);
        }
    }
}
