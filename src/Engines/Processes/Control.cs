using System.Net;
using System.Net.Sockets;

namespace Hogwild.Engines;

/// <summary>
/// The connection between a worker's process and the one that has started it: who is there, where the others are, start, arrival, end.
/// </summary>
internal sealed class Control : IDisposable
{
    private const int LongestMessage = 1 << 20;
    private readonly Lock _lock = new();
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    /// <summary>A connection that is there.</summary>
    public Control(TcpClient client)
    {
        client.NoDelay = true;
        (_client, _stream) = (client, client.GetStream());
    }

    /// <summary>Connects to the process that has started this one.</summary>
    public static Control To(int port)
    {
        var client = new TcpClient();
        client.Connect(IPAddress.Loopback, port);
        return new Control(client);
    }

    /// <summary>How long a read may take; 0 for as long as it wants.</summary>
    public TimeSpan Patience
    {
        set => _client.ReceiveTimeout = (int)value.TotalMilliseconds;
    }

    /// <summary>Sends a message; where the other side is gone, nothing.</summary>
    /// <returns>Whether it was sent.</returns>
    public bool Send(Signal signal, params ReadOnlySpan<long> numbers)
    {
        var bytes = new ByteWriter();
        bytes.Number((int)signal);
        bytes.Number(numbers.Length);
        foreach (var number in numbers)
        {
            bytes.Number(number);
        }

        return Send(bytes.Written);
    }

    /// <summary>Sends bytes as they are, as the first message.</summary>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (_lock)
            {
                Frames.Write(_stream, bytes);
            }

            return true;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Reads the next message as bytes; null where the other side is gone, or says what nobody says.</summary>
    public byte[]? ReadBytes()
    {
        try
        {
            return Frames.Read(_stream, LongestMessage);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads the next message; null where the other side is gone, or says what nobody says.</summary>
    public (Signal Signal, long[] Numbers)? Read()
    {
        try
        {
            if (ReadBytes() is not { } message)
            {
                return null;
            }

            var reader = new ByteReader(message);
            var signal = (Signal)reader.Number();
            var numbers = new long[reader.Number()];
            for (var k = 0; k < numbers.Length; k++)
            {
                numbers[k] = reader.Number();
            }

            return (signal, numbers);
        }
        catch (Exception error) when (error is InvalidDataException or OverflowException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>What a message says.</summary>
    internal enum Signal
    {
        /// <summary>The ports of all workers, by their numbers; 0 for one that is not there.</summary>
        Peers = 1,

        /// <summary>The run begins: the stamp of its start.</summary>
        Start,

        /// <summary>Whether all nodes of the worker are at the answer.</summary>
        Settled,

        /// <summary>
        /// The worker acts no more, or knows that the run is over: whether a state is not finite, what it said, since when
        /// it knows, and whether it acts no more.
        /// </summary>
        Done,

        /// <summary>The run ends.</summary>
        Stop,

        /// <summary>What the worker has counted, last of all.</summary>
        Counts,
    }
}
