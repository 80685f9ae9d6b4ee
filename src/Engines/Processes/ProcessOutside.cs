using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What the worker of one process reads of others, and sends them.</summary>
internal sealed class ProcessOutside : IOutside, IDisposable
{
    private readonly MailReader _reader;
    private readonly PeerSender[] _senders;
    private readonly int[] _parts;

    /// <summary>What a worker reads and sends.</summary>
    public ProcessOutside(WorkerLayout layout, Mailbox box, byte[] greeting)
    {
        (_reader, _parts) = (new MailReader(layout, box), layout.OutParts);
        _senders = Array.ConvertAll(_parts, part => new PeerSender(greeting, [.. layout.PackingFor(part)]));
    }

    /// <summary>Messages that were sent, their bytes, and versions that were not since newer ones came before they could be.</summary>
    public (long Messages, long Bytes, long Superseded) Sent => (
        _senders.Sum(sender => sender.Sent), _senders.Sum(sender => sender.Sent * sender.MessageSize),
        _senders.Sum(sender => sender.Superseded));

    /// <inheritdoc/>
    public ReadOnlySpan<int> Read => _reader.Read;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Torn => [];

    /// <summary>Where the others are.</summary>
    /// <param name="ports">Per worker its port; 0 for one that is not there.</param>
    public void Reach(long[] ports)
    {
        for (var k = 0; k < _parts.Length; k++)
        {
            _senders[k].Reach((int)ports[_parts[k]]);
        }
    }

    /// <inheritdoc/>
    public SupervisionWord WordOf(int part) => _reader.WordOf(part);

    /// <inheritdoc/>
    public void Collect(WorkerSite site, long now) => _reader.Collect(site, now);

    /// <inheritdoc/>
    public void Publish(WorkerSite site, long now)
    {
        foreach (var sender in _senders)
        {
            sender.Offer(site.Version, site.Word, site.Newest);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_senders, sender => sender.Dispose());
}
