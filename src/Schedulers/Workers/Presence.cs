using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Which arcs and nodes are there where the world changes, and of which workers and pairs of them some are: an arc of the quotient graph,
/// which is that of all arcs that are ever there, carries something as long as one of its arcs is there.
/// </summary>
internal sealed class Presence
{
    private readonly Partition _partition;
    private readonly IReadOnlyList<WorldChange> _changes;
    private readonly bool[] _absent;
    private readonly bool[] _away;
    private readonly int[] _there;
    private readonly int[] _members;
    private readonly Action<int, long>? _vanished;
    private int _next;

    /// <summary>Arcs and nodes as they are at tick 0.</summary>
    /// <param name="partition">Who works for whom, on the graph with every arc that is ever there.</param>
    /// <param name="changes">What appears and vanishes, in order.</param>
    /// <param name="vanished">
    /// Is told of an arc of the quotient graph, and the instant, when after tick 0 the last of its arcs vanishes, before anything else of
    /// that instant; null where nobody is.
    /// </param>
    public Presence(Partition partition, IReadOnlyList<WorldChange> changes, Action<int, long>? vanished = null)
    {
        (_partition, _changes) = (partition, changes);
        MovesAny = changes.Any(change => change.MovesAny);
        MovesNodes = changes.Any(change => change.Left.Count + change.Joined.Count > 0);
        _away = new bool[partition.Graph.NodeCount];
        _members = [.. Enumerable.Range(0, partition.Count).Select(worker => partition.NodesOf(worker).Length)];
        (_absent, _there) = (new bool[partition.Graph.ArcCount], new int[partition.Quotient.ArcCount]);
        for (var arc = 0; arc < _absent.Length; arc++)
        {
            Count(arc, 1);
        }

        Advance(0);
        _vanished = vanished;
    }

    /// <summary>Whether anything ever appears or vanishes.</summary>
    public bool MovesAny { get; }

    /// <summary>Whether a node ever leaves or joins.</summary>
    public bool MovesNodes { get; }

    /// <summary>Whether a node is away.</summary>
    public bool IsAway(int node) => _away[node];

    /// <summary>Whether some node of a worker is there.</summary>
    public bool HasAny(int worker) => _members[worker] > 0;

    /// <summary>Whether an arc is there.</summary>
    public bool IsThere(int arc) => !_absent[arc];

    /// <summary>Whether some arc of a pair of workers is there.</summary>
    /// <param name="quotientArc">The arc of the quotient graph.</param>
    public bool CarriesAny(int quotientArc) => _there[quotientArc] > 0;

    /// <summary>The arcs of the changes that come next up to an instant.</summary>
    public IEnumerable<int> MovingUntil(long now) => _changes.Skip(_next).TakeWhile(change => change.Time <= now)
        .SelectMany(change => change.Gone.Concat(change.Back)).Select(arc => Changing.ArcOf(_partition.Graph, arc));

    /// <summary>Goes on to an instant, which does not fall.</summary>
    public void Advance(long now)
    {
        for (; _next < _changes.Count && _changes[_next].Time <= now; _next++)
        {
            Mark(_changes[_next].Gone, true);
            Tell(_changes[_next]);
            Mark(_changes[_next].Back, false);
            Mark(_changes[_next].Left, true);
            Mark(_changes[_next].Joined, false);
        }
    }

    private void Mark(IEnumerable<(int Source, int Target)> arcs, bool isAbsent)
    {
        foreach (var arc in arcs.Select(arc => Changing.ArcOf(_partition.Graph, arc)).Where(arc => _absent[arc] != isAbsent))
        {
            _absent[arc] = isAbsent;
            Count(arc, isAbsent ? -1 : 1);
        }
    }

    private void Mark(IEnumerable<int> nodes, bool isAway)
    {
        foreach (var node in nodes.Where(node => _away[node] != isAway))
        {
            _away[node] = isAway;
            _members[_partition.PartOf(node)] += isAway ? -1 : 1;
        }
    }

    private void Tell(WorldChange change)
    {
        foreach (var arc in _vanished is null ? [] : change.Gone.Select(arc => Changing.ArcOf(_partition.Graph, arc)))
        {
            if (_partition.QuotientArc(arc) is var cut and >= 0 && !CarriesAny(cut))
            {
                _vanished!(cut, change.Time);
            }
        }
    }

    private void Count(int arc, int more)
    {
        if (_partition.QuotientArc(arc) is var cut and >= 0)
        {
            _there[cut] += more;
        }
    }
}
