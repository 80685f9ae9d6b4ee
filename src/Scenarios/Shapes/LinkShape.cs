using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The keys of a link, and the kinds of loss.</summary>
internal static class LinkShape
{
    /// <summary>The keys of a link.</summary>
    public static readonly Shape Shape = new(
        "link",
        "what happens to messages",
        new Key("delay", "how long a message takes", "{ kind: constant, value: 0 }"),
        new Key("loss", "probability that it never arrives: 0.05 or 5%; or a kind: bursts, gilbert-elliott, measured", "0"),
        new Key("duplication", "probability that it arrives twice", "0"),
        new Key("fifo", "true where no message overtakes another", "false"));

    /// <summary>The kinds of loss that are more than a probability, and the type that each stands for.</summary>
    public static readonly IReadOnlyList<(Shape Shape, Type Type)> Losses =
    [
        (new(
            "bursts",
            "everything is lost in bursts, nothing between them",
            Key.Required("loss", "share of messages lost, below 1"),
            Key.Required("length", "mean length of a burst in messages, at least 1")), typeof(Bursts)),
        (new(
            "gilbert-elliott",
            "a chain of two states",
            Key.Required("good-to-bad", "probability of going bad before a message"),
            Key.Required("bad-to-good", "probability of getting well, above 0"),
            new Key("loss-good", "loss in the good state", "0"),
            new Key("loss-bad", "loss in the bad state", "1")), typeof(Bursts)),
        (new("measured", "as in a trace, for each pair of nodes", Key.Required("trace", "the name of a trace of deliveries")),
            typeof(DeliveryTable)),
    ];

    /// <summary>Reads a link.</summary>
    public static LinkSpec Read(Value value, IReadOnlyList<TraceSpec> traces)
    {
        var section = value.Section(Shape);
        var loss = section.Get("loss");
        var isKind = loss.IsMapping || Losses.Any(member => member.Shape.Name == loss.Text());
        var delay = DelayShape.ReadLink(section.Get("delay"), traces);
        return new LinkSpec(delay, isKind ? 0 : loss.Share())
        {
            Pattern = isKind ? ReadLoss(loss, traces) : null,
            Duplication = section.Get("duplication").Share(),
            Fifo = section.Get("fifo").Truth(),
        };
    }

    private static LossSpec ReadLoss(Value value, IReadOnlyList<TraceSpec> traces)
    {
        var section = value.Kind([.. Losses.Select(member => member.Shape)]);
        switch (section.Shape.Name)
        {
            case "bursts":
                var share = section.Get("loss").ShareBelowOne();
                var least = Math.Max(1, share / (1 - share));
                var length = section.Get("length").Number(
                    FormattableString.Invariant($"a number of at least {least:G3}"), number => number >= least);
                return new LossSpec.InBursts(Bursts.OfLength(share, length));
            case "gilbert-elliott":
                var recovery = section.Get("bad-to-good");
                var chain = new Bursts(
                    section.Get("good-to-bad").Share(), recovery.Share(), section.Get("loss-good").Share(),
                        section.Get("loss-bad").Share());
                return chain.BadToGood > 0 ? new LossSpec.InBursts(chain) : throw recovery.Expected("a share above 0");
            default:
                return new LossSpec.Measured(section.Get("trace").Trace<TraceSpec.Deliveries>(traces));
        }
    }
}
