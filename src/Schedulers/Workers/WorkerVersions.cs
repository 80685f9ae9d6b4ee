using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Versions of workers and of their nodes. They are the same, but where a worker of several nodes has a rule with messages along arcs: an
/// activation of the worker is then two exchanges, first all messages and a tick later all states, so version v of the worker is version 2v
/// of its nodes, and 2v − 1 has the messages that it was computed from.
/// <para>
/// A node that is away while its worker has turns has so many versions less from then on. Exchanges of a worker of several nodes are
/// therefore numbered by its turns, and of each node it is known which ones have passed.
/// </para>
/// </summary>
/// <param name="partition">Who works for whom.</param>
/// <param name="edgeWise">Whether the rule publishes messages along arcs.</param>
internal sealed class WorkerVersions(Partition partition, bool edgeWise)
{
    // Per node the exchanges without it, in runs: the first one, the last one, and how many there were until then.
    private readonly Dictionary<int, List<(int First, int Last, int Count)>> _passed = [];

    /// <summary>Whether a worker's activation is two exchanges.</summary>
    public bool AreTwice(int worker) => edgeWise && partition.NodesOf(worker).Length > 1;

    /// <summary>An exchange of a worker of several nodes is without one of them.</summary>
    /// <param name="node">The node.</param>
    /// <param name="exchange">Its number, from 1; those of a node do not fall.</param>
    public void Pass(int node, int exchange)
    {
        if (partition.NodesOf(partition.PartOf(node)).Length == 1)
        {
            return;
        }

        if (!_passed.TryGetValue(node, out var runs))
        {
            _passed[node] = runs = [];
        }

        if (runs.Count > 0 && runs[^1].Last == exchange - 1)
        {
            runs[^1] = (runs[^1].First, exchange, runs[^1].Count + 1);
        }
        else
        {
            runs.Add((exchange, exchange, runs.Count == 0 ? 1 : runs[^1].Count + 1));
        }
    }

    /// <summary>The exchange of its worker that a node's newest version is of, or the last one that has passed since.</summary>
    public int ExchangeOf(int node, int newest) =>
        _passed.TryGetValue(node, out var runs) ? newest + runs[^1].Count : newest;

    /// <summary>The version that a node has in a version of its worker.</summary>
    public int OfNode(int node, int version) =>
        OfExchange(node, version < 0 || !AreTwice(partition.PartOf(node)) ? version : 2 * version);

    /// <summary>The last version that a node may have before the next one of its worker: with messages that are not sent yet.</summary>
    public int LastOfNode(int node, int version) =>
        OfExchange(node, AreTwice(partition.PartOf(node)) ? (2 * version) + 1 : version);

    /// <summary>The version of the worker that an exchange belongs to.</summary>
    public int OfWorker(int worker, int exchange) => AreTwice(worker) ? exchange / 2 : exchange;

    /// <summary>The first version of the worker in which a node has a version of its own, or a newer one.</summary>
    public int OfWorkerFrom(int node, int version)
    {
        var exchange = version;
        if (version > 0 && _passed.TryGetValue(node, out var runs))
        {
            foreach (var (first, last, _) in runs)
            {
                exchange += first <= exchange ? last - first + 1 : 0;
            }
        }

        return AreTwice(partition.PartOf(node)) ? (exchange + 1) / 2 : exchange;
    }

    private int OfExchange(int node, int exchange) =>
        _passed.TryGetValue(node, out var runs) ? exchange - PassedUntil(runs, exchange) : exchange;

    private static int PassedUntil(List<(int First, int Last, int Count)> runs, int exchange)
    {
        for (var k = runs.Count - 1; k >= 0; k--)
        {
            if (runs[k].First <= exchange)
            {
                return runs[k].Count - Math.Max(0, runs[k].Last - exchange);
            }
        }

        return 0;
    }
}
