using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>
/// A timetable of a world as a short list of small numbers, which means something on every graph: a move is of a node whose features
/// change, of an edge that vanishes or appears, or of a node that leaves or joins, whichever of the two is possible. So every list is a
/// timetable, and so is every shrunk one. Immutable.
/// </summary>
public sealed class WorldScript
{
    private const int Whats = 3;
    private readonly int[] _absent;
    private readonly (int What, int Which, int Gap)[] _moves;

    /// <summary>A timetable.</summary>
    /// <param name="absent">Edges that are not there at first, by numbers that are taken modulo how many there are.</param>
    /// <param name="moves">
    /// What moves: 0 features of a node, 1 an edge, 2 a node; which one, modulo how many there are; and how many steps after the one
    /// before, 0 for the same instant.
    /// </param>
    public WorldScript(IEnumerable<int> absent, IEnumerable<(int What, int Which, int Gap)> moves) =>
        (_absent, _moves) = ([.. absent], [.. moves]);

    /// <summary>How many moves there are.</summary>
    public int Count => _moves.Length;

    /// <summary>Somewhat simpler timetables: fewer moves, or smaller numbers.</summary>
    public IEnumerable<WorldScript> Simpler()
    {
        for (var half = _moves.Length / 2; half > 0; half /= 2)
        {
            yield return new WorldScript(_absent, _moves.Take(half));
            yield return new WorldScript(_absent, _moves.Skip(half));
        }

        for (var k = 0; k < _moves.Length; k++)
        {
            yield return new WorldScript(_absent, _moves.Where((_, index) => index != k));
        }

        for (var k = 0; k < _absent.Length; k++)
        {
            yield return new WorldScript(_absent.Where((_, index) => index != k), _moves);
        }

        for (var k = 0; k < _moves.Length; k++)
        {
            var (what, which, gap) = _moves[k];
            var simpler = (what, which / 2, (gap + 1) / 2);
            if (simpler != _moves[k])
            {
                yield return new WorldScript(_absent, [.. _moves.Take(k), simpler, .. _moves.Skip(k + 1)]);
            }
        }
    }

    /// <summary>The same timetable with all of its moves about features, and every edge there from the start.</summary>
    public WorldScript FeaturesAlone() => new([], _moves.Select(move => (0, move.Which, move.Gap)));

    /// <summary>What it means for some data.</summary>
    /// <param name="data">The data as they are at first, but for edges that are not there.</param>
    /// <param name="step">The grid, in ticks.</param>
    public MovingData On(GraphData data, long step)
    {
        ArgumentNullException.ThrowIfNull(data);
        var graph = data.Graph;
        var edges = Enumerable.Range(0, graph.ArcCount)
            .Where(arc => graph.Source(arc) < graph.Target(arc) || graph.Reverse(arc) < 0).ToArray();
        var (removed, away, present) = (new bool[graph.ArcCount], new bool[graph.NodeCount], new bool[graph.ArcCount]);
        Array.Fill(present, true);
        foreach (var number in edges.Length == 0 ? [] : _absent)
        {
            Flip(removed, graph, edges[(number & int.MaxValue) % edges.Length], true);
        }

        var start = Moved(new WorldChange(0), graph, removed, away, present);
        var changes = new List<DataChange>();
        foreach (var (group, index) in Instants().Select((group, index) => (group, index)))
        {
            var (time, features, nodes) = (group[0].Time * step, new SortedDictionary<int, double[]>(), new SortedSet<int>());
            foreach (var (_, what, which) in group)
            {
                if (what % Whats == 1 && edges.Length > 0)
                {
                    var edge = edges[(which & int.MaxValue) % edges.Length];
                    Flip(removed, graph, edge, !removed[edge]);
                }
                else if (what % Whats == 2 && graph.NodeCount > 1 && nodes.Add((which & int.MaxValue) % graph.NodeCount))
                {
                    away[(which & int.MaxValue) % graph.NodeCount] ^= true;
                }
                else if (graph.NodeCount > 0 && data.FeatureSize > 0)
                {
                    var node = (which & int.MaxValue) % graph.NodeCount;
                    features[node] = [.. Enumerable.Range(0, data.FeatureSize).Select(k => Math.Sin(index + (3 * node) + k + 1))];
                }
            }

            changes.Add(new DataChange(Moved(new WorldChange(time)
            {
                Left = [.. nodes.Where(node => away[node])], Joined = [.. nodes.Where(node => !away[node])],
            }, graph, removed, away, present))
            {
                Features = [.. features.Select(item => (item.Key, (IReadOnlyList<double>)item.Value))],
            });
        }

        return new MovingData(data, start.MovesAny ? changes.Prepend(new DataChange(start)) : changes);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"without [{string.Join(' ', _absent)}]: {string.Join(", ", _moves.Select(move => $"{move.What} {move.Which} +{move.Gap}"))}";

    private IEnumerable<List<(int Time, int What, int Which)>> Instants()
    {
        var (time, all) = (0, new List<(int Time, int What, int Which)>());
        foreach (var (what, which, gap) in _moves)
        {
            time += time == 0 ? Math.Max(1, gap) : Math.Max(0, gap);
            all.Add((time, what & int.MaxValue, which));
        }

        return all.GroupBy(move => move.Time).Select(group => group.ToList());
    }

    private static void Flip(bool[] removed, Graph graph, int arc, bool isRemoved)
    {
        removed[arc] = isRemoved;
        if (graph.Reverse(arc) is >= 0 and var reverse)
        {
            removed[reverse] = isRemoved;
        }
    }

    private static WorldChange Moved(WorldChange change, Graph graph, bool[] removed, bool[] away, bool[] present)
    {
        var (gone, back) = (new List<(int, int)>(), new List<(int, int)>());
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var isThere = !removed[arc] && !away[graph.Source(arc)] && !away[graph.Target(arc)];
            if (isThere != present[arc])
            {
                (isThere ? back : gone).Add((graph.Source(arc), graph.Target(arc)));
                present[arc] = isThere;
            }
        }

        return change with { Gone = gone, Back = back };
    }
}
