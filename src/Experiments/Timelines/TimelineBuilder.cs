using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Makes space–time diagrams of schedules.</summary>
public static class TimelineBuilder
{
    /// <summary>How many activations a window has where it was not chosen.</summary>
    public const int DefaultActivations = 40;

    /// <summary>How many lanes there are where they were not chosen.</summary>
    public const int DefaultNodes = 12;

    /// <summary>A window of a schedule.</summary>
    /// <param name="title">What it is of.</param>
    /// <param name="graph">The graph of the schedule; null where it is not at hand, and messages cannot be known.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="window">What to show.</param>
    /// <param name="fates">What became of messages; null where only reads are known.</param>
    /// <exception cref="ScenarioException">There is no such node, or no such time.</exception>
    public static Timeline Of(string title, Graph? graph, Schedule schedule, TimelineSpec window, FateRecording? fates = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(window);
        var nodes = Nodes(graph, schedule.Header.NodeCount, window);
        var shown = new bool[schedule.Header.NodeCount];
        foreach (var node in nodes)
        {
            shown[node] = true;
        }

        var all = Activations(schedule, shown);
        var from = window.From?.Ticks ?? 0;
        var to = window.To?.Ticks ?? End([.. all.Where(activation => activation.Time >= from)], from);
        return new Timeline(
            title,
            from,
            to,
            nodes,
            [.. all.Where(activation => activation.Time >= from && activation.Time <= to)],
            graph is null ? [] : [.. Messages(graph, schedule, shown, fates).Where(message => message.Sent <= to && message.End >= from)],
            [.. (fates?.Down ?? []).Where(down => shown[down.Node] && down.From <= to && down.To >= from)
                .Select(down => new TimelineFault(down.Node, down.From, down.To))])
        {
            NodeCount = schedule.Header.NodeCount,
        };
    }

    /// <summary>The diagram with what happened to arcs between the nodes that it shows.</summary>
    internal static Timeline WithArcs(Timeline timeline, IEnumerable<ArcInterval> arcs)
    {
        var shown = timeline.Nodes.ToHashSet();
        return timeline with
        {
            ArcFaults =
            [
                .. arcs.Where(arc => shown.Contains(arc.Source) && shown.Contains(arc.Target)
                        && arc.From <= timeline.To && arc.To >= timeline.From)
                    .Select(arc => new TimelineArcFault(arc.Source, arc.Target, arc.Kind == ArcFaultKind.Hold, arc.From, arc.To)),
            ],
        };
    }

    /// <summary>The nodes that were chosen, or the first ones and their neighbours.</summary>
    private static List<int> Nodes(Graph? graph, int count, TimelineSpec window)
    {
        if (window.Nodes is { } chosen)
        {
            return chosen.FirstOrDefault(node => node >= count, -1) is var missing and >= 0
                ? throw new ScenarioException("timeline", $"expected nodes from 0 to {count - 1}, found {missing}") : [.. chosen];
        }

        if (graph is null)
        {
            return [.. Enumerable.Range(0, Math.Min(count, DefaultNodes))];
        }

        var found = new SortedSet<int>();
        for (var start = 0; start < count && found.Count < DefaultNodes; start++)
        {
            var queue = new Queue<int>([start]);
            while (queue.TryDequeue(out var node) && found.Count < DefaultNodes)
            {
                if (found.Add(node))
                {
                    graph.InNeighbours(node).ToArray().ToList().ForEach(queue.Enqueue);
                    graph.OutArcs(node).ToArray().ToList().ForEach(arc => queue.Enqueue(graph.Target(arc)));
                }
            }
        }

        return [.. found];
    }

    private static long End(List<TimelineActivation> activations, long from) => activations.Count == 0
        ? from + 1 : Math.Max(from + 1, activations[Math.Min(DefaultActivations, activations.Count) - 1].Time);

    private static List<TimelineActivation> Activations(Schedule schedule, bool[] shown)
    {
        var activations = new List<TimelineActivation>();
        for (var index = 0; index < schedule.Count; index++)
        {
            if (shown[schedule[index].Node])
            {
                activations.Add(new TimelineActivation(schedule[index].Node, schedule[index].Time));
            }
        }

        return activations;
    }

    private static IEnumerable<TimelineMessage> Messages(Graph graph, Schedule schedule, bool[] shown, FateRecording? fates)
    {
        var reads = FirstReads(graph, schedule, shown);
        if (fates is null)
        {
            return reads.Values.Select(read => new TimelineMessage(read.Source, read.Target, read.Sent, read.Time, MessageFate.Read));
        }

        // Where everything arrives at once and the scheduler chooses what is read, arrivals say nothing.
        return fates.Messages.Where(IsShown).Select(message =>
        {
            var wasRead = reads.TryGetValue(Key(message), out var read);
            var end = wasRead && (message.Arrival == Ticks.Never || message.Arrival == message.Sent + 1) ? read.Time : message.Arrival;
            var fate = wasRead ? MessageFate.Read : end == Ticks.Never ? MessageFate.Lost : MessageFate.Unread;
            return new TimelineMessage(message.Source, message.Target, message.Sent, end == Ticks.Never ? message.Sent : end, fate);
        });

        bool IsShown(Fate message) => shown[message.Source] && shown[message.Target]
            && (message.Arrival != message.Sent + 1 || reads.ContainsKey(Key(message)));

        (int Arc, int Version) Key(Fate message) => (graph.Find(message.Source, message.Target), message.Version);
    }

    /// <summary>By arc and version, the first activation that reads it; of versions that were published in the schedule.</summary>
    private static SortedDictionary<(int Arc, int Version), (int Source, int Target, long Sent, long Time)> FirstReads(
        Graph graph, Schedule schedule, bool[] shown)
    {
        var born = Enumerable.Range(0, graph.NodeCount).Select(_ => new List<long> { 0 }).ToArray();
        var reads = new SortedDictionary<(int Arc, int Version), (int Source, int Target, long Sent, long Time)>();
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            for (var slot = 0; shown[decision.Node] && slot < Math.Min(decision.Read.Length, graph.InDegree(decision.Node)); slot++)
            {
                var arc = graph.InArc(decision.Node, slot);
                var (source, version) = (graph.Source(arc), decision.Read[slot]);
                if (shown[source] && version > 0 && version < born[source].Count)
                {
                    reads.TryAdd((arc, version), (source, decision.Node, born[source][version], decision.Time));
                }
            }

            born[decision.Node].Add(decision.Time);
        }

        return reads;
    }
}
