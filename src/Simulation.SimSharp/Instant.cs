namespace Hogwild.Simulation;

/// <summary>What is to happen at one instant, in canonical order, which SimSharp's queue would not keep among ties.</summary>
internal sealed class Instant
{
    private readonly PriorityQueue<EventQueue.Entry, (ulong Key, long Counter)> _entries = new();

    public bool IsEmpty => _entries.Count == 0;

    public void Add(in EventQueue.Entry entry) => _entries.Enqueue(entry, (entry.Key, entry.Counter));

    public EventQueue.Entry Take() => _entries.Dequeue();
}
