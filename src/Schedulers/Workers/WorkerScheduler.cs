using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Nodes that act together: another scheduler decides for workers, on the quotient graph, and the nodes of a worker act at its instants.
/// Within a worker they read what its activation before has published (Jacobi); of other workers they read what has arrived, and a worker
/// sends each of them one message an activation. With one worker this is the exact synchronous computation, with a worker a node what the
/// other scheduler decides for nodes.
/// <para>
/// Where a rule sends messages along arcs, an activation of a worker of several nodes is two exchanges, as a synchronous round is: all
/// messages, a tick earlier, and then all states. Activations of such a worker are at least two ticks apart.
/// </para>
/// <para>
/// Where arcs and nodes appear and vanish (<see cref="Changing"/> stands around it), an arc of the quotient graph carries what those of its
/// arcs need that are there. The quotient graph is that of all arcs that are ever there. A worker acts as long as some of its nodes are
/// there, and turns of all of its nodes that are away pass with it.
/// </para>
/// </summary>
/// <param name="inner">Who decides for workers. It must look at no state.</param>
/// <param name="partition">Which nodes work together.</param>
public sealed class WorkerScheduler(IScheduler inner, Partition partition) : IScheduler, ITogether
{
    // From the first exchange to the second one, and once more where they are a tick later than was decided; and not superseded by then.
    private const int Slack = 3;
    private readonly Worker[] _workers = new Worker[partition.Count];
    private IWorld _world = null!;
    private QuotientWorld _quotient = null!;
    private WorkerVersions _versions = null!;
    private WorkerInbox _inbox = null!;
    private Presence _presence = null!;
    private int _copies;

    /// <summary>
    /// As the other one's, and somewhat longer where an activation may be two exchanges: between them the last whole version has been
    /// superseded, and is read all the same.
    /// </summary>
    public long Retain => partition.Count == partition.Graph.NodeCount ? inner.Retain : Ticks.After(inner.Retain, Slack);

    /// <summary>As the other one's. Exchanges of messages are not on the grid.</summary>
    public SchedulerNeeds Needs => inner.Needs with { Grid = 0 };

    /// <summary>Who works together under a scheduler, whatever stands around it; null where nobody does.</summary>
    internal static Partition? PartitionIn(IScheduler scheduler) =>
        SchedulerWrapper.Chain(scheduler).OfType<WorkerScheduler>().FirstOrDefault()?.Parts;

    private Partition Parts => partition;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
        _versions = new WorkerVersions(partition, world.EdgeWise);
        _presence = new Presence(
            partition, world.Rule.Changes, (arc, now) => _inbox.Vanish(arc, _quotient.Version(partition.Quotient.Source(arc)), now));
        _quotient = new QuotientWorld(world, partition, _versions, _presence);
        var needs = inner.Needs;
        _inbox = new WorkerInbox(partition.Quotient, needs.LastArrived);
        _copies = needs.Copies;
        for (var worker = 0; worker < _workers.Length; worker++)
        {
            _workers[worker] = new Worker
            {
                Asked = -1,
                Count = -1,
                Read = new int[partition.Quotient.InDegree(worker)],
                Views = new int[partition.Quotient.InDegree(worker)],
                Arrivals = new long[partition.Quotient.OutDegree(worker) * _copies],
            };
        }

