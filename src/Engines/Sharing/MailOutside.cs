using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What one worker of several reads and sends by messages: all that another one reads of it, as one version.</summary>
internal sealed class MailOutside : IOutside
{
    private readonly WorkerLayout _layout;
    private readonly MailReader _reader;
    private readonly Receiver[] _receivers;
    private readonly InjectedLink _link;

    /// <summary>What one worker reads and sends.</summary>
    /// <param name="layouts">The workers.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="boxes">The boxes of all.</param>
    /// <param name="link">Keeps messages back, and loses them.</param>
    public MailOutside(WorkerLayout[] layouts, int part, Mailbox[] boxes, InjectedLink link)
    {
        (_layout, _link, _reader) = (layouts[part], link, new MailReader(layouts[part], boxes[part]));
        _receivers = Array.ConvertAll(_layout.OutParts, other =>
        {
            (int At, int Length)[] packing = [.. _layout.PackingFor(other)];
            return new Receiver(
                other, boxes[other], Array.BinarySearch(layouts[other].InParts, part), packing, packing.Sum(item => item.Length));
        });
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Read => _reader.Read;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Torn => [];

    /// <inheritdoc/>
    public SupervisionWord WordOf(int part) => _reader.WordOf(part);

    /// <inheritdoc/>
    public void Collect(WorkerSite site, long now) => _reader.Collect(site, now);

    /// <inheritdoc/>
    public void Publish(WorkerSite site, long now)
    {
        foreach (var receiver in _receivers)
        {
            if (_link.Arrival(_layout.Part, receiver.Part, site.Version, now) is var arrival && arrival == Ticks.Never)
            {
                continue;
            }

            var numbers = receiver.Box.Rent(receiver.Place, receiver.Size);
            Pack(site.Newest, receiver.Packing, numbers);
            receiver.Box.Put(receiver.Place, site.Version, numbers, site.Word.Packed, arrival);
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

    private sealed record Receiver(int Part, Mailbox Box, int Place, (int At, int Length)[] Packing, int Size);
}
