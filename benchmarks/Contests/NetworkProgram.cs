using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>The workload on this simulator, put together as a scenario's run is.</summary>
internal sealed class NetworkProgram : IWorkloadProgram
{
    private readonly Run _run;

    /// <summary>A run that has not begun.</summary>
    /// <param name="workload">What is computed.</param>
    /// <param name="wrap">What stands around the physical scheduler, for instance a recording; null for nothing.</param>
    public NetworkProgram(ReferenceWorkload workload, Func<IScheduler, IScheduler>? wrap = null)
        : this(workload.Data.Graph, workload.Rule, Scheduler(workload.Draws), wrap)
    {
    }

    /// <summary>A run of any rule under any scheduler.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="scheduler">Who decides.</param>
    /// <param name="wrap">What stands around the scheduler; null for nothing.</param>
    /// <param name="kernel">A kernel, for a run event by event; null for the way that a scenario's run takes.</param>
    public NetworkProgram(
        Graph graph, IUpdateRule rule, IScheduler scheduler, Func<IScheduler, IScheduler>? wrap = null, IEventKernel? kernel = null) =>
        _run = new Run(graph, rule, wrap?.Invoke(scheduler) ?? scheduler, kernel);

    /// <inheritdoc/>
    public long Updates => _run.Network.Updates;

    /// <summary>The fingerprint of the schedule so far.</summary>
    public ulong Fingerprint => _run.Network.Fingerprint;

    /// <summary>The smallest level among nodes.</summary>
    public int SmallestLevel => _run.Network.MacroIteration;

    /// <summary>The scheduler of the workload: exponential clocks and links.</summary>
    public static Physical Scheduler(Draws draws) => new(
        new PoissonClock(ReferenceWorkload.Period), new Link(new Exponential(ReferenceWorkload.Delay), ReferenceWorkload.Loss), draws);

    /// <inheritdoc/>
    public void Run(long until) => _run.Until(until);

    /// <summary>Waits until nothing of it goes on any more.</summary>
    public void Stop() => _run.Pause();

    /// <summary>Leaves its memory to the next one on the graph.</summary>
    public void End() => _run.End();

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => _run.Network.State(node);
}
