using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Hogwild.Engines.Orleans;

/// <summary>
/// The silos of one run: one in this process, which knows all others, and as many processes as are asked for, which have the workers.
/// </summary>
/// <param name="command">How a process is started.</param>
/// <param name="count">How many; 0 for workers in this process.</param>
/// <param name="there">A cluster that is there, of which this process is a client alone; null for none.</param>
/// <param name="cluster">Name of the cluster of this machine.</param>
/// <param name="tasks">Makes tasks in this process.</param>
internal sealed class SiloSet(
    WorkerCommand? command, int count, ClusterAddress? there, string cluster, TaskMaker tasks) : ISilos, IDisposable
{
    private readonly int _port = FreePort();
    private readonly List<Process> _processes = [];
    private IHost? _host;

    /// <inheritdoc/>
    public IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    /// <inheritdoc/>
    public void Start(TimeSpan patience, CancellationToken cancellation)
    {
        if (there is not null)
        {
            _host = Starting.Into(there, () => SiloBuilders.Client(there), Starting.Patience, cancellation);
            return;
        }

        _host = SiloBuilders.Local(new SiloConfig(cluster, _port, _port), FreePort(), count == 0 ? tasks : null);
        _host.Start();
        StartProcesses(patience, cancellation);
    }

    /// <inheritdoc/>
    public void ThrowIfNoneIsLeft()
    {
        if (_processes.Count > 0 && _processes.TrueForAll(process => process.HasExited))
        {
            throw new InvalidOperationException("all silos have ended: nobody is left to take over their workers");
        }
    }

    /// <inheritdoc/>
    public void Kill(int silo)
    {
        if (silo < _processes.Count)
        {
            _processes[silo].Kill();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }

        if (_host is { } host)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            host.StopAsync(soon.Token).ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
            host.Dispose();
        }
    }

    private void StartProcesses(TimeSpan patience, CancellationToken cancellation)
    {
        for (var silo = 0; silo < count; silo++)
        {
            _processes.Add(StartProcess(command ?? throw new InvalidOperationException("nothing says how a silo is started")));
        }

        // Not only active: what a silo has is known here later, and until then no worker is given to it.
        var manifests = _host!.Services.GetRequiredService<IClusterManifestProvider>();
        for (var since = Stopwatch.GetTimestamp(); manifests.Current.Silos.Count < count + 1; Thread.Sleep(20))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_processes.Find(process => process.HasExited) is { } gone)
            {
                throw new InvalidOperationException($"a silo ended before it began: {gone.StandardError.ReadToEnd()}");
            }

            if (Stopwatch.GetElapsedTime(since) > patience)
            {
                throw new TimeoutException($"not all silos were there within {patience.TotalSeconds} s");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process StartProcess(WorkerCommand how)
    {
        var process = Process.Start(new ProcessStartInfo(how.File, how.Arguments)
        {
            RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false,
        }) ?? throw new InvalidOperationException($"{how.File} was not started");
        process.StandardInput.WriteLine(new SiloConfig(cluster, FreePort(), _port).Write());
        process.StandardInput.Flush();
        return process;
    }
}
