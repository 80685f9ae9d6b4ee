namespace Hogwild.Simulation;

/// <summary>
/// The complete list of decisions of one run, in normal form: per activation the instant, the node and the version read through each
/// in-arc. Everything else about the run follows from it, whatever produced it. Immutable once built.
/// </summary>
public sealed class Schedule
{
    private readonly long[] _times;
    private readonly int[] _nodes;
    private readonly Exchange[] _exchanges;
    private readonly int[] _ownLags;
    private readonly int[] _starts;
    private readonly int[] _read;
    private readonly int[] _tornStarts;
    private readonly int[] _torn;

    internal Schedule(
        ScheduleHeader header,
        ScheduleTrailer trailer,
        (long[] Times, int[] Nodes, Exchange[] Exchanges, int[] OwnLags) who,
        (int[] Starts, int[] Read) reads,
        (int[] Starts, int[] Torn) torn)
    {
        (Header, Trailer) = (header, trailer);
        (_times, _nodes, _exchanges, _ownLags) = who;
        (_starts, _read) = reads;
        (_tornStarts, _torn) = torn;
    }

    /// <summary>What the schedule is for.</summary>
    public ScheduleHeader Header { get; }

    /// <summary>What it amounts to.</summary>
    public ScheduleTrailer Trailer { get; }

    /// <summary>
    /// The timetable of the world, in order; what decisions read through arcs that were not there is version −1. Empty where nothing
    /// changed.
    /// </summary>
    public IReadOnlyList<WorldChange> Changes { get; internal init; } = [];

    /// <summary>Number of decisions.</summary>
    public int Count => _times.Length;

    /// <summary>The decision at <paramref name="index"/>, in the order of the run.</summary>
    public Decision this[int index] => new()
    {
        Time = _times[index],
        Node = _nodes[index],
        Exchange = _exchanges[index],
        OwnLag = _ownLags[index],
        Read = _read.AsSpan(_starts[index].._starts[index + 1]),
        Torn = _torn.AsSpan(_tornStarts[index].._tornStarts[index + 1]),
    };

    /// <summary>True where some read is torn.</summary>
    public bool Tears => _torn.Length > 0;

    /// <summary>True where some node goes on from a state of its own that is not its newest.</summary>
    public bool RestartsOrLags => _ownLags.AsSpan().ContainsAnyExcept(0);

    /// <summary>The same schedule, of which more is told to people.</summary>
    /// <param name="origin">What is told besides.</param>
    public Schedule With(KeyValuePair<string, string> origin) =>
        new(
            Header with { Origin = [.. Header.Origin, origin] },
            Trailer,
            (_times, _nodes, _exchanges, _ownLags),
            (_starts, _read),
            (_tornStarts, _torn)) { Changes = Changes };

    internal Schedule With(ScheduleTrailer trailer) =>
        new(Header, trailer, (_times, _nodes, _exchanges, _ownLags), (_starts, _read), (_tornStarts, _torn)) { Changes = Changes };
}
