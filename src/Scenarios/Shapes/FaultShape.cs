using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The kinds of fault.</summary>
internal static class FaultShape
{
    private static readonly string[] States = ["kept", "warm", "lost"];

    private static readonly Key At = new("at", "when");
    private static readonly Key For = new("for", "how long") { DefaultRule = "until something ends it" };
    private static readonly Key Mtbf = new("mtbf", "mean time between failures, in place of 'at'");
    private static readonly Key Mttr = new("mttr", "mean time to repair, beside 'mtbf'");
    private static readonly Key From = new("from", "sources of the arcs", "all");
    private static readonly Key To = new("to", "targets of the arcs", "all");
    private static readonly Key Ways = new("ways", "both, or one: from the first to the second only", "both");

    /// <summary>The kinds, and the type that each stands for.</summary>
    public static readonly IReadOnlyList<(Shape Shape, Type Type)> Family =
    [
        (new(
            "crash",
            "nodes stop; what arrives in the meantime is lost",
            Nodes,
            At,
            For,
            Mtbf,
            Mttr,
            new Key("state", "what is left afterwards: kept, lost or warm (the last checkpoint)", "kept")), typeof(NodeFault)),
        (new(
            "bounce",
            "nodes start again, crashed or not",
            Nodes,
            At,
            Mtbf,
            new Key("state", "what is left: kept, lost or warm", "lost")), typeof(NodeFault)),
        (new("partition", "what is sent in the meantime is lost", From, To, Ways, At, For, Mtbf, Mttr), typeof(ArcFault)),
        (new("repair", "ends partitions", From, To, Ways, At), typeof(ArcFault)),
        (new("hold", "what would arrive in the meantime arrives at the end", From, To, Ways, At, For, Mtbf, Mttr), typeof(ArcFault)),
        (new("release", "ends holds", From, To, Ways, At), typeof(ArcFault)),
    ];

    private static Key Nodes => new("nodes", "which: all, 0-4 7, or a share such as 10%", "all");

    /// <summary>Reads all faults.</summary>
    /// <param name="value">A mapping from names to faults; null where there are none.</param>
    /// <param name="hasCheckpoint">Whether there is a checkpoint to come back to.</param>
    public static IReadOnlyList<FaultSpec> ReadAll(Value? value, bool hasCheckpoint) => Named.ReadAll(
        value, "faults by their names", (name, place, item) => Read(name, place, item, hasCheckpoint));

    private static FaultSpec Read(string name, string place, Value value, bool hasCheckpoint)
    {
        var section = value.Kind([.. Family.Select(member => member.Shape)]);
        var times = ReadTimes(section);
        if (section.Shape.Name is "crash" or "bounce")
        {
            var state = section.Get("state");
            var left = (RestartState)state.Among(States);
            return left != RestartState.Warm || hasCheckpoint
                ? new FaultSpec.OfNodes(name, place,
                    new NodeFault(section.Get("nodes").Nodes(), times, left, section.Shape.Name == "bounce"))
                : throw state.Expected("kept or lost, or the key 'checkpoint' in the scheduler");
        }

        var kind = Enum.Parse<ArcFaultKind>(section.Shape.Name, ignoreCase: true);
        var isBothWays = section.Get("ways").Among("one", "both") == 1;
        return new FaultSpec.OfArcs(
            name, place, new ArcFault(kind, section.Get("from").Nodes(), section.Get("to").Nodes(), isBothWays, times));
    }

    private static FaultTimes ReadTimes(Section section)
    {
        var known = section.Shape.Keys.Select(key => key.Name).ToList();
        var drawn = known.Contains("mtbf") && section.Has("mtbf");
        if (section.Has("at") == drawn)
        {
            var expected = known.Contains("mtbf") ? "exactly one of the keys at, mtbf" : "the key 'at'";
            throw new ScenarioException(section.Place.ToString(), $"expected {expected} in '{section.Path}', found {section.Describe()}");
        }

        var (one, other) = drawn ? ("mttr", "for") : ("for", "mttr");
        if (known.Contains(other) && section.Has(other))
        {
            throw section.Get(other).Expected($"no key '{other}' beside '{(drawn ? "mtbf" : "at")}'");
        }

        if (!drawn)
        {
            return new FaultTimes.Once(section.Get("at").Duration(), known.Contains(one) ? section.Find(one)?.Duration(1) : null);
        }

        var mtbf = section.Get("mtbf").Duration(1);
        return !known.Contains(one) ? new FaultTimes.AtRates(mtbf, TimeSpan.FromTicks(1))
            : section.Has(one) ? new FaultTimes.AtRates(mtbf, section.Get(one).Duration(1))
            : throw new ScenarioException(
                section.Place.ToString(), $"expected the key 'mttr' beside 'mtbf' in '{section.Path}', found {section.Describe()}");
    }
}
