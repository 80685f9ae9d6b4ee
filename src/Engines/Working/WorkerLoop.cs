using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// What a worker does, on any engine: reads, computes, writes down what it has read, and only then shows what it has computed.
/// </summary>
/// <param name="site">What it computes.</param>
/// <param name="outside">Others.</param>
/// <param name="log">Where it writes.</param>
/// <param name="pacer">When it acts.</param>
/// <param name="task">What is run.</param>
internal sealed class WorkerLoop(WorkerSite site, IOutside outside, LogWriter log, Pacer pacer, EngineTask task)
{
    // Looking at all states costs about as much as computing them.
    private const int LookEvery = 8;
    private bool _isKnown;
    private SupervisionWord _parent;
    private SupervisionWord[] _children = [];

    /// <summary>Is called when the worker comes to know that the run is over; null, the default, for nobody.</summary>
    public Action? Over { get; init; }

    /// <summary>How many versions behind its newest one the next activation goes on from, after a restart. Default 0.</summary>
    public int OwnLagNext { get; set; }

    /// <summary>Is shown every version once it is published, for checkpoints; null, the default, for nobody.</summary>
    public Action<WorkerSite>? Shown { get; init; }

    /// <summary>Works until the run ends.</summary>
    /// <param name="until">When that is, in ticks.</param>
    /// <param name="most">How often the worker acts at most.</param>
    /// <param name="look">Is shown the worker now and then; null where nobody looks on.</param>
    /// <param name="stop">Ends the run.</param>
    public void Run(long until, int most, Action<WorkerSite>? look, CancellationToken stop)
    {
        for (var count = Acted; CanAct(count, most) && pacer.Wait(count, until, stop); count++)
        {
            Act();
            if (!pacer.IsFree || count % LookEvery == 0)
            {
                look?.Invoke(site);
            }
        }
    }

    /// <summary>How often the worker has acted, before a restart too.</summary>
    public int Acted => site.Layout.IsTwice ? site.Version / 2 : site.Version;

    /// <summary>Whether there is anything left to compute.</summary>
    /// <param name="count">How often the worker has acted.</param>
    /// <param name="most">How often it acts at most.</param>
    public bool CanAct(int count, int most) => count < most && !site.IsFinished && !site.HasDiverged
        && !(site.Word.IsOver && _isKnown);

    /// <summary>Acts once.</summary>
    public void Act()
    {
        // Not newer than the versions that are read.
        Hear();
        outside.Collect(site, pacer.Now);
        if (site.Layout.IsTwice)
        {
            Act(Exchange.Messages);
        }

        Act(site.Layout.IsTwice ? Exchange.State : Exchange.Both);
        Supervise();
        outside.Publish(site, pacer.Now);
        Shown?.Invoke(site);
    }

    /// <summary>Hears what the neighbours in the tree say.</summary>
    private void Hear()
    {
        if (task.Supervision is not { } supervision)
        {
            return;
        }

        var children = supervision.ChildrenOf(site.Layout.Part);
        _children = _children.Length == children.Length ? _children : new SupervisionWord[children.Length];
        var isRoot = supervision.ParentOf(site.Layout.Part) < 0;
        _parent = isRoot ? SupervisionWord.Start : outside.WordOf(supervision.ParentOf(site.Layout.Part));

        // Who knows goes on as long as a neighbour in the tree may not: what it said last may have been lost.
        _isKnown = isRoot || _parent.IsOver;
        for (var k = 0; k < children.Length; k++)
        {
            _children[k] = outside.WordOf(children[k]);
            _isKnown &= _children[k].IsOver;
        }
    }

    /// <summary>Says something about the end of the run, beside the version that comes now.</summary>
    private void Supervise()
    {
        if (task.Supervision is not { } supervision)
        {
            return;
        }

        site.Word = supervision.Next(site.Layout.Part, site.Word, site.IsQuiet(task.Quiet), _parent, _children);
        if (site.Word.IsOver && site.OverAt is null)
        {
            site.OverAt = pacer.Now;
            Over?.Invoke();
        }
    }

    private void Act(Exchange exchange)
    {
        var now = pacer.Now;
        var hash = site.Compute(exchange, now);
        log.Add(new LogEntry
        {
            Clock = now, Exchange = exchange, OwnLag = OwnLagNext, Read = outside.Read, Torn = outside.Torn, Hash = hash,
        });
        OwnLagNext = 0;
    }
}
