using System.Collections;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// The messages of a run by number: decision after decision, each with a message for every out-arc of its node. Which of them are read,
/// and which have a flow, is a bit a message each, so that a run of millions of decisions fits into memory.
/// </summary>
internal sealed class TraceMessages
{
    private readonly Graph _graph;
    private readonly long[] _first;
    private readonly List<int>[] _decisions;
    private readonly int[] _slotOfArc;
    private readonly BitArray _isRead;
    private readonly BitArray _isFlow;
    private readonly BitArray _isReceived;

    /// <summary>The messages of a run.</summary>
    /// <param name="run">The run, with its graph.</param>
    /// <param name="isShown">Which decisions are shown; messages between others have no flow.</param>
    public TraceMessages(RecordedRun run, Func<int, bool> isShown)
    {
        (_graph, var schedule) = (run.Graph!, run.Schedule);
        _first = new long[schedule.Count + 1];
        _decisions = [.. Enumerable.Range(0, _graph.NodeCount).Select(_ => new List<int> { -1 })];
        _slotOfArc = new int[_graph.ArcCount];
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var arcs = _graph.OutArcs(node);
            for (var slot = 0; slot < arcs.Length; slot++)
            {
                _slotOfArc[arcs[slot]] = slot;
            }
        }

        for (var index = 0; index < schedule.Count; index++)
        {
            var node = schedule[index].Node;
            _decisions[node].Add(index);
            _first[index + 1] = _first[index] + _graph.OutArcs(node).Length;
        }

        var count = checked((int)_first[^1]);
        (_isRead, _isFlow, _isReceived) = (new BitArray(count), new BitArray(count), new BitArray(count));
        for (var index = 0; index < schedule.Count; index++)
        {
            foreach (var message in ReadAt(schedule, index))
            {
                _isRead[message] = true;
                _isFlow[message] = _isFlow[message] || (isShown(index) && isShown(SenderOf(message)));
            }
        }
    }

    /// <summary>The number of the message that brings a version along an arc; −1 where no decision of the schedule published it.</summary>
    public int NumberOf(int arc, int version) => version > 0 && version < _decisions[_graph.Source(arc)].Count
        ? (int)_first[_decisions[_graph.Source(arc)][version]] + _slotOfArc[arc] : -1;

    /// <summary>Whether somebody reads it in the run, shown or not.</summary>
    public bool IsRead(int message) => _isRead[message];

    /// <summary>The messages of a decision that a decision reads which is shown.</summary>
    public IEnumerable<int> SentBy(int index)
    {
        for (var message = (int)_first[index]; message < _first[index + 1]; message++)
        {
            if (_isFlow[message])
            {
                yield return message;
            }
        }
    }

    /// <summary>The messages that a shown decision is the first of them to read; to be asked once, in the order of the run.</summary>
    public IEnumerable<int> ReceivedAt(Schedule schedule, int index)
    {
        foreach (var message in ReadAt(schedule, index))
        {
            if (_isFlow[message] && !_isReceived[message])
            {
                _isReceived[message] = true;
                yield return message;
            }
        }
    }

    private List<int> ReadAt(Schedule schedule, int index)
    {
        var messages = new List<int>();
        var decision = schedule[index];
        for (var slot = 0; slot < Math.Min(decision.Read.Length, _graph.InDegree(decision.Node)); slot++)
        {
            if (NumberOf(_graph.InArc(decision.Node, slot), decision.Read[slot]) is var message and >= 0)
            {
                messages.Add(message);
            }
        }

        return messages;
    }

    private int SenderOf(int message)
    {
        var index = Array.BinarySearch(_first, message);
        if (index < 0)
        {
            return ~index - 1;
        }

        // Decisions of nodes without out-arcs begin at the same number as the one that sends it.
        while (_first[index + 1] == message)
        {
            index++;
        }

        return index;
    }
}
