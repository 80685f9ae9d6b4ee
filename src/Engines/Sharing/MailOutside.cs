using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What one worker reads and sends by messages: all that another one reads of it, as one version.</summary>
internal sealed class MailOutside : IOutside
{
    private readonly WorkerLayout _layout;
    private readonly Mailbox _own;
    private readonly int[] _read;
    private readonly (int Start, int Size)[] _places;
    private readonly Receiver[] _receivers;
    private readonly InjectedLink? _link;

    /// <summary>What one worker reads and sends.</summary>
    /// <param name="layout">The worker.</param>
    /// <param name="boxes">The boxes of all workers.</param>
    /// <param name="link">Keeps messages back, or loses them; null for a network that does neither.</param>
    public MailOutside(WorkerLayout layout, Mailbox[] boxes, InjectedLink? link)
        : this(layout, boxes[layout.Part], link) => _receivers =
        [
            .. layout.OutParts.Select(part => new Receiver(part, boxes[part], SenderPlace(layout, part), [.. layout.PackingFor(part)])),
        ];

    private MailOutside(WorkerLayout layout, Mailbox own, InjectedLink? link)
    {
        (_layout, _own, _link, _read, _receivers) = (layout, own, link, new int[layout.InParts.Length], []);
        _places = Array.ConvertAll(layout.InParts, part =>
        {
            var items = layout.Outside.Where(item => layout.Partition.PartOf(item.Node) == part).ToArray();
            return (items[0].At - layout.OutsideAt, items.Sum(item => item.Size));
        });
    }

    /// <summary>Messages sent, and their bytes.</summary>
    public (long Messages, long Bytes) Sent { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Read => _read;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Torn => [];

    /// <inheritdoc/>
    public void Collect(WorkerSite site, long now)
    {
        for (var k = 0; k < _read.Length; k++)
        {
            _read[k] = _own.Take(k, _read[k], now, site.Outside.Slice(_places[k].Start, _places[k].Size));
        }
    }

    /// <inheritdoc/>
    public void Publish(WorkerSite site, long now)
    {
        foreach (var receiver in _receivers)
        {
            var size = receiver.Packing.Sum(part => part.Length);
            Sent = (Sent.Messages + 1, Sent.Bytes + ((long)size * sizeof(double)));
            if ((_link?.Arrival(_layout.Part, receiver.Part, site.Version, now) ?? now) is var arrival && arrival == Ticks.Never)
            {
                continue;
            }

            var numbers = receiver.Box.Rent(receiver.Place, size);
            Pack(site.Newest, receiver.Packing, numbers);
            receiver.Box.Put(receiver.Place, site.Version, numbers, arrival);
        }
    }

    /// <summary>Puts what another worker reads one after the other.</summary>
    public static void Pack(ReadOnlySpan<double> newest, (int At, int Length)[] packing, Span<double> into)
    {
        foreach (var (at, length) in packing)
        {
            newest.Slice(at, length).CopyTo(into);
            into = into[length..];
        }
    }

    /// <summary>Which of the senders of another worker this one is: they are in the order of their numbers.</summary>
    private static int SenderPlace(WorkerLayout layout, int reader)
    {
        var (partition, graph) = (layout.Partition, layout.Graph);
        var senders = new SortedSet<int>();
        foreach (var node in partition.NodesOf(reader))
        {
            foreach (var source in graph.InNeighbours(node))
            {
                senders.Add(partition.PartOf(source));
            }
        }

        senders.Remove(reader);
        return senders.TakeWhile(part => part != layout.Part).Count();
    }

    private sealed record Receiver(int Part, Mailbox Box, int Place, (int At, int Length)[] Packing);
}
