using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Hogwild.Engines.Orleans;

namespace Hogwild.Engines.Tests;

/// <summary>A Redis of a test's own, in which silos find each other.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly Process _process;

    private RedisServer(Process process, int port)
    {
        _process = process;
        Cluster = new ClusterAddress(
            string.Create(CultureInfo.InvariantCulture, $"tests-{port}"), string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
    }

    /// <summary>The cluster of silos in it.</summary>
    public ClusterAddress Cluster { get; }

    /// <summary>Starts it; null where the program is not to be had.</summary>
    public static RedisServer? Start()
    {
        try
        {
            var port = FreePort();
            string[] arguments = ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", ""];
            var process = Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            Assert.True(SpinWait.SpinUntil(() => Answers(port), TimeSpan.FromSeconds(20)));
            return new RedisServer(process, port);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Starts a process that joins the cluster; it is killed in the end.</summary>
    public IDisposable Join(WorkerCommand command)
    {
        string[] arguments =
        [
            .. command.Arguments.SkipLast(1), "join", Cluster.Redis!, Cluster.Name, .. new[] { FreePort(), FreePort() }
                .Select(port => port.ToString(CultureInfo.InvariantCulture)),
        ];
        return new Killed(Process.Start(command.File, arguments));
    }

    /// <inheritdoc/>
    public void Dispose() => new Killed(_process).Dispose();

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Killed(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
