using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// Sends the newest version of one worker to another one, on a thread of its own: where the other side, or the way to it, is slower than
/// the worker, versions in between are not sent at all, so that nothing piles up. A reader that was started again is told the newest one.
/// </summary>
internal sealed class PeerSender : IDisposable
{
    /// <summary>How many bytes there are before the numbers of a message: its version, and a word.</summary>
    public const int HeadSize = sizeof(int) + sizeof(long);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly object _lock = new();
    private readonly byte[] _greeting;
    private readonly (int At, int Length)[] _packing;
    private readonly double[] _numbers;
    private readonly byte[] _message;
    private readonly Thread _thread;
    private TcpClient? _client;
    private int _port;
    private int _version;
    private long _word;
    private bool _isNew;
    private bool _isOver;

    /// <summary>A sender without a reader.</summary>
    /// <param name="greeting">What its connections begin with.</param>
    /// <param name="packing">What it sends of the worker's numbers.</param>
    public PeerSender(byte[] greeting, (int At, int Length)[] packing)
    {
        (_greeting, _packing) = (greeting, packing);
        _numbers = new double[packing.Sum(part => part.Length)];
        _message = new byte[HeadSize + (sizeof(double) * _numbers.Length)];
        _thread = new Thread(Work) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Messages sent.</summary>
    public long Sent { get; private set; }

    /// <summary>Versions that were newer ones' before they could be sent.</summary>
    public long Superseded { get; private set; }

    /// <summary>How many bytes a message has, without its head.</summary>
    public int MessageSize => _message.Length;

    /// <summary>Where the reader is now; what it was told before is told again.</summary>
    public void Reach(int port)
    {
        lock (_lock)
        {
            if (_port != port)
            {
                _port = port;
                _client?.Dispose();
                _client = null;
                Monitor.Pulse(_lock);
            }
        }
    }

    /// <summary>There is a newer version.</summary>
    public void Offer(int version, SupervisionWord word, ReadOnlySpan<double> newest)
    {
        lock (_lock)
        {
            Superseded += _isNew ? 1 : 0;
            MailOutside.Pack(newest, _packing, _numbers);
            (_version, _word, _isNew) = (version, word.Packed, true);
            Monitor.Pulse(_lock);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            _client?.Dispose();
            Monitor.Pulse(_lock);
        }

        _thread.Join();
    }

    private void Work()
    {
        while (Take() is { } client)
        {
            try
            {
                Frames.Write(client.GetStream(), _message);
                Sent++;
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
            {
                Lose(client);
            }
        }
    }

    /// <summary>Waits for something to send, and puts it into the message.</summary>
    /// <returns>Where it goes; null where the run is over.</returns>
    private TcpClient? Take()
    {
        lock (_lock)
        {
            while (!_isOver)
            {
                if (_port != 0 && _client is null)
                {
                    Connect();
                }

                if (_client is not null && _isNew)
                {
                    _isNew = false;
                    BinaryPrimitives.WriteInt32LittleEndian(_message, _version);
                    BinaryPrimitives.WriteInt64LittleEndian(_message.AsSpan(sizeof(int)), _word);
                    MemoryMarshal.AsBytes(_numbers.AsSpan()).CopyTo(_message.AsSpan(HeadSize));
                    return _client;
                }

                Monitor.Wait(_lock, _port != 0 && _client is null ? Pause : Timeout.InfiniteTimeSpan);
            }

            return null;
        }
    }

    private void Connect()
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            client.Connect(IPAddress.Loopback, _port);
            Frames.Write(client.GetStream(), _greeting);
            (_client, _isNew) = (client, _version > 0);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            client.Dispose();
        }
    }

    private void Lose(TcpClient client)
    {
        lock (_lock)
        {
            client.Dispose();
            if (_client == client)
            {
                _client = null;
            }
        }
    }
}
