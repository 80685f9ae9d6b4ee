using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Makes physical worlds of what a scenario says.</summary>
internal static class PhysicalBuilder
{
    /// <summary>The world of a scheduler.</summary>
    /// <param name="physical">The scheduler.</param>
    /// <param name="until">The end of the run: nothing is drawn beyond.</param>
    public static PhysicalWorld World(SchedulerSpec.Physical physical, TimeSpan until) => new(Clock(physical.Clock), Link(physical.Link))
    {
        Clocks = physical.Clocks.Count == 0 ? [] : [.. physical.Clocks.Select(item => (item.Nodes, Clock(item.Clock)))],
        Links = physical.Links.Count == 0 ? [] : [.. physical.Links.Select(item => (item.From, item.To, Link(item.Link)))],
        LastArrived = physical.LastArrived,
        Waking = physical.Wake.On,
        Rest = physical.Wake.Rest,
        Threshold = physical.Send?.Above,
        IsEuclidean = physical.Send?.IsEuclidean ?? false,
        Faults = new FaultPlan(
            [.. physical.Faults.OfType<FaultSpec.OfNodes>().Select(item => item.Fault)],
            [.. physical.Faults.OfType<FaultSpec.OfArcs>().Select(item => item.Fault)])
        {
            Until = until,
            Checkpoint = physical.Checkpoint,
        },
    };

    /// <summary>A distribution of delays or periods; nothing, for measured ones.</summary>
    /// <exception cref="ArgumentException">Its numbers do not fit each other.</exception>
    public static IDistribution Distribution(DelaySpec delay) => delay switch
    {
        DelaySpec.Constant constant => new Constant(constant.Value),
        DelaySpec.Uniform uniform => new Uniform(uniform.Min, uniform.Max),
        DelaySpec.Exponential exponential => new Exponential(exponential.Mean - exponential.Min, exponential.Min),
        DelaySpec.Pareto pareto => new Pareto(pareto.Min, pareto.Shape),
        DelaySpec.LogNormal logNormal => new LogNormal(logNormal.Median, logNormal.Sigma),
        DelaySpec.Truncated truncated => new Truncated(Distribution(truncated.Of), truncated.Min, truncated.Max),
        DelaySpec.Shifted shifted => new Shifted(Distribution(shifted.Of), shifted.By),
        DelaySpec.MathNet other =>
            new MathNetDistribution(other.Distribution, [.. other.Parameters.Select(item => item.Value)], other.Unit),
        DelaySpec.Measured => new Constant(TimeSpan.Zero),
        _ => throw new ArgumentOutOfRangeException(nameof(delay), delay, "not a distribution"),
    };

    private static IClock Clock(ClockSpec spec)
    {
        IClock clock = spec switch
        {
            ClockSpec.Poisson poisson => new PoissonClock(poisson.Period),
            ClockSpec.Periodic periodic => new PeriodicClock(periodic.Period),
            ClockSpec.Renewal renewal => new RenewalClock(Distribution(renewal.Period)),
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec, "not a clock"),
        };
        clock = spec.Spread is { } spread ? new SpreadClock(clock, Spread(spread)) : clock;
        clock = spec.Drift is { } drift ? new DriftingClock(clock, Drift(drift)) : clock;
        return spec.Phase is { } phase ? new PhasedClock(clock, phase)
            : spec.IsStaggered ? new StaggeredClock(clock, MeanPeriod(spec))
            : clock;
    }

    private static TimeSpan MeanPeriod(ClockSpec spec)
    {
        var mean = spec switch
        {
            ClockSpec.Poisson poisson => poisson.Period.Ticks,
            ClockSpec.Periodic periodic => periodic.Period.Ticks,
            ClockSpec.Renewal renewal when Distribution(renewal.Period) is var period => double.IsFinite(period.Mean) ? period.Mean
                : period.Quantile(0.5),
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec, "not a clock"),
        };
        return TimeSpan.FromTicks(Math.Max(1, (long)Math.Round(mean)));
    }

    private static RateSpread Spread(SpreadSpec spread) => spread switch
    {
        SpreadSpec.LogNormal logNormal => new RateSpread.LogNormal(logNormal.Sigma),
        SpreadSpec.Uniform uniform => new RateSpread.Uniform(uniform.By),
        _ => throw new ArgumentOutOfRangeException(nameof(spread), spread, "not a spread"),
    };

    private static Drift Drift(DriftSpec drift) => drift switch
    {
        DriftSpec.Linear linear => new Drift.Linear(linear.Change, linear.Over),
        DriftSpec.Periodic periodic => new Drift.Periodic(periodic.Amplitude, periodic.Period),
        DriftSpec.Step step => new Drift.Step(step.At, step.Rate),
        _ => throw new ArgumentOutOfRangeException(nameof(drift), drift, "not a drift"),
    };

    private static Link Link(LinkSpec link) => new(Distribution(link.Delay), link.Loss)
    {
        Trace = (link.Delay as DelaySpec.Measured)?.Trace.Data,
        Bursts = (link.Pattern as LossSpec.InBursts)?.Chain,
        Deliveries = (link.Pattern as LossSpec.Measured)?.Trace.Data,
        Duplication = link.Duplication,
        Fifo = link.Fifo,
    };
}
