using Hogwild.Engines.Orleans;
using Microsoft.Extensions.Hosting;

namespace Hogwild.Engines.Tests;

/// <summary>Who does not come into a cluster is told so, and leaves nothing behind.</summary>
public class StartingTests
{
    private static readonly ClusterAddress Somewhere = new("c", "there:1");

    [Fact]
    public void Where_nobody_answers_that_is_told_after_a_time()
    {
        using var host = new SilentHost();
        var error = Assert.Throws<NoClusterException>(
            () => Starting.Into(Somewhere, () => host, TimeSpan.FromMilliseconds(50), CancellationToken.None));
        Assert.Equal("the cluster c is not to be found in there:1: nothing answers within 0.05 s", error.Message);
        Assert.True(host.IsDisposed);
    }

    [Fact]
    public void Who_is_asked_to_stop_meanwhile_stops()
    {
        using var host = new SilentHost();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.Throws<OperationCanceledException>(() => Starting.Into(Somewhere, () => host, TimeSpan.FromMinutes(1), stop.Token));
        Assert.True(host.IsDisposed);
    }

    [Fact]
    public void What_fails_is_told()
    {
        var error = Assert.Throws<NoClusterException>(() => Starting.Into(
            Somewhere, () => throw new TaskCanceledException("no way"), TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.EndsWith(": no way", error.Message);
    }

    private sealed class SilentHost : IHost
    {
        public bool IsDisposed { get; private set; }

        public IServiceProvider Services => throw new NotSupportedException();

        public Task StartAsync(CancellationToken cancellationToken = default) => new TaskCompletionSource().Task;

        public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public void Dispose() => IsDisposed = true;
    }
}
