using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The kinds of scheduler, and of bounds.</summary>
internal static class SchedulerShape
{
    /// <summary>The kinds of scheduler, and the type that each stands for.</summary>
    public static readonly IReadOnlyList<(Shape Shape, Type Type)> Family =
    [
        (new(
            "synchronous",
            "all nodes at once, each reading exactly the previous round",
            new Key("pipelined", "true for one exchange a round in an edge-wise rule", "false")), typeof(Synchronous)),
        (new("round-robin", "one node at a time, in order"), typeof(RoundRobin)),
        (new("random-sweep", "one node at a time, in an order drawn for every sweep"), typeof(RandomSweep)),
        (new(
            "random-interleaving",
            "one node at a time, reading what is newest, in an order uniform over all interleavings of so many updates of every node",
            Key.Required("updates", "updates of every node in one interleaving: the depth of a layered rule; then the next one is drawn")),
            typeof(RandomInterleaving)),
        (new("poisson", "exponential gaps on the grid", Key.Required("period", "mean gap of a node")), typeof(Poisson)),
        (new(
            "physical",
            "every node has a clock, every arc a link",
            PhysicalShape.Keys), typeof(Physical)),
        (new(
            "partially-asynchronous",
            "activations and versions drawn among what a bound admits",
            BoundKey,
            new Key("activity", "probability that a node acts in a step where it need not", "0.5"),
            new Key("stagger", "true where update counts of nodes differ by at most one", "false")), typeof(PartiallyAsynchronous)),
        (new(
            "maximal-staleness",
            "all nodes in every step, reading the oldest admissible versions",
            BoundKey,
            new Key("nested", "false where messages of an edge-wise rule are computed from fresh views: one stale hop, not two", "true")),
            typeof(MaximalStaleness)),
        (new(
            "stragglers",
            "some nodes are slow",
            new Key("share", "share of slow nodes", "10%"),
            new Key("slowdown", "mean gap of a slow node in steps", "10")), typeof(Stragglers)),
        (new("starvation", "some nodes act as seldom as the bound admits", BoundKey, new Key("share", "share of starved nodes", "10%")), typeof(Starvation)),
        (new(
            "totally-asynchronous",
            "gaps and staleness up to c·tᵖ steps, without bound",
            new Key("scale", "c, above 0", "1"),
            new Key("power", "p, above 0 and below 1", "0.5")), typeof(TotallyAsynchronous)),
        (new("residual-greedy", "only the nodes that would change most", new Key("active", "nodes that act in a step", "1")), typeof(ResidualGreedy)),
        (new(
            "greedy-adversary",
            "what hurts most within the bound, one step ahead",
            BoundKey,
            ObjectiveShape.Key), typeof(GreedyAdversary)),
        (new(
            "look-ahead-adversary",
            "what hurts most within the bound, some instants ahead, for all nodes at once",
            BoundKey,
            new Key("look-ahead", "instants that it looks ahead, the present one included", "2"),
            new Key("effort", "evaluations of the rule that an instant may cost, about", "5000"),
            ObjectiveShape.Key), typeof(LookAheadAdversary)),
        (new("replay", "a recorded schedule, decision by decision", Key.Required("file", "the schedule")), typeof(Replay)),
        (new(
            "bounded",
            "a bound on another scheduler",
            BoundKey,
            new Key(
                "policy",
                "retransmit: the bound is kept; wait: nodes wait for views fresh enough, gaps are not bounded; report: violations are counted",
                "retransmit"),
            Key.Required("of", "the other scheduler")), typeof(Bounded)),
    ];

    private static Key BoundKey => Key.Required("bound", "B: {steps: 20} or {time: 20ms}");

    private static readonly IReadOnlyList<Shape> Kinds =
        [.. Family.Select(member => member.Shape with { Keys = [.. member.Shape.Keys, .. RelaxationShape.Family.Select(item => item.Key)] })];

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
    /// <param name="traces">Measurements that it may refer to.</param>
    public static SchedulerSpec Read(Value value, TimeSpan step, string folder, IReadOnlyList<TraceSpec>? traces = null)
    {
        var section = value.Kind(Kinds);
        return RelaxationShape.Read(ReadKind(section, step, folder, traces ?? []), section);
    }

    private static SchedulerSpec ReadKind(Section section, TimeSpan step, string folder, IReadOnlyList<TraceSpec> traces)
    {
        return section.Shape.Name switch
        {
            "synchronous" => new SchedulerSpec.Synchronous(section.Get("pipelined").Truth()),
            "round-robin" => new SchedulerSpec.RoundRobin(),
            "random-sweep" => new SchedulerSpec.RandomSweep(),
            "random-interleaving" => new SchedulerSpec.RandomInterleaving(section.Get("updates").Whole(1, 10_000)),
            "poisson" => new SchedulerSpec.Poisson(section.Get("period").Duration(1)),
            "physical" => PhysicalShape.Read(section, traces),
            "partially-asynchronous" => new SchedulerSpec.PartiallyAsynchronous(
                Bound(), ReadShareAboveZero(section.Get("activity")), section.Get("stagger").Truth()),
            "maximal-staleness" => new SchedulerSpec.MaximalStaleness(Bound(), section.Get("nested").Truth()),
            "stragglers" => new SchedulerSpec.Stragglers(
                section.Get("share").Share(), section.Get("slowdown").Number("a number of at least 1", number => number >= 1)),
            "starvation" => new SchedulerSpec.Starvation(Bound(), section.Get("share").Share()),
            "totally-asynchronous" => new SchedulerSpec.TotallyAsynchronous(
                section.Get("scale").Positive(), section.Get("power").Number("a number above 0 and below 1", number => number is > 0 and < 1)),
            "residual-greedy" => new SchedulerSpec.ResidualGreedy(section.Get("active").Whole(1)),
            "greedy-adversary" => new SchedulerSpec.GreedyAdversary(Bound(), ObjectiveShape.Read(section.Get("objective"), folder)),
            "look-ahead-adversary" => new SchedulerSpec.LookAheadAdversary(
                Bound(),
                section.Get("look-ahead").Whole(1),
                section.Get("effort").Whole(1),
                ObjectiveShape.Read(section.Get("objective"), folder)),
            "bounded" => BoundCheck.Check(
                new SchedulerSpec.Bounded(Bound(), ReadPolicy(section.Get("policy")), Read(section.Get("of"), step, folder, traces)), section, step),
            _ => new SchedulerSpec.Replay(section.Get("file").File(folder)),
        };

        Simulation.Bound Bound() => ReadBound(section.Get("bound").Section(SchedulerShape.Bound), step);
    }

    private static BoundPolicy ReadPolicy(Value value)
    {
        const string What = "retransmit, wait or report";
        return value.Text(What) switch
        {
            "retransmit" => BoundPolicy.Retransmit,
            "wait" => BoundPolicy.Wait,
            "report" => BoundPolicy.Report,
            var other => throw value.Expected(What, Nearest.Hint(other, ["retransmit", "wait", "report"])),
        };
    }

    private static double ReadShareAboveZero(Value value)
    {
        var share = value.Share();
        return share > 0 ? share : throw value.Expected("a share above 0");
    }

    /// <summary>Reads a bound: of a duration at least one step.</summary>
    public static Simulation.Bound ReadBound(Section section, TimeSpan step)
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
