using System.Globalization;
using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// A scheduler as a scenario describes it: its options, how it is made, and what checks and certificates want to know of it. A scheduler of
/// one's own derives from this record, has a <see cref="KindAttribute"/>, and is then equal to those here.
/// </summary>
[Family("scheduler", "schedulers", "who acts when, on how old information")]
public abstract partial record SchedulerSpec : IChecked
{
    /// <summary>Whether every read is of one version in all its components; false for torn reads. Default true.</summary>
    [Option(
        "false where every component of a read comes from an admissible version of its own",
        Name = "atomic",
        Implements = typeof(TornReads))]
    public bool IsAtomic { get; init; } = true;

    /// <summary>Whether nodes go on from own states that may be as stale as what they read. Default false.</summary>
    [Option(
        "fresh; or stale, within the bound: nodes go on from older states of their own",
        Name = "own",
        Words = "fresh|stale",
        Implements = typeof(StaleOwn))]
    public bool IsOwnStale { get; init; }

    /// <summary>Whether version 0 is a message, and nodes wait for it. Default false.</summary>
    [Option(
        "known to the neighbours from the start; or unknown: version 0 is a message",
        Name = "initial",
        Words = "known|unknown",
        Implements = typeof(UnknownStart))]
    public bool StartsUnknown { get; init; }

    /// <summary>The name of its kind.</summary>
    public string KindName => Kind.NameOf(this);

    /// <summary>What tables and legends call it. Default the name of its kind.</summary>
    public virtual string Label => KindName;

    /// <summary>The scheduler inside all bounds. Default itself.</summary>
    public virtual SchedulerSpec Core => this;

    /// <summary>Whether it decides by looking at states, so that there is no schedule without a model. Default false.</summary>
    public virtual bool LooksAtStates => false;

    /// <summary>Whether all its schedules are the same, whatever is drawn; without regard to relaxations. Default false.</summary>
    public virtual bool IsDeterministic => false;

    /// <summary>The same of a run, where that depends on its grid or its end. Default <see cref="IsDeterministic"/>.</summary>
    /// <param name="step">The grid.</param>
    /// <param name="until">The end of the run.</param>
    public virtual bool IsDeterministicIn(TimeSpan step, TimeSpan until) => IsDeterministic;

    /// <summary>Whether all replicates of a run are one schedule, relaxations included, so that one of them says all.</summary>
    /// <param name="step">The grid.</param>
    /// <param name="until">The end of the run.</param>
    public bool HasOneScheduleIn(TimeSpan step, TimeSpan until) => IsDeterministicIn(step, until) && IsAtomic && !IsOwnStale;

    /// <summary>Whether all activations fall on the grid. Default false: nothing is promised.</summary>
    public virtual bool ActsOnGrid => false;

    /// <summary>Whether messages of an edge-wise rule may be computed from stale views. Default true.</summary>
    public virtual bool IsNested => true;

    /// <summary>Why reads cannot be torn; null where they can. Default null.</summary>
    public virtual string? AgainstTorn => null;

    /// <summary>Why own states cannot be stale; null where they can. Default: they can where there is a bound.</summary>
    public virtual string? AgainstStaleOwn => this is IBoundedSpec ? null : $"{KindName} has no bound; write it beside the kind bounded";

    /// <summary>Why the start cannot be unknown; null where it can. Default: messages take no time.</summary>
    public virtual string? AgainstUnknown => $"under {KindName} messages take no time";

    /// <summary>
    /// Why workers cannot have it decide for them, who have versions and clocks, and no states; null where they can. Default: they can
    /// where it does not look at states.
    /// </summary>
    public virtual string? AgainstWorkers => LooksAtStates ? $"{KindName} looks at states, of which a worker has many"
        : !IsAtomic ? "within a worker all of what is newest is read, and nothing torn"
        : IsOwnStale ? "within a worker the newest states are read, and nodes go on from theirs"
        : StartsUnknown ? "within a worker the start is known"
        : null;

