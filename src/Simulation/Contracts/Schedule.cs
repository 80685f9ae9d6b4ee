namespace Hogwild.Simulation;

/// <summary>
/// The complete list of decisions of one run, in normal form: per activation the instant, the node and the version read through each in-arc.
/// Everything else about the run follows from it, whatever produced it. Immutable once built.
/// </summary>
public sealed class Schedule
{
    private readonly long[] _times;
    private readonly int[] _nodes;
    private readonly Exchange[] _exchanges;
    private readonly int[] _starts;
    private readonly int[] _read;

    internal Schedule(ScheduleHeader header, ScheduleTrailer trailer, long[] times, int[] nodes, Exchange[] exchanges, int[] starts, int[] read)
    {
        (Header, Trailer) = (header, trailer);
        (_times, _nodes, _exchanges, _starts, _read) = (times, nodes, exchanges, starts, read);
    }

    /// <summary>What the schedule is for.</summary>
    public ScheduleHeader Header { get; }

    /// <summary>What it amounts to.</summary>
    public ScheduleTrailer Trailer { get; }

    /// <summary>Number of decisions.</summary>
    public int Count => _times.Length;

    /// <summary>The decision at <paramref name="index"/>, in the order of the run.</summary>
    public Decision this[int index] => new()
    {
        Time = _times[index],
        Node = _nodes[index],
        Exchange = _exchanges[index],
        Read = _read.AsSpan(_starts[index].._starts[index + 1]),
    };

    internal Schedule With(ScheduleTrailer trailer) => new(Header, trailer, _times, _nodes, _exchanges, _starts, _read);
}
