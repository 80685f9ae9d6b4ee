using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What one worker reads out of its box: of every other worker the newest version that has arrived.</summary>
internal sealed class MailReader
{
    private readonly Mailbox _box;
    private readonly int[] _read;
    private readonly int[] _parts;
    private readonly (int Start, int Size)[] _places;

    /// <summary>The reader of a box.</summary>
    /// <param name="layout">The worker.</param>
    /// <param name="box">Its box.</param>
    public MailReader(WorkerLayout layout, Mailbox box)
    {
        (_parts, _box, _read) = (layout.InParts, box, new int[layout.InParts.Length]);
        _places = Array.ConvertAll(layout.InParts, part =>
        {
            var items = layout.Outside.Where(item => layout.Partition.PartOf(item.Node) == part).ToArray();
            return (items[0].At - layout.OutsideAt, items.Sum(item => item.Size));
        });
    }

    /// <summary>The versions that are known of other workers.</summary>
    public ReadOnlySpan<int> Read => _read;

    /// <summary>What another worker says, as far as it is known.</summary>
    public SupervisionWord WordOf(int part) => _box.WordOf(Array.BinarySearch(_parts, part));

    /// <summary>Brings in what has arrived.</summary>
    public void Collect(WorkerSite site, long now)
    {
        for (var k = 0; k < _read.Length; k++)
        {
            _read[k] = _box.Take(k, _read[k], now, site.Outside.Slice(_places[k].Start, _places[k].Size));
        }
    }
}
