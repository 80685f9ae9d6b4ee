using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What one worker reads and writes in memory that all threads share: whole versions of nodes.</summary>
internal sealed class SharedOutside : IOutside
{
    private readonly SharedStates _shared;
    private readonly SharedWords _words;
    private readonly WorkerLayout _layout;
    private readonly int[] _read;
    private readonly int[] _places;
    private readonly int[] _written;
    private readonly int[][] _slots;

    /// <summary>What one worker reads and writes.</summary>
    public SharedOutside(SharedStates shared, WorkerLayout layout, SharedWords words)
    {
        (_words, _shared, _layout, _read) = (words, shared, layout, new int[layout.Outside.Length]);
        _written = [.. Enumerable.Range(0, layout.Nodes.Length).Where(k => shared.IsRead(layout.Nodes[k]))];
        var (graph, arcSize) = (layout.Graph, layout.Rule.ArcSize);
        _places = Array.ConvertAll(layout.Outside, item => layout.Rule.SharedSize + (arcSize * graph.OutDegree(item.Node)));
        _slots = arcSize == 0 ? [] : Array.ConvertAll(layout.Outside, item => graph.OutArcs(item.Node).ToArray()
            .Where(arc => layout.Partition.PartOf(graph.Target(arc)) == layout.Part).Select(graph.OutSlot).ToArray());
    }

    /// <summary>How often a version was copied once more, since its writer had come back to it.</summary>
    public long Retries { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Read => _read;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Torn => [];

    /// <inheritdoc/>
    public SupervisionWord WordOf(int part) => _words.Read(part);

    /// <inheritdoc/>
    public void Collect(WorkerSite site, long now)
    {
        for (var k = 0; k < _read.Length; k++)
        {
            var item = _layout.Outside[k];
            var wait = default(SpinWait);
            for (var version = _shared.NewestOf(item.Node); version != _read[k]; version = _shared.NewestOf(item.Node))
            {
                Copy(item, k, version, site.Outside.Slice(item.At - _layout.OutsideAt, item.Size));
                if (_shared.Holds(item.Node, version))
                {
                    _read[k] = version;
                    break;
                }

                Retries++;
                wait.SpinOnce();
            }
        }
    }

    /// <inheritdoc/>
    public void Publish(WorkerSite site, long now)
    {
        var rule = _layout.Rule;
        foreach (var k in _written)
        {
            var numbers = site.Newest[_layout.StartOf(k).._layout.StartOf(k + 1)];
            _shared.Write(_layout.Nodes[k], site.Version, numbers[..rule.SharedSize], numbers[rule.StateSize..]);
        }

        // Whoever has read the word can have read the version.
        _words.Write(_layout.Part, site.Word);
    }

    private void Copy(in OutsideNode item, int k, int version, Span<double> into)
    {
        var rule = _layout.Rule;
        var from = _shared.Numbers(item.Node, version, _places[k]);
        from[..rule.SharedSize].CopyTo(into);
        if (_slots.Length == 0)
        {
            return;
        }

        for (var arc = 0; arc < _slots[k].Length; arc++)
        {
            from.Slice(rule.SharedSize + (_slots[k][arc] * rule.ArcSize), rule.ArcSize)
                .CopyTo(into[(rule.SharedSize + (arc * rule.ArcSize))..]);
        }
    }
}
