using System.Globalization;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// A run as Chrome trace-event JSON, which ui.perfetto.dev opens: nodes are threads, activations slices, messages flows from the activation
/// that published to the first one that read, losses and messages that nobody reads instants, faults slices of a process of their own.
/// Times are virtual, in microseconds to the tick. An activation takes no time; that it can be seen and clicked, it is drawn half as long
/// as the shortest time between two activations of a node, or between publication and read. It is written as it is made, in the order of
/// time.
/// </summary>
internal sealed class PerfettoTrace
{
    /// <summary>The number of the process of nodes; faults have the next one.</summary>
    public const int Process = 1;

    /// <summary>The thread of node 0. Perfetto names threads by number alone: no two of them may have one, in whatever process.</summary>
    public const int FirstThread = 1000;

    private const int FlushAt = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { NewLine = "\n", SkipValidation = true };

    private readonly RecordedRun _run;
    private readonly Schedule _schedule;
    private readonly TraceWindow _window;
    private readonly bool[] _isShown;
    private readonly int[] _versions;
    private readonly TraceMessages? _messages;
    private readonly List<TraceMark> _marks = [];

    private PerfettoTrace(RecordedRun run, TraceWindow window)
    {
        (_run, _schedule, _window) = (run, run.Schedule, window);
        var count = run.Schedule.Header.NodeCount;
        _versions = new int[count];
        _isShown = [.. Enumerable.Range(0, count).Select(node => window.Nodes?.Contains(node) ?? true)];
        _messages = run.Graph is null ? null : new TraceMessages(run, IsShown);
        _marks.AddRange(run.Graph is null ? [] : Marks(run.Graph).OrderBy(mark => mark.Time).ThenBy(mark => mark.Node));
        Length = TraceLength.Of(run, _messages);
    }

    /// <summary>Decisions that were written.</summary>
    public int Activations { get; private set; }

    /// <summary>Flows that were written.</summary>
    public int Messages { get; private set; }

    /// <summary>How long an activation is drawn, in ticks.</summary>
    public long Length { get; }

    /// <summary>Writes a run.</summary>
    /// <exception cref="ScenarioException">The window names a node that is not there.</exception>
    public static PerfettoTrace Write(Stream stream, RecordedRun run, TraceWindow window)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (window.Nodes?.FirstOrDefault(node => node >= run.Schedule.Header.NodeCount, -1) is { } missing and >= 0)
        {
            throw new ScenarioException("timeline", string.Create(
                CultureInfo.InvariantCulture, $"expected nodes from 0 to {run.Schedule.Header.NodeCount - 1}, found {missing}"));
        }

