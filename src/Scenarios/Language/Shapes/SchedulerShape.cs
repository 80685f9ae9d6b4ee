namespace Hogwild.Scenarios;

/// <summary>The kinds of scheduler and of clock, links and bounds.</summary>
internal static class SchedulerShape
{
    /// <summary>The kinds of scheduler.</summary>
    public static readonly IReadOnlyList<Shape> Kinds =
    [
        new("synchronous", "all nodes at once, each reading exactly the previous round"),
        new(
            "physical",
            "every node has a clock, every arc a link",
            Key.Required("clock", "when nodes act"),
            new Key("link", "what happens to messages", "{}")),
        new(
            "partially-asynchronous",
            "activations and versions drawn among what a bound admits",
            Key.Required("bound", "B: {steps: 20} or {time: 20ms}"),
            new Key("activity", "probability that a node acts in a step where it need not", "0.5")),
        new("replay", "a recorded schedule, decision by decision", Key.Required("file", "the schedule")),
    ];

    /// <summary>The kinds of clock.</summary>
    public static readonly IReadOnlyList<Shape> Clocks =
    [
        new("poisson", "independent exponential periods", Key.Required("period", "mean time between two activations of a node")),
        new(
            "periodic",
            "equal periods",
            Key.Required("period", "time between two activations of a node"),
            new Key("phase", "first activation: a duration, or random for a time of its own for each node", "random")),
    ];

    /// <summary>The keys of a link.</summary>
    public static readonly Shape Link = new(
        "link",
        "what happens to messages",
        new Key("delay", "how long a message takes", "{ kind: constant, value: 0 }"),
        new Key("loss", "probability that it never arrives: 0.05 or 5%", "0"));

    /// <summary>The forms of a bound.</summary>
    public static readonly Shape Bound = new(
        "bound",
        "largest gap, and limit of staleness; exactly one key",
        new Key("steps", "in steps of the grid"),
        new Key("time", "as a duration"));

    /// <summary>Reads a scheduler.</summary>
    /// <param name="value">Its kind, or a mapping.</param>
    /// <param name="step">The grid of the abstract schedulers.</param>
    /// <param name="folder">The folder that paths start from.</param>
    public static SchedulerSpec Read(Value value, TimeSpan step, string folder)
    {
        var section = value.Kind(Kinds);
        return section.Shape.Name switch
        {
            "synchronous" => new SchedulerSpec.Synchronous(),
            "physical" => new SchedulerSpec.Physical(ReadClock(section.Get("clock")), ReadLink(section.Get("link").Section(Link))),
            "partially-asynchronous" => new SchedulerSpec.PartiallyAsynchronous(
                ReadBound(section.Get("bound").Section(Bound), step), ReadActivity(section.Get("activity"))),
            _ => new SchedulerSpec.Replay(section.Get("file").File(folder)),
        };
    }

    private static ClockSpec ReadClock(Value value)
    {
        var section = value.Kind(Clocks);
        var period = section.Get("period").Duration(1);
        if (section.Shape.Name == "poisson")
        {
            return new ClockSpec.Poisson(period);
        }

        var phase = section.Get("phase");
        const string What = "random or a duration";
        var text = phase.Text(What);
        if (text == "random")
        {
            return new ClockSpec.Periodic(period, null);
        }

        return Nearest.Find(text, ["random"]) is null
            ? new ClockSpec.Periodic(period, phase.Duration(1))
            : throw phase.Expected(What, Nearest.Hint(text, ["random"]));
    }

    private static LinkSpec ReadLink(Section section) => new(DelayShape.Read(section.Get("delay")), section.Get("loss").Share());

    private static double ReadActivity(Value value)
    {
        var share = value.Share();
        return share > 0 ? share : throw value.Expected("a share above 0");
    }

    private static Simulation.Bound ReadBound(Section section, TimeSpan step)
    {
        if (section.Has("steps") == section.Has("time"))
        {
            throw new ScenarioException(
                section.Place.ToString(), $"expected exactly one of the keys steps, time in '{section.Path}', found {section.Describe()}");
        }

        return section.Has("steps")
            ? Simulation.Bound.InSteps(section.Get("steps").Whole(1))
            : Simulation.Bound.InTime(section.Get("time").Duration(step.Ticks));
    }
}
