namespace Hogwild.Engines;

/// <summary>
/// Writes down what a worker decides: a record an activation, in few bytes, since versions are told by how far they have moved.
/// </summary>
/// <threadsafety>One thread a log.</threadsafety>
internal sealed class LogWriter : IDisposable
{
    /// <summary>What kind of record follows.</summary>
    internal const int Decided = 1, Began = 2, Ended = 3;

    private readonly AppendFile _file;
    private readonly ByteWriter _bytes = new();
    private readonly int[] _read;
    private readonly int[] _torn;

    /// <summary>Begins a log.</summary>
    /// <param name="path">Its file, which is replaced.</param>
    /// <param name="header">What it is a log of.</param>
    public LogWriter(string path, LogHeader header)
    {
        (_read, _torn) = (new int[header.Reads], new int[header.Components]);
        File.Delete(path);
        _file = new AppendFile(path);
        header.Write(_bytes);
        _file.Append(_bytes.Written);
    }

    /// <summary>Goes on with the log of a worker that was killed, which begins anew.</summary>
    /// <param name="path">Its file; a last record that was cut is dropped.</param>
    /// <param name="records">What is in it.</param>
    public LogWriter(string path, WorkerRecords records)
    {
        (_read, _torn) = (new int[records.Header.Reads], new int[records.Header.Components]);
        _file = new AppendFile(path, records.Bytes, records.Chain);
        _bytes.Number(Began);
        _file.Append(_bytes.Written);
    }

    /// <summary>How many bytes it has.</summary>
    public long Bytes => _file.Used;

    /// <summary>Appends an activation.</summary>
    public void Add(in LogEntry entry)
    {
        _bytes.Clear();
        _bytes.Number(Decided);
        _bytes.Number(entry.Clock);
        _bytes.Number((int)entry.Exchange);
        _bytes.Number(entry.OwnLag);
        Moves(entry.Read, _read);
        Moves(entry.Torn, _torn);
        _bytes.Fixed(entry.Hash);
        _file.Append(_bytes.Written);
    }

    /// <summary>Says that the worker has ended by itself, and closes the log.</summary>
    public void End()
    {
        _bytes.Clear();
        _bytes.Number(Ended);
        _file.Append(_bytes.Written);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Moves(ReadOnlySpan<int> versions, int[] before)
    {
        for (var k = 0; k < versions.Length; k++)
        {
            _bytes.Number(versions[k] - before[k]);
            before[k] = versions[k];
        }
    }
}