    /// <summary>The bound that violations are counted against, in ticks; never, where there is none.</summary>
    /// <param name="step">The grid, in ticks.</param>
    public long BoundOn(long step) => this is IBoundedSpec { Bound: var bound } ? bound.InTicks(step) : Ticks.Never;

    /// <summary>Whether every read is of one version, here and within.</summary>
    public virtual bool IsAtomicThroughout => IsAtomic;

    /// <summary>
    /// A scheduler for one run, with the relaxations around it, always in the same order. Schedulers are never shared between runs.
    /// </summary>
    public IScheduler Create(SchedulerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var scheduler = Bare(context);
        scheduler = StartsUnknown ? new UnknownStart(scheduler) : scheduler;
        var bound = BoundOn(context.Step);
        scheduler = IsOwnStale ? new StaleOwn(scheduler, bound == Ticks.Never ? scheduler.Retain : bound, context.Draws) : scheduler;
        return IsAtomic ? scheduler : new TornReads(scheduler, context.Draws);
    }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        (bool IsAsked, string Option, string Expected, string? Reason)[] relaxations =
        [
            (!IsAtomic, "atomic", "true", Core.AgainstTorn),
            (IsOwnStale, "own", "fresh", AgainstStaleOwn),
            (StartsUnknown, "initial", "known", AgainstUnknown),
        ];
        return [.. OffGrid(step), .. OwnMisfits(step), .. relaxations.Where(item => item.IsAsked && item.Reason is not null)
            .Select(item => new Misfit(item.Option, $"{item.Expected} ({item.Reason})"))];
    }

    /// <summary>About how many activations a run has, at most. Default: of every node one in every step.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="step">The grid.</param>
    /// <param name="until">The end of the run.</param>
    public virtual double ActivationsUntil(Graph graph, TimeSpan step, TimeSpan until)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.NodeCount * (until / step);
    }

    /// <summary>About how many faults a run has. Default none.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="until">The end of the run.</param>
    public virtual double FaultsUntil(Graph graph, TimeSpan until) => 0;

    /// <summary>What it says of nodes and arcs that a graph does not have. Default nothing.</summary>
    public virtual IEnumerable<GraphMisfit> MisfitsOf(Graph graph) => [];

    /// <summary>What is no error and yet will go otherwise than it looks, a line each. Default nothing.</summary>
    /// <param name="step">The grid.</param>
    /// <param name="until">The end of the run.</param>
    public virtual IEnumerable<string> Warnings(TimeSpan step, TimeSpan until) => [];

    /// <summary>What its text tells: what was set, and nothing that follows from it, since <see cref="Core"/> would never end.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append(CultureInfo.InvariantCulture, $"IsAtomic = {IsAtomic}, IsOwnStale = {IsOwnStale}, StartsUnknown = {StartsUnknown}");
        return true;
    }

    /// <summary>What does not fit among the options of the kind itself. Default nothing.</summary>
    protected virtual IEnumerable<Misfit> OwnMisfits(TimeSpan step) => [];

    /// <summary>Whoever acts on the grid takes no bound between two steps; one below a step is a fault of the bound itself.</summary>
    private IEnumerable<Misfit> OffGrid(TimeSpan step) =>
        ActsOnGrid && this is IBoundedSpec { Bound: var bound } && bound.Time > step && bound.OffGrid(step) is { } misfit
            ? [misfit with { Option = $"bound.{misfit.Option}" }]
            : [];

    /// <summary>Whether a bound admits nothing but that all nodes act in every step, on what is newest.</summary>
    private protected static bool IsOneStep(Bound bound, TimeSpan step) => bound.InTicks(step.Ticks) <= step.Ticks;

    /// <summary>The scheduler without relaxations.</summary>
    protected abstract IScheduler Bare(SchedulerContext context);
}
