namespace Hogwild.Simulation;

/// <summary>
/// Finds the end of an asynchronous computation by itself: waves go down a spanning tree and come back up (Chang 1982), and tell whether
/// anybody was not quiet since the wave before (Dijkstra, Feijen and van Gasteren 1983; Bertsekas and Tsitsiklis 1989, 8.1, for iterations
/// that stop by a local criterion). After some clean waves in a row the root says that it is over. What nodes say goes beside their
/// versions, so there are no further messages, and what is lost or overtaken is said again by the next version.
/// <para>
/// A node is quiet where an activation has changed it by little, which is a local criterion: it can be wrong where a change is still on its
/// way for longer than the waves take, or where what is small adds up.
/// </para>
/// </summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class Supervision
{
    private readonly int[] _parents;
    private readonly int[][] _children;
    private readonly int _waves;

    /// <summary>The supervision of a graph, a tree a component; its root is the node of the smallest number.</summary>
    /// <param name="graph">The graph; undirected.</param>
    /// <param name="waves">How many waves in a row must be clean, at least 1.</param>
    /// <exception cref="ArgumentException">An arc has no reverse: what goes down could not come up.</exception>
    public Supervision(Graph graph, int waves)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(waves, 1);
        if (!graph.IsUndirected)
        {
            throw new ArgumentException("a node can only be asked, and answer, where every arc has a reverse", nameof(graph));
        }

        (_waves, _parents) = (waves, new int[graph.NodeCount]);
        Array.Fill(_parents, -1);
        var children = Array.ConvertAll(_parents, _ => new List<int>());
        var (queue, isFound, roots) = (new Queue<int>(), new bool[graph.NodeCount], new List<int>());
        for (var first = 0; first < graph.NodeCount; first++)
        {
            if (!isFound[first])
            {
                isFound[first] = true;
                roots.Add(first);
                queue.Enqueue(first);
            }

            while (queue.TryDequeue(out var node))
            {
                foreach (var neighbour in graph.InNeighbours(node))
                {
                    if (!isFound[neighbour])
                    {
                        isFound[neighbour] = true;
                        _parents[neighbour] = node;
                        children[node].Add(neighbour);
                        queue.Enqueue(neighbour);
                    }
                }
            }
        }

        (_children, Roots) = (Array.ConvertAll(children, list => list.ToArray()), roots);
    }

    /// <summary>The roots, one a component.</summary>
    public IReadOnlyList<int> Roots { get; }

    /// <summary>The node that waves come from; −1 for a root.</summary>
    public int ParentOf(int node) => _parents[node];

    /// <summary>The nodes that waves go to.</summary>
    public ReadOnlySpan<int> ChildrenOf(int node) => _children[node];

    /// <summary>What a node says beside the version that it has just computed.</summary>
    /// <param name="node">The node.</param>
    /// <param name="own">What it said beside the version before.</param>
    /// <param name="isQuiet">Whether the activation has changed it by little.</param>
    /// <param name="parent">What its parent says, as it is known; of a root anything.</param>
    /// <param name="children">What its children say, as it is known, in their order.</param>
    public SupervisionWord Next(
        int node, SupervisionWord own, bool isQuiet, SupervisionWord parent, ReadOnlySpan<SupervisionWord> children)
    {
        var isRoot = _parents[node] < 0;
        if (own.IsOver || (isRoot ? AnyIsOver(children) : parent.IsOver))
        {
            return own with { IsOver = true };
        }

        // A root that was started anew goes on behind what others know, once it hears of it.
        var newest = Newest(children);
        var wave = !isRoot ? parent.Wave : newest > own.Wave ? newest + 1 : own.Done == own.Wave ? own.Wave + 1 : own.Wave;
        if (wave > own.Wave)
        {
            return own with { Wave = wave, Done = own.Wave, IsClean = isQuiet && own.IsCalm, IsCalm = true };
        }

        if (own.Done == own.Wave)
        {
            return own with { IsCalm = own.IsCalm && isQuiet };
        }

        var (isClean, isThrough) = (own.IsClean && isQuiet, true);
        foreach (var child in children)
        {
            isThrough &= child.Wave == own.Wave && child.Done == own.Wave;
            isClean &= child.Wave != own.Wave || child.Done != own.Wave || child.IsClean;
        }

        if (!isThrough)
        {
            return own with { IsClean = own.IsClean && isQuiet };
        }

        var streak = !isRoot ? 0 : isClean ? own.Streak + 1 : 0;
        return own with { Done = own.Wave, IsClean = isClean, IsCalm = true, Streak = streak, IsOver = isRoot && streak >= _waves };
    }

    /// <summary>A root that was started anew hears from others that it is over.</summary>
    private static bool AnyIsOver(ReadOnlySpan<SupervisionWord> words)
    {
        foreach (var word in words)
        {
            if (word.IsOver)
            {
                return true;
            }
        }

        return false;
    }

    private static int Newest(ReadOnlySpan<SupervisionWord> words)
    {
        var newest = 0;
        foreach (var word in words)
        {
            newest = Math.Max(newest, word.Wave);
        }

        return newest;
    }
}
