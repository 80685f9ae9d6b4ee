namespace Hogwild.Contests;

/// <summary>The M/M/1 queue on .NET's priority queue.</summary>
internal sealed class Mm1Queue : Mm1Events
{
    private readonly PriorityQueue<(int What, long Customer), long> _queue = new();

    /// <summary>A run that has not begun.</summary>
    public Mm1Queue() => Start();

    /// <inheritdoc/>
    public override void Run(long until)
    {
        while (_queue.TryPeek(out var what, out var now) && now < until)
        {
            _queue.Dequeue();
            Happened(what.What, what.Customer, now);
        }
    }

    /// <inheritdoc/>
    protected override void Push(int what, long customer, long at) => _queue.Enqueue((what, customer), at);
}
