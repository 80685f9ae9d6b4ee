using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Wakes who waits when an arc to it vanishes: nobody waits for news that cannot come. What its reader would have to have heard by then it
/// will see when the arc appears.
/// </summary>
internal sealed class VanishingArcs
{
    private readonly IWorld _world;
    private readonly ITogether? _together;
    private readonly long[][] _times;
    private readonly HashSet<(int Node, long Time)> _wakes = [];
    private readonly bool[] _waits;
    private readonly long[] _due;

    /// <summary>Nobody waits yet.</summary>
    /// <param name="world">The run, whose scheduler wakes nodes.</param>
    /// <param name="together">Who waits together; null where all wait alone.</param>
    public VanishingArcs(IWorld world, ITogether? together)
    {
        (_world, _together) = (world, together);
        var nodes = world.Graph.NodeCount;
        (_waits, _due) = (new bool[nodes], new long[nodes]);
        var times = new SortedSet<long>[nodes];
        foreach (var change in world.Rule.Changes)
        {
            foreach (var (_, target) in change.Gone)
            {
                (times[GroupOf(target)] ??= []).Add(change.Time);
            }
        }

        _times = [.. times.Select(some => some is null ? [] : some.ToArray())];
    }

    /// <summary>When a node is asked next, where it does not wait.</summary>
    public long Turn(int node, long at)
    {
        _waits[node] = false;
        return _due[node] = at;
    }

    /// <summary>Whether a node is asked because of an arc alone, and waits no more; and when its turn is.</summary>
    public bool IsOver(int node, long now, out long due)
    {
        due = _due[node];
        return _wakes.Remove((node, now)) && !_waits[node] && now < due;
    }

    /// <summary>A node has been asked, and does not act: it is asked again when the next arc vanishes, where that is earlier.</summary>
    public Verdict Answer(int node, long now, Verdict verdict)
    {
        if (verdict.Kind == VerdictKind.Down)
        {
            Turn(node, verdict.Until);
            return verdict;
        }

        (_waits[node], _due[node]) = (true, verdict.Until);
        var times = _times[GroupOf(node)];
        var next = Array.BinarySearch(times, now + 1);
        next = next < 0 ? ~next : next;
        if (next < times.Length && times[next] < verdict.Until && _wakes.Add((node, times[next])))
        {
            _world.Wake(node, times[next]);
        }

        return verdict;
    }

    private int GroupOf(int node) => _together?.GroupOf(node) ?? node;
}
