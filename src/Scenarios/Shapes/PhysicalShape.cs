using Hogwild.Experiments;
using Hogwild.Schedulers;

namespace Hogwild.Scenarios;

/// <summary>The keys of the physical scheduler: clocks, links, faults, and what makes nodes act and send.</summary>
internal static class PhysicalShape
{
    /// <summary>The keys.</summary>
    public static readonly IReadOnlyList<Key> Keys =
    [
        Key.Required("clock", "when nodes act"),
        new("link", "what happens to messages", "{}"),
        new("clocks", "other clocks for some nodes, by names: { nodes, clock }") { DefaultRule = "none" },
        new("links", "other links for some arcs, by names: { from, to, link }") { DefaultRule = "none" },
        new("inbox", "what a node reads: newest, the newest version that has arrived; or last, what arrived last", "newest"),
        new("wake", "what makes a node act: clock, message, or both", "clock"),
        new("send", "what is sent: always, or change for what differs enough from what was sent last", "always"),
        new("faults", "what fails, by names") { DefaultRule = "nothing" },
        new("checkpoint", "how often nodes save state and views, for restarts from there") { DefaultRule = "never" },
    ];

    /// <summary>What makes nodes act.</summary>
    public static readonly IReadOnlyList<Shape> Wakes =
    [
        new("clock", "its clock"),
        new("message", "messages that arrive; the clock says only when it acts first", Rest),
        new("both", "messages, and its clock where none has arrived for a period", Rest),
    ];

    /// <summary>What is sent.</summary>
    public static readonly IReadOnlyList<Shape> Sends =
    [
        new("always", "every version"),
        new(
            "change",
            "a version whose state differs enough from that of the last one sent",
            Key.Required("above", "by more than this"),
            new Key("norm", "max, the largest component of the difference, or euclidean", "max")),
    ];

    private static readonly Shape Clocks = new(
        "clocks", "another clock for some nodes", Key.Required("nodes", "which: 0-4 7, or a share such as 10%"),
            Key.Required("clock", "their clock"));

    private static readonly Shape Links = new(
        "links",
        "another link for some arcs",
        new Key("from", "sources of the arcs", "all"),
        new Key("to", "targets of the arcs", "all"),
        Key.Required("link", "their link"));

    private static Key Rest => new("rest", "how long a node rests after an activation before a message wakes it again", "1ms");

    /// <summary>Reads the scheduler.</summary>
    public static SchedulerSpec.Physical Read(Section section, IReadOnlyList<TraceSpec> traces)
    {
        var checkpoint = section.Find("checkpoint")?.Duration(1);
        return new SchedulerSpec.Physical(ClockShape.Read(section.Get("clock")), LinkShape.Read(section.Get("link"), traces))
        {
            Clocks = Named.ReadAll(section.Find("clocks"), "clocks by their names", ReadClock),
            Links = Named.ReadAll(section.Find("links"), "links by their names", (name, place, value) =>
                ReadLink(name, place, value, traces)),
            LastArrived = section.Get("inbox").Among("newest", "last") == 1,
            Wake = ReadWake(section.Get("wake")),
            Send = ReadSend(section.Get("send")),
            Faults = FaultShape.ReadAll(section.Find("faults"), checkpoint is not null),
            Checkpoint = checkpoint,
        };
    }

    private static NodeClockSpec ReadClock(string name, string place, Value value)
    {
        var section = value.Section(Clocks);
        return new NodeClockSpec(name, place, section.Get("nodes").Nodes(), ClockShape.Read(section.Get("clock")));
    }

    private static ArcLinkSpec ReadLink(string name, string place, Value value, IReadOnlyList<TraceSpec> traces)
    {
        var section = value.Section(Links);
        return new ArcLinkSpec(
            name, place, section.Get("from").Nodes(), section.Get("to").Nodes(), LinkShape.Read(section.Get("link"), traces));
    }

    private static WakeSpec ReadWake(Value value)
    {
        var section = value.Kind(Wakes);
        return section.Shape.Name == "clock" ? WakeSpec.Clock : new WakeSpec(
            section.Shape.Name == "both" ? Waking.Both : Waking.Message, section.Get("rest").Duration());
    }

    private static SendSpec? ReadSend(Value value)
    {
        var section = value.Kind(Sends);
        return section.Shape.Name == "always" ? null : new SendSpec(
            section.Get("above").Number("a number of at least 0", number => number >= 0),
                section.Get("norm").Among("max", "euclidean") == 1);
    }
}
