namespace Hogwild.Simulation;

/// <summary>When a node acts, as a scenario describes it.</summary>
[Family("clock", "clocks", "the clocks of physical schedulers")]
public abstract partial record ClockSpec
{
    /// <summary>
    /// When every node acts first, above 0; null where each draws its own time: one period, or, if periodic, within the first one.
    /// </summary>
    public TimeSpan? Phase { get; init; }

    /// <summary>
    /// True where first activations are spread over one (mean) period by the golden ratio, see <see cref="StaggeredClock"/>, and
    /// <see cref="Phase"/> is null.
    /// </summary>
    public bool IsStaggered { get; init; }

    /// <summary><see cref="Phase"/> and <see cref="IsStaggered"/> as scenarios write them.</summary>
    [Option(
        "first activation: random for a time of its own for each node; stagger: that with key k at the fraction 1/2 + k/1.618... (mod 1) "
            + "of one mean period, gaps of two or three lengths and not even; or a duration",
        Name = "phase")]
    public ClockStart Start
    {
        get => new(Phase, IsStaggered);
        init => (Phase, IsStaggered) = (value.At, value.IsStaggered);
    }

    /// <summary>How rates differ between nodes; null where they do not.</summary>
    [Option("how rates differ between nodes: log-normal or uniform", Default = "not at all")]
    public SpreadSpec? Spread { get; init; }

    /// <summary>How the rate changes in time; null where it does not.</summary>
    [Option("how rates change in time: linear, periodic or step", Default = "not at all")]
    public DriftSpec? Drift { get; init; }

    /// <summary>The clock, with its spread, drift and first activation.</summary>
    public IClock Create()
    {
        var clock = Bare();
        clock = Spread is { } spread ? new SpreadClock(clock, spread.Create()) : clock;
        clock = Drift is { } drift ? new DriftingClock(clock, drift.Create()) : clock;
        return Phase is { } phase ? new PhasedClock(clock, phase)
            : IsStaggered ? new StaggeredClock(clock, TimeSpan.FromTicks(Math.Max(1, (long)Math.Round(MeanPeriod))))
            : clock;
    }

    /// <summary>Whether anything about it is drawn, the first activation included.</summary>
    public bool IsDrawn => Spread is { IsDrawn: true } || DrawsPeriods;

    /// <summary>Whether a clock of this kind draws, differences between nodes aside. Default true.</summary>
    protected virtual bool DrawsPeriods => true;

    /// <summary>About how many activations a node has until then; without regard to spread and drift.</summary>
    public double ActivationsUntil(TimeSpan until) => until.Ticks / Math.Max(1, MeanPeriod);

    /// <summary>The mean period in ticks, or the median where there is no mean.</summary>
    protected abstract double MeanPeriod { get; }

    /// <summary>The clock without spread, drift and first activation.</summary>
    protected abstract IClock Bare();

    /// <summary>Independent exponential periods.</summary>
    /// <param name="Period">Their mean.</param>
    [Kind("poisson", "independent exponential periods", Implements = typeof(PoissonClock))]
    public sealed record Poisson([Option("mean time between two activations of a node", Least = 1)] TimeSpan Period) : ClockSpec
    {
        /// <inheritdoc/>
        protected override double MeanPeriod => Period.Ticks;

        /// <inheritdoc/>
        protected override IClock Bare() => new PoissonClock(Period);
    }

    /// <summary>Equal periods.</summary>
    [Kind("periodic", "equal periods", Implements = typeof(PeriodicClock))]
    public sealed record Periodic([Option("time between two activations of a node", Least = 1)] TimeSpan Period) : ClockSpec
    {
        /// <summary>A periodic clock.</summary>
        /// <param name="period">The period.</param>
        /// <param name="phase">
        /// When every node acts first, above 0; null where each node draws its own time within the first period.
        /// </param>
        public Periodic(TimeSpan period, TimeSpan? phase)
            : this(period) => Phase = phase;

        /// <inheritdoc/>
        protected override bool DrawsPeriods => Phase is null && !IsStaggered;

        /// <inheritdoc/>
        protected override double MeanPeriod => Period.Ticks;

        /// <inheritdoc/>
        protected override IClock Bare() => new PeriodicClock(Period);
    }

    /// <summary>Independent periods of any distribution.</summary>
    /// <param name="Period">Their distribution.</param>
    [Kind("renewal", "independent periods of any distribution", Implements = typeof(RenewalClock))]
    public sealed record Renewal([Option("their distribution, one of the delays")] DelaySpec Period) : ClockSpec, IChecked
    {
        /// <inheritdoc/>
        protected override bool DrawsPeriods => Period.IsDrawn;

        /// <inheritdoc/>
        protected override double MeanPeriod =>
            Period.Create() is var period && double.IsFinite(period.Mean) ? period.Mean : period.Quantile(0.5);

        /// <inheritdoc/>
        protected override IClock Bare() => new RenewalClock(Period.Create());

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => Period.NotOfLink("period");
    }
}
