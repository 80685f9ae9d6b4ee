using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>Physical worlds of every kind, as a function of a seed.</summary>
internal static class Worlds
{
    public const long Until = 400;

    public static PhysicalWorld Random(ulong seed)
    {
        var dice = new Dice(seed);
        var world = new PhysicalWorld(Clock(dice), Link(dice))
        {
            LastArrived = dice.Likely(0.4),
            Waking = dice.Likely(0.5) ? Waking.Clock : dice.Likely(0.5) ? Waking.Both : Waking.Message,
            Rest = Span(dice.Below(12)),
            Threshold = dice.Likely(0.3) ? 0.5 * dice.Next() : null,
            Clocks = dice.Likely(0.3) ? [(NodeSet.Of((1, 2)), Clock(dice))] : [],
            Links = dice.Likely(0.3) ? [(NodeSet.Of((0, 3)), NodeSet.All, Link(dice))] : [],
            Faults = FaultPlan.None,
        };
        return dice.Likely(0.8) ? world with { Faults = Faults(dice) } : world;
    }

    private static IClock Clock(Dice dice)
    {
        IClock clock = dice.Below(6) switch
        {
            0 => new PeriodicClock(Span(7 + dice.Below(20))),
            4 => new GapsClock(3, 9, 17, 1 + dice.Below(30)),
            5 => new TimetableClock(
                Enumerable.Range(0, 30).ToDictionary(key => key, key => new long[] { 1 + (key % 3), 9, 30 + key }),
                new SeriesTime { Repeat = Span(60 + dice.Below(20)), Start = Span(dice.Below(9)) }),
            1 => new RenewalClock(new Uniform(Span(1), Span(30))),
            _ => new PoissonClock(Span(5 + dice.Below(15))),
        };
        clock = dice.Likely(0.2) ? new SpreadClock(clock, new RateSpread.LogNormal(0.3)) : clock;
        clock = dice.Likely(0.2) ? new DriftingClock(clock, new Drift.Periodic(0.5, Span(100))) : clock;
        return dice.Likely(0.2) ? new StaggeredClock(clock, Span(20)) : clock;
    }

    private static Link Link(Dice dice)
    {
        IDistribution delay = dice.Below(3) switch
        {
            0 => new Constant(Span(dice.Below(30))),
            1 => new Pareto(Span(1), 1.2),
            _ => new Exponential(Span(1 + dice.Below(40))),
        };
        return new Link(delay, dice.Likely(0.5) ? 0.6 * dice.Next() : 0)
        {
            Bursts = dice.Likely(0.3) ? Bursts.OfLength(0.5 * dice.Next(), 1 + (5 * dice.Next())) : null,
            Duplication = dice.Likely(0.4) ? dice.Next() : 0,
            Fifo = dice.Likely(0.4),
            IsPerArc = dice.Likely(0.2),
            Trace = dice.Likely(0.2) ? new DelaySeries(Series(dice, 20)) : null,
            LossTrace = dice.Likely(0.2) ? new LossSeries(Series(dice, 1)) : null,
        };
    }

    /// <summary>Three steps from 0 up to a largest number, of which one is that.</summary>
    private static ArcSeries Series(Dice dice, double most) => new(
        new StepFunction([0, 40 + dice.Below(30), 100], [most * dice.Below(9) / 8.0, most, most * dice.Below(9) / 8.0]),
        new SeriesTime { Repeat = dice.Likely(0.5) ? Span(130) : null });

    private static FaultPlan Faults(Dice dice)
    {
        var nodes = new List<NodeFault>();
        var arcs = new List<ArcFault>();
        for (var k = dice.Below(4); k > 0; k--)
        {
            nodes.Add(new NodeFault(Nodes(dice), Times(dice), (RestartState)dice.Below(3), dice.Likely(0.25)));
        }

        for (var k = dice.Below(4); k > 0; k--)
        {
            arcs.Add(new ArcFault((ArcFaultKind)dice.Below(4), Nodes(dice), Nodes(dice), dice.Likely(0.5), Times(dice)));
        }

        return new FaultPlan(nodes, arcs) { Until = Span(Until), Checkpoint = dice.Likely(0.7) ? Span(1 + dice.Below(80)) : null };
    }

    private static NodeSet Nodes(Dice dice) => dice.Below(3) switch
    {
        0 => NodeSet.All,
        1 => NodeSet.Share(0.4),
        _ => NodeSet.Of((dice.Below(3), 2 + dice.Below(4))),
    };

    private static FaultTimes Times(Dice dice) => dice.Likely(0.5)
        ? new FaultTimes.AtRates(Span(20 + dice.Below(100)), Span(1 + dice.Below(50)))
        : new FaultTimes.Once(Span(dice.Below(300)), dice.Likely(0.8) ? Span(1 + dice.Below(100)) : null);

    private static TimeSpan Span(long ticks) => TimeSpan.FromTicks(ticks);

    private sealed class Dice(ulong seed)
    {
        private int _count;

        public double Next() => new Draws(seed).Uniform(Purpose.Data, 0, _count++);

        public int Below(int count) => (int)(count * Next());

        public bool Likely(double probability) => Next() < probability;
    }
}
