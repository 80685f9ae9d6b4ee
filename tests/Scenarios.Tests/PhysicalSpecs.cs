using FsCheck;
using FsCheck.Fluent;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

/// <summary>Physical schedulers of every kind that a scenario can say, but for those with traces.</summary>
internal static class PhysicalSpecs
{
    private static readonly Gen<TimeSpan> Durations =
        Gen.Choose(0, 3).SelectMany(power => Gen.Choose(1, 5000).Select(n => TimeSpan.FromTicks(n * (long)Math.Pow(100, power))));

    private static readonly Gen<double> Shares = Gen.Choose(0, 99).Select(percent => percent / 100.0);

    private static readonly Gen<NodeSet> Sets = Gen.Elements(
        NodeSet.All, NodeSet.Share(0.125), NodeSet.Share(1e-7), NodeSet.Of((3, 3)), NodeSet.Of((0, 4), (7, 7), (9, 12)));

    private static readonly Gen<DelaySpec> Simple = Gen.OneOf(
        Durations.Select(d => (DelaySpec)new DelaySpec.Constant(d)),
        Durations.Select(d => (DelaySpec)new DelaySpec.Uniform(d, 2 * d)),
        Durations.Select(d => (DelaySpec)new DelaySpec.Exponential(2 * d, d)),
        Durations.Select(d => (DelaySpec)new DelaySpec.Pareto(d, 1.5)),
        Durations.Select(d => (DelaySpec)new DelaySpec.LogNormal(d, 0.1)),
        Durations.Select(d => (DelaySpec)new DelaySpec.Quantiles([0, 0.5, 0.5, 7], d)),
        Durations.Select(d =>
            (DelaySpec)new DelaySpec.MathNet("gamma", [KeyValuePair.Create("shape", 2.5), KeyValuePair.Create("rate", 0.1)], d)));

    private static readonly Gen<DelaySpec> Delays = Gen.OneOf(
        Simple,
        Simple.SelectMany(of => Durations.Select(by => (DelaySpec)new DelaySpec.Shifted(of, by))),
        Durations.Select(d => (DelaySpec)new DelaySpec.Truncated(new DelaySpec.Exponential(3 * d, d), d, 9 * d)));

    private static readonly Gen<ClockSpec> Clocks =
        from clock in Gen.OneOf(
            Durations.Select(d => (ClockSpec)new ClockSpec.Poisson(d)),
            Durations.Select(d => (ClockSpec)new ClockSpec.Periodic(d, null)),
            Delays.Select(delay => (ClockSpec)new ClockSpec.Renewal(delay)))
        from phase in Gen.OneOf(Gen.Constant((TimeSpan?)null), Durations.Select(d => (TimeSpan?)d))
        from stagger in Gen.Elements(true, false)
        from spread in Gen.Elements<SpreadSpec?>(null, new SpreadSpec.LogNormal(0.25), new SpreadSpec.Uniform(0.5))
        from over in Durations
        from drift in Gen.Elements<DriftSpec?>(
            null, new DriftSpec.Linear(-0.5, over), new DriftSpec.Periodic(0.25, over), new DriftSpec.Step(over, 2))
        select clock with { Phase = phase, IsStaggered = phase is null && stagger, Spread = spread, Drift = drift };

    private static readonly Gen<LinkSpec> Links =
        from delay in Delays
        from loss in Shares
        from pattern in Gen.Elements<LossSpec?>(
            null, new LossSpec.Bursts(0.1, 3), new LossSpec.GilbertElliott(0.1, 0.7, 0.01, 0.9))
        from duplication in Shares
        from fifo in Gen.Elements(true, false)
        select new LinkSpec(delay, pattern is null ? loss : 0) { Pattern = pattern, Duplication = duplication, Fifo = fifo };

    private static readonly Gen<FaultSpec> Faults =
        from at in Durations
        from length in Durations
        from isDrawn in Gen.Elements(true, false)
        from isOpen in Gen.Elements(true, false)
        from nodes in Sets
        from others in Sets
        from state in Gen.Elements(RestartState.Kept, RestartState.Warm, RestartState.Lost)
        from kind in Gen.Elements(ArcFaultKind.Partition, ArcFaultKind.Hold, ArcFaultKind.Repair, ArcFaultKind.Release)
        from isOneWay in Gen.Elements(true, false)
        let isBoth = !isOneWay || (nodes == NodeSet.All && others == NodeSet.All)
        from which in Gen.Choose(0, 2)
        let once = isDrawn ? (TimeSpan?)null : at
        let works = isDrawn ? at : (TimeSpan?)null
        let down = isDrawn ? length : (TimeSpan?)null
        let lasts = isDrawn || isOpen ? (TimeSpan?)null : length
        select which switch
        {
            0 => (FaultSpec)new FaultSpec.Crash("f", nodes, once, lasts, works, down, state),
            1 => new FaultSpec.Bounce("f", nodes, once, works, state),
            _ => kind switch
            {
                ArcFaultKind.Partition => new FaultSpec.Partition("f", nodes, others, isBoth, once, lasts, works, down),
                ArcFaultKind.Hold => new FaultSpec.Hold("f", nodes, others, isBoth, once, lasts, works, down),
                ArcFaultKind.Repair => new FaultSpec.Repair("f", nodes, others, isBoth, at),
                _ => new FaultSpec.Release("f", nodes, others, isBoth, at),
            },
        };

    /// <summary>All but the ends of what never begins.</summary>
    private static IEnumerable<FaultSpec> Begun(IReadOnlyList<FaultSpec> faults) => faults.Where(fault => fault switch
    {
        FaultSpec.Repair => faults.Any(other => other is FaultSpec.Partition),
        FaultSpec.Release => faults.Any(other => other is FaultSpec.Hold),
        _ => true,
    });

    /// <summary>All of them.</summary>
    public static Gen<SchedulerSpec.Physical> All =>
        from clock in Clocks
        from link in Links
        from other in Clocks
        from another in Links
        from nodes in Sets
        from isMixed in Gen.Elements(true, false)
        from faults in Gen.ListOf(Faults, 3)
        from checkpoint in Durations
        from isLast in Gen.Elements(true, false)
        from wake in Gen.Elements<WakeSpec>(new WakeSpec.Clock(), new WakeSpec.Message(checkpoint), new WakeSpec.Both(TimeSpan.Zero))
        from send in Gen.Elements<SendSpec>(new SendSpec.Always(), new SendSpec.Change(0.5, true), new SendSpec.Change(0))
        select new SchedulerSpec.Physical(clock, link)
        {
            Clocks = isMixed ? [new NodeClockSpec("slow", nodes, other)] : [],
            Links = isMixed ? [new ArcLinkSpec("wan", another) { From = nodes }] : [],
            Faults = [.. Begun([.. faults.Select((fault, number) => fault with { Name = $"f{number}" })])],
            Checkpoint = faults.OfType<FaultSpec.OfNodes>().Any(fault => fault.Fault.State == RestartState.Warm) ? checkpoint : null,
            LastArrived = isLast,
            Wake = wake,
            Send = send,
        };
}
