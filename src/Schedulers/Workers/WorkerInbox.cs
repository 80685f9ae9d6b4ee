using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// What has arrived at workers: per arc of the quotient graph the view, and what is on its way. The same as a network knows of the arcs of
/// nodes, once a pair of workers.
/// </summary>
/// <param name="quotient">The graph of the workers.</param>
/// <param name="lastArrived">Whether a view is what arrived last, and not the newest that has arrived.</param>
internal sealed class WorkerInbox(Graph quotient, bool lastArrived)
{
    private readonly List<(int Version, long Arrival)>[] _waiting =
        [.. Enumerable.Range(0, quotient.ArcCount).Select(_ => new List<(int, long)>())];

    private readonly (int Version, long Arrival)[] _views = new (int, long)[quotient.ArcCount];

    // Until when a worker has lost what it has heard.
    private readonly long[] _floor = [.. Enumerable.Repeat(-1L, quotient.NodeCount)];

    /// <summary>A version is sent.</summary>
    /// <param name="arc">Along which arc.</param>
    /// <param name="version">The version.</param>
    /// <param name="arrivals">When it arrives, if it does.</param>
    public void Send(int arc, int version, ReadOnlySpan<long> arrivals)
    {
        foreach (var arrival in arrivals)
        {
            if (arrival is not (Ticks.Never or Ticks.NotSent))
            {
                _waiting[arc].Add((version, arrival));
            }
        }
    }

    /// <summary>
    /// A version is published while no arc of a pair of workers is there: it is what is read when one appears.
    /// </summary>
    public void Meet(int arc, int version, long now) => _waiting[arc].Add((version, now));

    /// <summary>
    /// The last arc of a pair of workers vanishes: what is on its way is lost, and what is newest is read when one appears.
    /// </summary>
    public void Vanish(int arc, int version, long now)
    {
        _waiting[arc].RemoveAll(message => message.Arrival > now);
        Meet(arc, version, now);
    }

    /// <summary>The version that is read through an arc at an instant; instants do not fall.</summary>
    public int Read(int arc, long now)
    {
        var (waiting, left, floor) = (_waiting[arc], 0, _floor[quotient.Target(arc)]);
        ref var view = ref _views[arc];
        for (var k = 0; k < waiting.Count; k++)
        {
            if (waiting[k].Arrival > now)
            {
                waiting[left++] = waiting[k];
            }
            else if (waiting[k].Arrival > floor && IsBetter(waiting[k], view))
            {
                view = waiting[k];
            }
        }

        waiting.RemoveRange(left, waiting.Count - left);
        return view.Version;
    }

    /// <summary>A worker loses what it has heard until now.</summary>
    public void Forget(int worker, long now)
    {
        _floor[worker] = now;
        for (var slot = 0; slot < quotient.InDegree(worker); slot++)
        {
            _views[quotient.InArc(worker, slot)] = default;
        }
    }

    /// <summary>Of two that arrive at one instant, the newer one is last.</summary>
    private bool IsBetter((int Version, long Arrival) message, (int Version, long Arrival) view) => lastArrived
        ? message.Arrival > view.Arrival || (message.Arrival == view.Arrival && message.Version > view.Version)
        : message.Version > view.Version;
}
