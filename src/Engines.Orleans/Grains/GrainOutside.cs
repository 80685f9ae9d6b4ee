using Hogwild.Simulation;

namespace Hogwild.Engines.Orleans;

/// <summary>
/// What the worker of a grain reads and sends. For each reader one call is on its way at a time: what is published meanwhile waits, and
/// only the newest of it is sent.
/// </summary>
internal sealed class GrainOutside : IOutside
{
    private readonly MailReader _reader;
    private readonly Receiver[] _receivers;
    private readonly Guid _run;
    private readonly int _part;
    private readonly int _incarnation;

    /// <summary>What a worker reads and sends.</summary>
    /// <param name="layout">The worker.</param>
    /// <param name="box">Its box.</param>
    /// <param name="order">What it was told.</param>
    /// <param name="incarnation">How often it was started before.</param>
    /// <param name="find">The grain of another worker.</param>
    public GrainOutside(WorkerLayout layout, Mailbox box, WorkerOrder order, int incarnation, Func<int, IWorkerGrain> find)
    {
        (_reader, _run, _part, _incarnation) = (new MailReader(layout, box), order.Run, layout.Part, incarnation);
        _receivers = Array.ConvertAll(layout.OutParts, part =>
        {
            (int At, int Length)[] packing = [.. layout.PackingFor(part)];
            return new Receiver(find(part), packing, packing.Sum(item => item.Length));
        });
    }

    /// <summary>Messages sent, versions that were newer ones' before they could be, and messages that did not arrive.</summary>
    public (long Sent, long Superseded, long Lost) Counts { get; private set; }

    /// <summary>Numbers of a message to each reader.</summary>
    public long NumbersSent { get; private set; }

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
            if (receiver.IsBusy)
            {
                Counts = Counts with { Superseded = Counts.Superseded + (receiver.IsBehind ? 1 : 0) };
                receiver.IsBehind = true;
                continue;
            }

            _ = Send(receiver, site);
        }
    }

    private async Task Send(Receiver receiver, WorkerSite site)
    {
        receiver.IsBusy = true;
        do
        {
            receiver.IsBehind = false;
            var numbers = new double[receiver.Size];
            MailOutside.Pack(site.Newest, receiver.Packing, numbers);
            Counts = Counts with { Sent = Counts.Sent + 1 };
            NumbersSent += numbers.Length;
            try
            {
                await receiver.Grain.Tell(new VersionMessage
                {
                    Run = _run, Sender = _part, Incarnation = _incarnation, Version = site.Version, Numbers = numbers,
                    Word = site.Word.Packed,
                });
            }
#pragma warning disable CA1031 // Whatever keeps a message from arriving, a newer one follows.
            catch (Exception)
#pragma warning restore CA1031
            {
                Counts = Counts with { Lost = Counts.Lost + 1 };
            }
        }
        while (receiver.IsBehind);
        receiver.IsBusy = false;
    }

    private sealed class Receiver(IWorkerGrain grain, (int At, int Length)[] packing, int size)
    {
        public IWorkerGrain Grain => grain;

        public (int At, int Length)[] Packing => packing;

        public int Size => size;

        public bool IsBusy { get; set; }

        public bool IsBehind { get; set; }
    }
}
