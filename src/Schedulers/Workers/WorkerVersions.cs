using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Versions of workers and of their nodes. They are the same, but where a worker of several nodes has a rule with messages along arcs: an
/// activation of the worker is then two exchanges, first all messages and a tick later all states, so version v of the worker is version 2v
/// of its nodes, and 2v − 1 has the messages that it was computed from.
/// </summary>
/// <param name="partition">Who works for whom.</param>
/// <param name="edgeWise">Whether the rule publishes messages along arcs.</param>
internal sealed class WorkerVersions(Partition partition, bool edgeWise)
{
    /// <summary>Whether a worker's activation is two exchanges.</summary>
    public bool AreTwice(int worker) => edgeWise && partition.NodesOf(worker).Length > 1;

    /// <summary>The version of its nodes.</summary>
    public int OfNode(int worker, int version) => version < 0 || !AreTwice(worker) ? version : 2 * version;

    /// <summary>The version of the worker that a version of its nodes belongs to.</summary>
    public int OfWorker(int worker, int version) => AreTwice(worker) ? version / 2 : version;

    /// <summary>The first version of the worker that is not older than a version of its nodes.</summary>
    public int OfWorkerFrom(int worker, int version) => AreTwice(worker) ? (version + 1) / 2 : version;
}
