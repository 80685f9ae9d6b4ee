using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What one worker reads and writes in memory that all threads share, component by component.</summary>
internal sealed class TornOutside : IOutside
{
    private readonly TornStates _shared;
    private readonly SharedWords _words;
    private readonly WorkerLayout _layout;
    private readonly int[] _read;
    private readonly int[] _torn;
    private readonly int[] _from;
    private readonly (int Own, int At)[] _written;

    /// <summary>What one worker reads and writes.</summary>
    /// <param name="shared">The memory.</param>
    /// <param name="layout">The worker.</param>
    /// <param name="starts">Per node where its numbers begin in the memory: shared state, then all messages.</param>
    /// <param name="words">What workers say.</param>
    public TornOutside(TornStates shared, WorkerLayout layout, int[] starts, SharedWords words)
    {
        (_words, _shared, _layout, _read) = (words, shared, layout, new int[layout.Outside.Length]);
        var (graph, rule) = (layout.Graph, layout.Rule);
        _torn = new int[layout.Size - layout.OutsideAt];
        _from = [.. layout.Outside.SelectMany(item => PlacesOf(item.Node))];
        _written =
        [
            .. Enumerable.Range(0, layout.Nodes.Length).Where(k => starts[layout.Nodes[k]] >= 0).SelectMany(k => Enumerable
                .Range(0, rule.SharedSize + (rule.ArcSize * graph.OutDegree(layout.Nodes[k]))).Select(at => (
                    layout.StartOf(k) + at + (at < rule.SharedSize ? 0 : rule.StateSize - rule.SharedSize), starts[layout.Nodes[k]] + at))),
        ];

        IEnumerable<int> PlacesOf(int node) => Enumerable.Range(starts[node], rule.SharedSize).Concat(rule.ArcSize == 0 ? [] : graph
            .OutArcs(node).ToArray().Where(arc => layout.Partition.PartOf(graph.Target(arc)) == layout.Part).SelectMany(arc => Enumerable
                .Range(starts[node] + rule.SharedSize + (graph.OutSlot(arc) * rule.ArcSize), rule.ArcSize)));
    }

    /// <summary>Where every node's numbers begin, of those that others read, and how many there are.</summary>
    public static (int[] Starts, int Count) Placed(WorkerLayout[] layouts)
    {
        var (graph, rule) = (layouts[0].Graph, layouts[0].Rule);
        var (starts, count) = (new int[graph.NodeCount], 0);
        Array.Fill(starts, -1);
        foreach (var node in layouts.SelectMany(layout => layout.Outside).Select(item => item.Node).Distinct().Order())
        {
            starts[node] = count;
            count = checked(count + rule.SharedSize + (rule.ArcSize * graph.OutDegree(node)));
        }

        return (starts, count);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Read => _read;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Torn => _torn;

    /// <inheritdoc/>
    public SupervisionWord WordOf(int part) => _words.Read(part);

    /// <inheritdoc/>
    public void Collect(WorkerSite site, long now)
    {
        for (var k = 0; k < _read.Length; k++)
        {
            var item = _layout.Outside[k];
            var first = item.At - _layout.OutsideAt;
            var oldest = int.MaxValue;
            for (var at = first; at < first + item.Size; at++)
            {
                var (number, version) = _shared.Read(_from[at]);
                if (version > 0)
                {
                    site.Outside[at] = number;
                }

                _torn[at] = version;
                oldest = Math.Min(oldest, version);
            }

            _read[k] = oldest;
        }
    }

    /// <inheritdoc/>
    public void Publish(WorkerSite site, long now)
    {
        foreach (var (own, at) in _written)
        {
            _shared.Write(at, site.Newest[own], site.Version);
        }

        // Whoever has read the word can have read the version.
        _words.Write(_layout.Part, site.Word);
    }
}
