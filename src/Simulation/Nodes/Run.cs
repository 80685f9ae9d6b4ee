namespace Hogwild.Simulation;

/// <summary>
/// A rule that runs under a scheduler: the one way to put a network on a kernel and to advance it. Between two advances anybody may look.
/// <para>
/// Time is cut in one way only. <see cref="Until(long)"/> an instant: everything before it has happened, and what happens at exactly that
/// instant has not. <see cref="Through(long)"/> an instant: that has happened too. After either, all that was computed is published, so a
/// look at t that follows Through(t) sees t itself. In how many parts a run advances changes nothing.
/// </para>
/// </summary>
/// <threadsafety>
/// One thread a run; several runs may go on in parallel. On a core that is left (<see cref="Cores"/>) a run asks its scheduler what is
/// known ahead, and lets who only looks on look at what has been done, also after an advance has returned (until <see cref="Pause"/>).
/// </threadsafety>
public sealed class Run
{
    private readonly IScheduler _scheduler;
    private readonly IEventKernel? _kernel;
    private readonly NodeEvents? _nodes;
    private readonly NodesAhead? _ahead;

    /// <summary>A run at instant 0, at which nobody has acted.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="scheduler">Who decides. It is started here, and good for this run only.</param>
    /// <param name="kernel">
    /// What orders the events, at instant 0: for processes beside the nodes, or another kernel. Null, the default, for a new
    /// <see cref="EventKernel"/>, or for none, where the scheduler is known ahead (<see cref="IScheduler.Foreknowledge"/>).
    /// </param>
    /// <param name="observer">Who is told of every version that is published; null, the default, for nobody.</param>
    /// <exception cref="ArgumentException">The rule sends messages along arcs and the graph lacks reverse arcs.</exception>
    public Run(Graph graph, IUpdateRule rule, IScheduler scheduler, IEventKernel? kernel = null, IObserver? observer = null)
        : this(graph, rule, scheduler, kernel, observer, aim: 0)
    {
    }

    /// <summary>A run that plans ahead wherever it can, stretches of about so many activations; 0 for only where it pays.</summary>
    internal Run(Graph graph, IUpdateRule rule, IScheduler scheduler, IEventKernel? kernel, IObserver? observer, long aim)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(scheduler);
        _scheduler = scheduler;
        var known = kernel is null ? Ahead.KnownOf(rule, scheduler) : Foreknowledge.None;
        IsPlanned = known != Foreknowledge.None && (aim > 0 || ObstacleOf(graph, rule, scheduler) is null);
        Network = new Network(graph, rule, scheduler, observer, IsPlanned ? known : Foreknowledge.None);
        if (IsPlanned)
        {
            _ahead = new NodesAhead(Network, scheduler, rule.Depth, known, aim);
            return;
        }

        _kernel = kernel ?? new EventKernel();
        _nodes = new NodeEvents(_kernel, Network);
    }

    /// <summary>
    /// Whether stretches of time are decided first and their states computed afterwards, because the scheduler is known ahead, nobody
    /// brought a kernel, and it pays: <see cref="ObstacleOf"/> says why not. It changes nothing but time.
    /// </summary>
    public bool IsPlanned { get; }

    /// <summary>Why a run to which nobody brings a kernel goes event by event; null where it does not (<see cref="IsPlanned"/>).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="scheduler">Who decides; it is not started.</param>
    public static string? ObstacleOf(Graph graph, IUpdateRule rule, IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(scheduler);
        return Ahead.ObstacleOf(graph, rule, scheduler);
    }

    /// <summary>
    /// How far the run has come, in ticks: everything before this instant has happened. One tick more than t after
    /// <see cref="Through(long)"/> t; the instant of the last event after <see cref="Finish"/>.
    /// </summary>
    public long Now => _ahead?.Now ?? _kernel!.Now;

    /// <summary>What there is to look at: states, versions and counters.</summary>
    public Network Network { get; }

    /// <summary>
    /// Since when, in ticks, the run is stalled; null while it is not. It is where every node that has not finished is parked, or has
    /// nothing more to do, at least one is parked, and none will be woken: the run goes on for ever without another activation.
    /// </summary>
    public long? StalledAt => _nodes?.StalledAt;

    /// <summary>Whether <paramref name="node"/> waits to be woken.</summary>
    public bool IsParked(int node) => _nodes?.IsParked(node) ?? false;

    /// <summary>
    /// The in-neighbour whose news <paramref name="node"/>, which is parked, waits for; −1 where it waits for none in particular.
    /// </summary>
    public int WaitsFor(int node) => _scheduler.WaitsFor(node);

    /// <summary>Lets everything before <paramref name="end"/> happen; what happens at exactly that instant does not.</summary>
    /// <param name="end">An instant, in ticks, not before <see cref="Now"/>; <see cref="Ticks.Never"/> as <see cref="Finish"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> has passed.</exception>
    /// <exception cref="ProcessFailedException">A rule, a scheduler or a process threw. The run cannot go on after that.</exception>
    public void Until(long end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, Now);
        _ahead?.Until(end);
        _kernel?.Run(end);
        Network.SettleAll(end);
    }

    /// <summary>Lets everything before <paramref name="end"/> happen; what happens at exactly that instant does not.</summary>
    /// <inheritdoc cref="Until(long)"/>
    public void Until(TimeSpan end) => Until(end.Ticks);

    /// <summary>Lets everything up to and including <paramref name="instant"/> happen.</summary>
    /// <param name="instant">
    /// An instant, in ticks, not before <see cref="Now"/>; or the tick before, at which nothing is left to happen.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> has passed.</exception>
    /// <exception cref="ProcessFailedException">A rule, a scheduler or a process threw. The run cannot go on after that.</exception>
    public void Through(long instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, Now - 1);
        Until(Ticks.After(instant, 1));
    }

    /// <summary>Lets everything up to and including <paramref name="instant"/> happen.</summary>
    /// <inheritdoc cref="Through(long)"/>
    public void Through(TimeSpan instant) => Through(instant.Ticks);

    /// <summary>
    /// Waits until nothing of the run goes on any more on another core: before it is thrown away, or others are timed. It may go on.
    /// </summary>
    public void Pause() => _ahead?.Pause();

    /// <summary>
    /// The run is over, and what it has taken of memory is left to the next run on its graph: many short runs take half of the time
    /// then. Neither the run nor <see cref="Network"/> can be used any more. Not needed where memory does not matter.
    /// </summary>
    public void End() => _ahead?.End();

    /// <summary>Goes on until nothing can happen any more, which only runs reach whose nodes stop acting: layered rules, replays.</summary>
    /// <exception cref="ProcessFailedException">A rule, a scheduler or a process threw. The run cannot go on after that.</exception>
    public void Finish() => Until(Ticks.Never);
}
