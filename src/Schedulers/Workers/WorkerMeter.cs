using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Counts what workers have sent each other, from the versions that are published: whoever decides, so that a replay counts the same.
/// </summary>
public sealed class WorkerMeter
{
    private readonly WorkerVersions _versions;
    private readonly long[] _messages;
    private readonly long[] _bytes;

    /// <summary>A meter of one rule on one partition.</summary>
    /// <param name="partition">Who works for whom.</param>
    /// <param name="rule">The rule.</param>
    public WorkerMeter(Partition partition, IUpdateRule rule)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(rule);
        Partition = partition;
        _versions = new WorkerVersions(partition, rule.ArcSize > 0);
        _messages = [.. Enumerable.Range(0, partition.Count).Select(worker => (long)partition.Quotient.OutDegree(worker))];
        _bytes = new long[partition.Count];
        for (var node = 0; node < partition.Graph.NodeCount; node++)
        {
            var heard = new HashSet<int>();
            foreach (var arc in partition.Graph.OutArcs(node))
            {
                if (partition.QuotientArc(arc) is var cut and >= 0)
                {
                    _bytes[partition.PartOf(node)] += sizeof(double) * (rule.ArcSize + (heard.Add(cut) ? rule.SharedSize : 0));
                }
            }
        }
    }

    /// <summary>Who works for whom.</summary>
    public Partition Partition { get; }

    /// <summary>What has been sent until now.</summary>
    /// <param name="world">The run.</param>
    public WorkerTraffic Read(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var (messages, bytes) = (0L, 0L);
        for (var worker = 0; worker < _messages.Length; worker++)
        {
            long version = _versions.OfWorker(worker, world.Version(Partition.NodesOf(worker)[0]));
            (messages, bytes) = (messages + (version * _messages[worker]), bytes + (version * _bytes[worker]));
        }

        return new WorkerTraffic(messages, bytes);
    }
}