        inner.Start(_quotient);
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now)
    {
        var number = partition.PartOf(node);
        ref var worker = ref _workers[number];
        if (_versions.AreTwice(number))
        {
            if (count % 2 == 1)
            {
                return now + 1;
            }

            count /= 2;
        }

        if (worker.Asked != count)
        {
            var next = inner.Next(number, count, now);
            (worker.Asked, worker.Due) = (count, next);
            worker.Next = !_versions.AreTwice(number) || next == Ticks.Never ? next : Math.Max(next - 1, now + 1);
        }

        return worker.Next;
    }

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals)
    {
        var (number, exchange) = (partition.PartOf(node), _versions.ExchangeOf(node, version));
        var isHalf = _versions.AreTwice(number) && exchange % 2 == 1;
        if (!isHalf)
        {
            Send(number, _versions.OfWorker(number, exchange), now);
        }

        var arcs = _world.Graph.OutArcs(node);
        for (var slot = 0; slot < arcs.Length; slot++)
        {
            var arc = partition.QuotientArc(arcs[slot]);
            var own = arrivals.Slice(slot * _copies, _copies);
            if (arc < 0 || isHalf)
            {
                own.Fill(Ticks.NotSent);
                own[0] = arc < 0 ? now + 1 : Ticks.NotSent;
                continue;
            }

            _workers[number].Arrivals.AsSpan(partition.Quotient.OutSlot(arc) * _copies, _copies).CopyTo(own);
        }
    }

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var number = partition.PartOf(activation.Node);
        ref var worker = ref _workers[number];
        if (Turn(activation) is { Kind: not VerdictKind.Go } verdict)
        {
            return verdict;
        }

        var isTwice = _versions.AreTwice(number);
        var isSecond = isTwice && activation.Count % 2 == 1;
        activation.Exchange = !isTwice ? worker.Exchange : isSecond ? Exchange.State : Exchange.Messages;
        activation.Forget = worker.Forgets && !isSecond;
        var back = isSecond || worker.OwnLag == 0 ? -1 : _quotient.Version(number) - worker.OwnLag;
        activation.OwnLag = back < 0 ? 0 : _world.Version(activation.Node) - _quotient.OfNode(activation.Node, back);
        for (var slot = 0; slot < read.Length; slot++)
        {
            var arc = _world.Graph.InArc(activation.Node, slot);
            read[slot] = partition.QuotientArc(arc) is var cut and >= 0 ? Read(worker, activation.Count, arc, cut, read[slot])
                : back < 0 ? newest[slot] : _quotient.OfNode(_world.Graph.Source(arc), back);
        }

        return Verdict.Go;
    }

    /// <inheritdoc/>
    bool ITogether.IsAlone(int node) => partition.NodesOf(partition.PartOf(node)).Length == 1;

    /// <inheritdoc/>
    bool ITogether.HasOthers(int node, long now)
    {
        _presence.Advance(now);
        return _presence.HasAny(partition.PartOf(node));
    }

    /// <inheritdoc/>
    int ITogether.GroupOf(int node) => partition.PartOf(node);

    /// <inheritdoc/>
    Verdict ITogether.Turn(in Activation activation) => Turn(activation);

    /// <inheritdoc/>
    void ITogether.Pass(int node, int count) => _versions.Pass(node, count + 1);

    /// <summary>Some node of the worker that the worker of a node waits for.</summary>
    public int WaitsFor(int node) =>
        inner.WaitsFor(partition.PartOf(node)) is var other && other < 0 ? -1 : partition.NodesOf(other)[0];

    /// <summary>What a worker does when one of its nodes is asked, which may be away.</summary>
    private Verdict Turn(in Activation activation)
    {
        _presence.Advance(activation.Time);
        var number = partition.PartOf(activation.Node);
        ref var worker = ref _workers[number];
        if (_versions.AreTwice(number) && activation.Count % 2 == 1)
        {
            return Verdict.Go;
        }

        if (worker.Decided != activation.Time || worker.Count != activation.Count)
        {
            Decide(ref worker, number, activation);
        }

        return worker.Verdict;
    }

    /// <summary>
    /// The version that is read through an arc: what was chosen, or the view of that very arc. The latter may be newer than the worker's a
    /// tick later, and where the arc was not there for a while, as neighbours tell each other what they have when they meet; then what was
    /// chosen may be gone. Nothing is chosen for the second exchange where nobody was there in the first.
    /// </summary>
    private int Read(in Worker worker, int count, int arc, int cut, int view)
    {
        var target = partition.Quotient.Target(cut);
        var slot = cut - partition.Quotient.InArc(target, 0);
        if (worker.Read[slot] == worker.Views[slot] || (_versions.AreTwice(target) && worker.Count / 2 != count / 2))
        {
            return view;
        }

        var chosen = _quotient.OfNode(_world.Graph.Source(arc), worker.Read[slot]);
        return !_presence.MovesAny || _quotient.Keeps(_world.Graph.Source(arc), chosen) ? chosen : view;
    }

    /// <summary>The first node of a worker has published: the others will say the same.</summary>
    private void Send(int number, int version, long now)
    {
        ref var worker = ref _workers[number];
        if (worker.Sent >= version)
        {
            return;
        }

        worker.Sent = version;
        _presence.Advance(now);
        var arcs = partition.Quotient.OutArcs(number);
        if (arcs.Length > 0)
        {
            inner.Send(number, version, now, worker.Arrivals);
        }

        for (var slot = 0; slot < arcs.Length; slot++)
        {
            if (_presence.CarriesAny(arcs[slot]))
            {
                _inbox.Send(arcs[slot], version, worker.Arrivals.AsSpan(slot * _copies, _copies));
            }
            else
            {
                _inbox.Meet(arcs[slot], version, now);
            }
        }
    }

    /// <summary>The first node of a worker is asked at an instant: the others do the same.</summary>
    private void Decide(ref Worker worker, int number, in Activation activation)
    {
        var quotient = partition.Quotient;
        var newest = new int[worker.Read.Length];
        for (var slot = 0; slot < newest.Length; slot++)
        {
            newest[slot] = _quotient.Version(quotient.Source(quotient.InArc(number, slot)));
        }

        ReadViews(worker.Views, number, activation.Time);
        worker.Views.CopyTo(worker.Read, 0);

        // Who has woken it expects to be asked at that very instant.
        var isWoken = _quotient.IsWoken(number, activation.Time);

        var own = new Activation
        {
            Node = number,
            Count = _versions.OfWorker(number, activation.Count),
            Layer = _quotient.Layer(number),
            Time = activation.Time + (_versions.AreTwice(number) && worker.Due != activation.Time && !isWoken ? 1 : 0),
        };
        worker.Verdict = inner.Activate(ref own, worker.Read, newest);
        (worker.Decided, worker.Count) = (activation.Time, activation.Count);
        if (worker.Verdict.Kind != VerdictKind.Go)
        {
            return;
        }

        (worker.Exchange, worker.OwnLag, worker.Forgets) = (own.Exchange, own.OwnLag, own.Forget);
        if (own.Forget)
        {
            _inbox.Forget(number, activation.Time);
        }
    }

    private void ReadViews(int[] views, int number, long now)
    {
        for (var slot = 0; slot < views.Length; slot++)
        {
            views[slot] = _inbox.Read(partition.Quotient.InArc(number, slot), now);
        }
    }

    /// <summary>What a worker has decided, for its nodes to do the same.</summary>
    private struct Worker
    {
        /// <summary>After how many activations it was asked when it acts next, what it said, and when its nodes do.</summary>
        public int Asked;

        public long Due, Next;

        /// <summary>The last question at an activation, by its instant and count, and the answer.</summary>
        public long Decided;

        public int Count;

        public Verdict Verdict;

        public Exchange Exchange;

        public int OwnLag;

        public bool Forgets;

        /// <summary>Per in-slot of the quotient graph what is read, and what had arrived.</summary>
        public int[] Read, Views;

        /// <summary>The last version sent, and when it arrives per out-slot and copy.</summary>
        public int Sent;

        public long[] Arrivals;
    }
}
