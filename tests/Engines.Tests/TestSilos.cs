using Hogwild.Engines.Orleans;
using Orleans.TestingHost;

namespace Hogwild.Engines.Tests;

/// <summary>Silos of the testing host of Orleans, all in this process: what is killed leaves as silos do that are asked to stop.</summary>
internal sealed class TestSilos(int count, TaskMaker tasks) : ISilos, IDisposable
{
    private readonly InProcessTestCluster _cluster = Build(count, tasks);

    /// <inheritdoc/>
    public IGrainFactory Grains => _cluster.Client;

    /// <inheritdoc/>
    public void Start(TimeSpan patience, CancellationToken cancellation) =>
        _cluster.DeployAsync(cancellation).WaitAsync(patience, cancellation).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Kill(int silo) => _cluster.StopSiloAsync(_cluster.Silos[silo]).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void ThrowIfNoneIsLeft()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static InProcessTestCluster Build(int count, TaskMaker tasks)
    {
        var builder = new InProcessTestClusterBuilder((short)count);
        builder.ConfigureSilo((_, silo) => SiloBuilders.AddWorkers(silo, tasks));
        return builder.Build();
    }
}
