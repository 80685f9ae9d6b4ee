using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// What a worker does, on any engine: reads, computes, writes down what it has read, and only then shows what it has computed.
/// </summary>
/// <param name="site">What it computes.</param>
/// <param name="outside">Others.</param>
/// <param name="log">Where it writes.</param>
/// <param name="pacer">When it acts.</param>
internal sealed class WorkerLoop(WorkerSite site, IOutside outside, LogWriter log, Pacer pacer)
{
    // Looking at all states costs about as much as computing them.
    private const int LookEvery = 8;
    private int _ownLag;

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
        for (var count = site.Version; CanAct(count, most) && pacer.Wait(count, until, stop); count++)
        {
            Act();
            if (!pacer.IsFree || count % LookEvery == 0)
            {
                look?.Invoke(site);
            }
        }
    }

    /// <summary>Whether there is anything left to compute.</summary>
    /// <param name="count">How often the worker has acted.</param>
    /// <param name="most">How often it acts at most.</param>
    public bool CanAct(int count, int most) => count < most && !site.IsFinished && !site.HasDiverged;

    /// <summary>Acts once.</summary>
    public void Act()
    {
        outside.Collect(site, pacer.Now);
        if (site.Layout.IsTwice)
        {
            Act(Exchange.Messages);
        }

        Act(site.Layout.IsTwice ? Exchange.State : Exchange.Both);
        outside.Publish(site, pacer.Now);
        Shown?.Invoke(site);
    }

    private void Act(Exchange exchange)
    {
        var now = pacer.Now;
        var hash = site.Compute(exchange, now);
        (_ownLag, OwnLagNext) = (OwnLagNext, 0);
        log.Add(new LogEntry { Clock = now, Exchange = exchange, OwnLag = _ownLag, Read = outside.Read, Torn = outside.Torn, Hash = hash });
    }
}
