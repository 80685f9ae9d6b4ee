using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Counts what workers have sent each other, from the versions that are published: whoever decides, so that a replay counts the same.
/// </summary>
public sealed class WorkerMeter
{
    private readonly WorkerVersions _versions;
    private readonly PresentArcs _arcs;
    private readonly (int Shared, int Arc) _sizes;
    private readonly long[] _messages;
    private readonly long[] _bytes;
    private readonly long[] _counted;
    private (long Messages, long Bytes) _before;

    /// <summary>A meter of one rule on one partition.</summary>
    /// <param name="partition">Who works for whom.</param>
    /// <param name="rule">The rule.</param>
    public WorkerMeter(Partition partition, IUpdateRule rule)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(rule);
        Partition = partition;
        _versions = new WorkerVersions(partition, rule.ArcSize > 0);
        _arcs = new PresentArcs(partition, rule.Changes);
        _sizes = (rule.SharedSize, rule.ArcSize);
        (_messages, _bytes, _counted) = (new long[partition.Count], new long[partition.Count], new long[partition.Count]);
        for (var node = 0; node < partition.Graph.NodeCount; node++)
        {
            _bytes[partition.PartOf(node)] += BytesOf(node);
        }

        for (var worker = 0; worker < partition.Count; worker++)
        {
            _messages[worker] = MessagesOf(worker);
        }
    }

    /// <summary>Who works for whom.</summary>
    public Partition Partition { get; }

    /// <summary>What has been sent until now.</summary>
    /// <param name="world">The run.</param>
    public WorkerTraffic Read(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var (messages, bytes) = _before;
        for (var worker = 0; worker < _messages.Length; worker++)
        {
            var versions = VersionOf(world, worker) - _counted[worker];
            (messages, bytes) = (messages + (versions * _messages[worker]), bytes + (versions * _bytes[worker]));
        }

        return new WorkerTraffic(messages, bytes);
    }

    /// <summary>
    /// Arcs appear or vanish: what is published from now on is sent along those that are there. To be told of every change, in order.
    /// </summary>
    /// <param name="world">The run, in which all has been published that was computed before.</param>
    /// <param name="time">The instant of the change, in ticks.</param>
    public void Change(IWorld world, long time)
    {
        var traffic = Read(world);
        _before = (traffic.Messages, traffic.Bytes);
        for (var worker = 0; worker < _counted.Length; worker++)
        {
            _counted[worker] = VersionOf(world, worker);
        }

        int[] nodes = [.. _arcs.MovingUntil(time).Select(Partition.Graph.Source).Distinct()];
        foreach (var node in nodes)
        {
            _bytes[Partition.PartOf(node)] -= BytesOf(node);
        }

        _arcs.Advance(time);
        foreach (var node in nodes)
        {
            _bytes[Partition.PartOf(node)] += BytesOf(node);
            _messages[Partition.PartOf(node)] = MessagesOf(Partition.PartOf(node));
        }
    }

    private long VersionOf(IWorld world, int worker) => _versions.OfWorker(worker, world.Version(Partition.NodesOf(worker)[0]));

    private long MessagesOf(int worker)
    {
        var count = 0L;
        foreach (var arc in Partition.Quotient.OutArcs(worker))
        {
            count += _arcs.CarriesAny(arc) ? 1 : 0;
        }

        return count;
    }

    /// <summary>What is sent of a node in an activation.</summary>
    private long BytesOf(int node)
    {
        var (numbers, heard) = (0L, new HashSet<int>());
        foreach (var arc in Partition.Graph.OutArcs(node))
        {
            if (_arcs.IsThere(arc) && Partition.QuotientArc(arc) is var cut and >= 0)
            {
                numbers += _sizes.Arc + (heard.Add(cut) ? _sizes.Shared : 0);
            }
        }

        return sizeof(double) * numbers;
    }
}
