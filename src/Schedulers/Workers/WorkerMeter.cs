using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Counts what workers have sent each other, from the versions that are published: whoever decides, so that a replay counts the same.
/// </summary>
public sealed class WorkerMeter
{
    private readonly WorkerVersions _versions;
    private readonly Presence _presence;
    private readonly (int Shared, int Arc) _sizes;
    private readonly long[] _messages;
    private readonly long[] _bytes;
    private readonly int[] _counted;
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
        _presence = new Presence(partition, rule.Changes);
        _sizes = (rule.SharedSize, rule.ArcSize);
        (_messages, _bytes) = (new long[partition.Count], new long[partition.Count]);
        _counted = new int[partition.Graph.NodeCount];
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
    /// <param name="network">The run.</param>
    public WorkerTraffic Read(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (messages, bytes) = _before;
        for (var worker = 0; worker < _messages.Length; worker++)
        {
            var sent = SentSince(network, worker);
            (messages, bytes) = (messages + (sent * _messages[worker]), bytes + (sent * _bytes[worker]));
        }

        return new WorkerTraffic(messages, bytes);
    }

    /// <summary>
    /// Arcs or nodes appear or vanish: what is published from now on is sent along those that are there. To be told of every change, in
    /// order.
    /// </summary>
    /// <param name="network">The run, in which all has been published that was computed before.</param>
    /// <param name="time">The instant of the change, in ticks.</param>
    public void Change(Network network, long time)
    {
        var traffic = Read(network);
        _before = (traffic.Messages, traffic.Bytes);
        for (var node = 0; node < _counted.Length; node++)
        {
            _counted[node] = CountOf(network, node);
        }

        int[] nodes = [.. _presence.MovingUntil(time).Select(Partition.Graph.Source).Distinct()];
        foreach (var node in nodes)
        {
            _bytes[Partition.PartOf(node)] -= BytesOf(node);
        }

        _presence.Advance(time);
        foreach (var node in nodes)
        {
            _bytes[Partition.PartOf(node)] += BytesOf(node);
            _messages[Partition.PartOf(node)] = MessagesOf(Partition.PartOf(node));
        }
    }

    /// <summary>How often a worker has sent since the last change: as often as any of its nodes that are there.</summary>
    private long SentSince(Network network, int worker)
    {
        var nodes = Partition.NodesOf(worker);
        var most = 0;
        foreach (var node in _presence.MovesNodes ? nodes : nodes[..1])
        {
            most = Math.Max(most, CountOf(network, node) - _counted[node]);
        }

        return most;
    }

    /// <summary>
    /// How often a node has had something to send. Where that takes two exchanges, and nodes come back between them, versions do not say
    /// it.
    /// </summary>
    private int CountOf(Network network, int node)
    {
        var worker = Partition.PartOf(node);
        return _presence.MovesNodes && _versions.AreTwice(worker) ? network.UpdatesOf(node)
            : _versions.OfWorker(worker, network.Version(node));
    }

    private long MessagesOf(int worker)
    {
        var count = 0L;
        foreach (var arc in Partition.Quotient.OutArcs(worker))
        {
            count += _presence.CarriesAny(arc) ? 1 : 0;
        }

        return count;
    }

    /// <summary>What is sent of a node in an activation.</summary>
    private long BytesOf(int node)
    {
        var (numbers, heard) = (0L, new HashSet<int>());
        foreach (var arc in Partition.Graph.OutArcs(node))
        {
            if (_presence.IsThere(arc) && Partition.QuotientArc(arc) is var cut and >= 0)
            {
                numbers += _sizes.Arc + (heard.Add(cut) ? _sizes.Shared : 0);
            }
        }

        return sizeof(double) * numbers;
    }
}
