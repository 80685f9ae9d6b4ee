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

    /// <summary>Works until the run ends.</summary>
    /// <param name="until">When that is, in ticks.</param>
    /// <param name="most">How often the worker acts at most.</param>
    /// <param name="settling">Looks on; null where nobody does.</param>
    /// <param name="stop">Ends the run.</param>
    public void Run(long until, int most, Settling? settling, CancellationToken stop)
    {
        for (var count = 0; count < most && !site.IsFinished && !site.HasDiverged && pacer.Wait(count, until, stop); count++)
        {
            outside.Collect(site, pacer.Now);
            if (site.Layout.IsTwice)
            {
                Act(Exchange.Messages);
            }

            Act(site.Layout.IsTwice ? Exchange.State : Exchange.Both);
            outside.Publish(site, pacer.Now);
            if (settling is not null && (count % LookEvery == 0 || site.Layout.Nodes.Length * count < 1024))
            {
                settling.Look(site);
            }
        }
    }

    private void Act(Exchange exchange)
    {
        var now = pacer.Now;
        var hash = site.Compute(exchange, now);
        log.Add(new LogEntry { Clock = now, Exchange = exchange, OwnLag = 0, Read = outside.Read, Torn = outside.Torn, Hash = hash });
    }
}