        var trace = new PerfettoTrace(run, window);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            trace.Write(json);
        }

        stream.WriteByte((byte)'\n');
        return trace;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartObject("otherData");
        json.WriteString("title", _run.Title);
        _schedule.Header.Origin.ToList().ForEach(item => json.WriteString(item.Key, item.Value));
        json.WriteString("times", "virtual");
        json.WriteString("activations", $"take no time; each is drawn {DurationText.Write(TimeSpan.FromTicks(Length))} long");
        json.WriteEndObject();
        json.WriteStartArray("traceEvents");
        var events = new TraceEvents(json);
        WriteNames(events);
        WriteFaults(events);
        WriteRun(events, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteNames(TraceEvents events)
    {
        events.Name("process_name", Process, thread: null, _run.Title);
        for (var node = 0; node < _isShown.Length; node++)
        {
            if (_isShown[node])
            {
                events.Name("thread_name", Process, FirstThread + node, string.Create(CultureInfo.InvariantCulture, $"node {node}"));
            }
        }
    }

    /// <summary>Every track of faults is a thread after those of the nodes.</summary>
    private void WriteFaults(TraceEvents events)
    {
        var tracks = _run.Faults.Where(fault => fault.From <= _window.To && fault.To >= _window.From)
            .GroupBy(fault => fault.Track).ToList();
        if (tracks.Count > 0)
        {
            events.Name("process_name", Process + 1, thread: null, $"{_run.Title}: faults");
        }

        foreach (var (thread, track) in tracks.Select((track, k) => (FirstThread + _isShown.Length + k, track)))
        {
            events.Name("thread_name", Process + 1, thread, track.Key);
            foreach (var fault in track)
            {
                events.Slice(fault.What, "fault", Process + 1, thread, fault.From, fault.To - fault.From, args: null);
            }
        }
    }

    private void WriteRun(TraceEvents events, Utf8JsonWriter json)
    {
        var mark = 0;
        for (var index = 0; index < _schedule.Count; index++)
        {
            var decision = _schedule[index];
            for (; mark < _marks.Count && _marks[mark].Time < decision.Time; mark++)
            {
                Write(events, _marks[mark]);
            }

            // Every decision publishes the next version of its node, whether it is shown or not.
            _versions[decision.Node]++;
            if (IsShown(index))
            {
                Write(events, index);
            }

            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        }

        _marks.Skip(mark).ToList().ForEach(item => Write(events, item));
    }

    private void Write(TraceEvents events, int index)
    {
        var decision = _schedule[index];
        var (node, time, version) = (decision.Node, decision.Time, _versions[decision.Node]);
        var read = decision.Read.ToArray();
        Activations++;
        events.Slice(
            string.Create(CultureInfo.InvariantCulture, $"activation {version}"), "activation", Process, FirstThread + node, time,
            Math.Min(Length, End - time),
            json => WriteArguments(json, node, version, read));
        if (_messages is null)
        {
            return;
        }

        foreach (var message in _messages.ReceivedAt(_schedule, index))
        {
            Messages++;
            events.FlowEnd(message, Process, FirstThread + node, time);
        }

        foreach (var message in _messages.SentBy(index))
        {
            events.FlowStart(message, Process, FirstThread + node, time);
        }
    }

    private void WriteArguments(Utf8JsonWriter json, int node, int version, int[] read)
    {
        json.WriteNumber("version", version);
        if (_run.Graph is { } graph)
        {
            json.WriteStartObject("reads");
            for (var slot = 0; slot < Math.Min(read.Length, graph.InDegree(node)); slot++)
            {
                json.WriteNumber(
                    string.Create(CultureInfo.InvariantCulture, $"node {graph.Source(graph.InArc(node, slot))}"), read[slot]);
            }

            json.WriteEndObject();
        }
    }

    private static void Write(TraceEvents events, TraceMark mark) =>
        events.Instant(mark.Text, mark.Category, Process, FirstThread + mark.Node, mark.Time);

    /// <summary>
    /// Messages that no flow shows: at the sender lost ones, and those that had not arrived when the run ended; at the receiver those that
    /// nobody reads in the whole run, though the receiver has acted within the window since they arrived. What waits at the window's end is
    /// not unread.
    /// </summary>
    private IEnumerable<TraceMark> Marks(Graph graph)
    {
        var last = LastActs();
        foreach (var fate in _run.Fates.Where(fate => _isShown[fate.Source] && _isShown[fate.Target]))
        {
            var message = _messages!.NumberOf(graph.Find(fate.Source, fate.Target), fate.Version);
            if (message >= 0 && _messages.IsRead(message))
            {
                continue;
            }

            if (fate.Arrival == Ticks.Never && _window.Has(fate.Sent))
            {
                yield return new TraceMark(
                    fate.Sent, fate.Source, "loss", Invariant($"lost: version {fate.Version} to node {fate.Target}"));
            }
            else if (fate.Arrival >= End && fate.Arrival != Ticks.Never && _window.Has(fate.Sent))
            {
                yield return new TraceMark(
                    fate.Sent, fate.Source, "under-way", Invariant($"under way at the end: version {fate.Version} to node {fate.Target}"));
            }
            else if (fate.Arrival != fate.Sent + 1 && _window.Has(fate.Arrival) && fate.Arrival <= last[fate.Target])
            {
                yield return new TraceMark(
                    fate.Arrival, fate.Target, "unread", Invariant($"not read: version {fate.Version} of node {fate.Source}"));
            }
        }
    }

    /// <summary>When every node acts for the last time before the window ends; −1 for never.</summary>
    private long[] LastActs()
    {
        var last = new long[_schedule.Header.NodeCount];
        Array.Fill(last, -1);
        for (var index = 0; index < _schedule.Count; index++)
        {
            var decision = _schedule[index];
            last[decision.Node] = decision.Time <= _window.To ? decision.Time : last[decision.Node];
        }

        return last;
    }

    // Nothing happens after it.
    private long End => _run.End ?? Ticks.Never;

    private bool IsShown(int index) => _schedule[index] is var decision && _isShown[decision.Node]
        && _window.Has(decision.Time);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
