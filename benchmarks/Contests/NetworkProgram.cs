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
    public NetworkProgram(Graph graph, IUpdateRule rule, IScheduler scheduler, Func<IScheduler, IScheduler>? wrap = null) =>
        _run = new Run(graph, rule, wrap?.Invoke(scheduler) ?? scheduler);

    /// <inheritdoc/>
    public long Updates => _run.Network.Updates;

    /// <summary>The scheduler of the workload: exponential clocks and links.</summary>
    public static Physical Scheduler(Draws draws) => new(
        new PoissonClock(ReferenceWorkload.Period), new Link(new Exponential(ReferenceWorkload.Delay), ReferenceWorkload.Loss), draws);

    /// <inheritdoc/>
    public void Run(long until) => _run.Until(until);

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => _run.Network.State(node);
}
