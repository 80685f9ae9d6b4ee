using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The kinds of clock.</summary>
internal static class ClockShape
{
    /// <summary>The kinds, and the type that each stands for.</summary>
    public static readonly IReadOnlyList<(Shape Shape, Type Type)> Family =
    [
        (Clock("poisson", "independent exponential periods", Key.Required("period", "mean time between two activations of a node")),
            typeof(PoissonClock)),
        (Clock("periodic", "equal periods", Key.Required("period", "time between two activations of a node")), typeof(PeriodicClock)),
        (Clock("renewal", "independent periods of any distribution", Key.Required("period", "their distribution, one of the delays")),
            typeof(RenewalClock)),
    ];

    /// <summary>How rates differ between nodes.</summary>
    public static readonly IReadOnlyList<(Shape Shape, Type Type)> Spreads =
    [
        (new("log-normal", "factors whose logarithm is normal", Key.Required("sigma", "its standard deviation")),
            typeof(RateSpread.LogNormal)),
        (new("uniform", "factors from 1 − by to 1 + by", Key.Required("by", "a share below 1")), typeof(RateSpread.Uniform)),
    ];

    /// <summary>How rates change in time.</summary>
    public static readonly IReadOnlyList<(Shape Shape, Type Type)> Drifts =
    [
        (new(
            "linear",
            "in a straight line, then constant",
            Key.Required("change", "in all, above -1: 0.5 for half as fast again"),
            Key.Required("over", "how long it takes")), typeof(Drift.Linear)),
        (new(
            "periodic",
            "as a sine",
            Key.Required("amplitude", "a share below 1"),
            Key.Required("period", "of the sine")), typeof(Drift.Periodic)),
        (new("step", "all at once", Key.Required("at", "when"), Key.Required("rate", "from then on, above 0")), typeof(Drift.Step)),
    ];

    /// <summary>Reads a clock.</summary>
    public static ClockSpec Read(Value value)
    {
        var section = value.Kind([.. Family.Select(member => member.Shape)]);
        var period = section.Get("period");
        ClockSpec clock = section.Shape.Name switch
        {
            "poisson" => new ClockSpec.Poisson(period.Duration(1)),
            "periodic" => new ClockSpec.Periodic(period.Duration(1), null),
            _ => new ClockSpec.Renewal(DelayShape.Read(period)),
        };
        return ReadPhase(clock, section.Get("phase")) with
        {
            Spread = section.Find("spread") is { } spread ? ReadSpread(spread) : null,
            Drift = section.Find("drift") is { } drift ? ReadDrift(drift) : null,
        };
    }

    private static Shape Clock(string name, string description, Key period) => new(
        name,
        description,
        period,
        new Key("phase", "first activation: random for a time of its own for each node, stagger for evenly spread ones, or a duration",
            "random"),
        new Key("spread", "how rates differ between nodes: log-normal or uniform") { DefaultRule = "not at all" },
        new Key("drift", "how rates change in time: linear, periodic or step") { DefaultRule = "not at all" });

    private static ClockSpec ReadPhase(ClockSpec clock, Value phase)
    {
        const string What = "random, stagger or a duration";
        var text = phase.Text(What);
        return text switch
        {
            "random" => clock,
            "stagger" => clock with { IsStaggered = true },
            _ when Nearest.Find(text, ["random", "stagger"]) is not null =>
                throw phase.Expected(What, Nearest.Hint(text, ["random", "stagger"])),
            _ => clock with { Phase = phase.Duration(1) },
        };
    }

    private static SpreadSpec ReadSpread(Value value)
    {
        var section = value.Kind([.. Spreads.Select(member => member.Shape)]);
        return section.Shape.Name == "uniform"
            ? new SpreadSpec.Uniform(section.Get("by").ShareBelowOne())
            : new SpreadSpec.LogNormal(section.Get("sigma").Number("a number of at least 0", number => number >= 0));
    }

    private static DriftSpec ReadDrift(Value value)
    {
        var section = value.Kind([.. Drifts.Select(member => member.Shape)]);
        return section.Shape.Name switch
        {
            "linear" => new DriftSpec.Linear(section.Get("change").Number("a number above -1", number => number > -1),
                section.Get("over").Duration(1)),
            "periodic" => new DriftSpec.Periodic(section.Get("amplitude").ShareBelowOne(), section.Get("period").Duration(1)),
            _ => new DriftSpec.Step(section.Get("at").Duration(), section.Get("rate").Positive()),
        };
    }
}
