using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What the log of one worker says.</summary>
internal sealed class WorkerRecords
{
    private readonly List<long> _clocks = [];
    private readonly List<Exchange> _exchanges = [];
    private readonly List<int> _ownLags = [];
    private readonly List<int> _read = [];
    private readonly List<int> _torn = [];
    private readonly List<ulong> _hashes = [];
    private int _restartsTold;

    private WorkerRecords(LogHeader header) => Header = header;

    /// <summary>What it is a log of.</summary>
    public LogHeader Header { get; }

    /// <summary>How many activations there are.</summary>
    public int Count => _clocks.Count;

    /// <summary>How often the worker has begun anew.</summary>
    public int Restarts { get; private set; }

    /// <summary>Whether the worker ended by itself; false where it was killed, or the log is cut.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>How many bytes of the file are whole records.</summary>
    public long Bytes { get; private set; }

    /// <summary>The hash of them.</summary>
    public ulong Chain { get; private set; } = StableHash.Start;

    /// <summary>An activation.</summary>
    /// <param name="index">Its number, from 0.</param>
    public LogEntry this[int index] => new()
    {
        Clock = _clocks[index],
        Exchange = _exchanges[index],
        OwnLag = _ownLags[index],
        Read = Part(_read, index, Header.Reads),
        Torn = Part(_torn, index, Header.Components),
        Hash = _hashes[index],
    };

    /// <summary>Reads a log. A last record that was cut is dropped.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="LogException">It is no log, or a record within it was changed.</exception>
    public static WorkerRecords Read(string path) => TryRead(path)
        ?? throw new LogException(path, "expected the log of a worker, found a file without one whole record");

    /// <summary>Reads a log. A last record that was cut is dropped.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>What it says; null where there is no file, or not one whole record.</returns>
    /// <exception cref="LogException">It is no log, or a record within it was changed.</exception>
    public static WorkerRecords? TryRead(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), 1 << 16);
        var (buffer, chain, used) = (new byte[256], StableHash.Start, 0L);
        WorkerRecords? records = null;
        while (ReadRecord(file, ref buffer, ref chain, path, records?.Count ?? 0) is { } length)
        {
            used += sizeof(int) + length + sizeof(ulong);
            var reader = new ByteReader(buffer.AsSpan(0, length));
            if (records is null)
            {
                records = LogHeader.Read(reader) is { } header ? new WorkerRecords(header)
                    : throw new LogException(path, "expected the log of a worker, found something else");
            }
            else
            {
                records.Add(reader, path);
            }

            (records.Bytes, records.Chain) = (used, chain);
        }

        return records;
    }

    /// <summary>Reads one record.</summary>
    /// <returns>Its length; null at the end, or where the last record was cut.</returns>
    private static int? ReadRecord(Stream file, ref byte[] buffer, ref ulong chain, string path, int count)
    {
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        if (file.ReadAtLeast(number[..sizeof(int)], sizeof(int), throwOnEndOfStream: false) < sizeof(int))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(number);
        if (length == 0)
        {
            return RestIsEmpty(file) ? null : throw Changed(path, count);
        }

        if (length < 0 || length > file.Length - file.Position - sizeof(ulong))
        {
            return length < 0 ? throw Changed(path, count) : null;
        }

        buffer = buffer.Length >= length ? buffer : new byte[Math.Max(length, 2 * buffer.Length)];
        file.ReadExactly(buffer.AsSpan(0, length));
        file.ReadExactly(number);
        var next = AppendFile.Chain(chain, buffer.AsSpan(0, length));
        if (BinaryPrimitives.ReadUInt64LittleEndian(number) != next)
        {
            // What a process was writing when it was killed is the last thing that is there.
            return RestIsEmpty(file) ? null : throw Changed(path, count);
        }

        chain = next;
        return length;
    }

    private static bool RestIsEmpty(Stream file)
    {
        Span<byte> some = stackalloc byte[4096];
        for (int got; (got = file.Read(some)) > 0;)
        {
            if (some[..got].ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }

        return true;
    }

    private static LogException Changed(string path, int count) => new(path, string.Create(
        CultureInfo.InvariantCulture, $"the record after {count} activations is not what was written: the log was changed"));

    private static ReadOnlySpan<int> Part(List<int> list, int index, int count) =>
        CollectionsMarshal.AsSpan(list).Slice(index * count, count);

    private void Add(ByteReader reader, string path)
    {
        try
        {
            var kind = reader.Number();
            (Restarts, HasEnded) = (Restarts + (kind == LogWriter.Began ? 1 : 0), kind == LogWriter.Ended);
            if (kind == LogWriter.Decided)
            {
                AddDecision(reader);
            }
        }
        catch (InvalidDataException error)
        {
            throw new LogException(path, $"{error.Message} ({Count} activations before it)");
        }
    }

    private void AddDecision(ByteReader reader)
    {
        _clocks.Add(reader.Number());
        _exchanges.Add((Exchange)reader.Number());
        _ownLags.Add((int)reader.Number());

        // A worker that was killed has begun to tell moves from 0 again.
        var isFirst = _restartsTold != Restarts;
        _restartsTold = Restarts;
        Moves(ref reader, _read, Header.Reads, isFirst);
        Moves(ref reader, _torn, Header.Components, isFirst);
        _hashes.Add(reader.Fixed());
    }

    private static void Moves(ref ByteReader reader, List<int> versions, int count, bool isFirst)
    {
        for (var k = 0; k < count; k++)
        {
            var before = isFirst || versions.Count < count ? 0 : versions[^count];
            versions.Add(before + (int)reader.Number());
        }
    }
}
