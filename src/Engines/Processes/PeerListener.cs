using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// Receives what other workers send one: a thread a connection, which puts whole versions into the worker's box. Who does not know the
/// run, is no neighbour, sends what is too long or is not whole, or comes from before a restart, is cut off and counted.
/// </summary>
internal sealed class PeerListener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly List<TcpClient> _clients = [];
    private readonly WorkerLayout _layout;
    private readonly byte[] _secret;
    private readonly Mailbox _box;
    private readonly Func<int, int, long> _arrival;
    private readonly int[] _sizes;
    private readonly int[] _incarnations;
    private long _strangers;

    /// <summary>Listens on a port of its own, which only this machine reaches.</summary>
    /// <param name="layout">The worker.</param>
    /// <param name="secret">What messages of the run begin with.</param>
    /// <param name="box">Where its messages go.</param>
    /// <param name="arrival">When a version of another worker may be read, given its number and version.</param>
    public PeerListener(WorkerLayout layout, byte[] secret, Mailbox box, Func<int, int, long> arrival)
    {
        (_layout, _secret, _box, _arrival) = (layout, secret, box, arrival);
        _incarnations = new int[layout.InParts.Length];
        _sizes = Array.ConvertAll(layout.InParts, part => layout.Outside.Where(item => layout.Partition.PartOf(item.Node) == part)
            .Sum(item => item.Size));
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that were cut off.</summary>
    public long Strangers => Interlocked.Read(ref _strangers);

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        lock (_lock)
        {
            _clients.ForEach(client => client.Dispose());
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                lock (_lock)
                {
                    _clients.Add(client);
                }

                new Thread(() => Receive(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The run is over.
        }
    }

    private void Receive(TcpClient client)
    {
        try
        {
            using (client)
            {
                client.ReceiveTimeout = (int)Patience.TotalMilliseconds;
                var stream = client.GetStream();
                if (Greeting.Read(Frames.Read(stream, Greeting.LongestMessage), _secret) is not { } greeting
                    || Array.BinarySearch(_layout.InParts, greeting.Worker) is not (>= 0 and var sender) || IsOld(sender, greeting))
                {
                    Interlocked.Increment(ref _strangers);
                    return;
                }

                client.ReceiveTimeout = 0;
                var size = PeerSender.HeadSize + (sizeof(double) * _sizes[sender]);
                while (Frames.Read(stream, size) is { } message && !IsOld(sender, greeting))
                {
                    Put(greeting.Worker, sender, message.Length == size ? message : throw new InvalidDataException("too short"));
                }
            }
        }
        catch (InvalidDataException)
        {
            Interlocked.Increment(ref _strangers);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other side is gone, or was silent where it had to say who it is.
        }
        finally
        {
            lock (_lock)
            {
                _clients.Remove(client);
            }
        }
    }

    private bool IsOld(int sender, Greeting greeting)
    {
        lock (_lock)
        {
            _incarnations[sender] = Math.Max(_incarnations[sender], greeting.Incarnation);
            return greeting.Incarnation < _incarnations[sender];
        }
    }

    private void Put(int worker, int sender, byte[] message)
    {
        var version = BinaryPrimitives.ReadInt32LittleEndian(message);
        if (_arrival(worker, version) is var arrival && arrival == Ticks.Never)
        {
            return;
        }

        var numbers = _box.Rent(sender, _sizes[sender]);
        MemoryMarshal.Cast<byte, double>(message.AsSpan(PeerSender.HeadSize)).CopyTo(numbers);
        _box.Put(sender, version, numbers, BinaryPrimitives.ReadInt64LittleEndian(message.AsSpan(sizeof(int))), arrival);
    }
}
