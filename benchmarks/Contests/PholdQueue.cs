namespace Hogwild.Contests;

/// <summary>PHOLD on .NET's priority queue.</summary>
internal sealed class PholdQueue : PholdEvents
{
    private readonly PriorityQueue<(int Place, long Counter), long> _queue = new();

    /// <summary>A run that has not begun.</summary>
    public PholdQueue(int places)
        : base(places) => Start();

    /// <inheritdoc/>
    public override void Run(long until)
    {
        while (_queue.TryPeek(out var what, out var now) && now < until)
        {
            _queue.Dequeue();
            Arrive(what.Place, what.Counter, now);
        }
    }

    /// <inheritdoc/>
    protected override void Push(int place, long counter, long at) => _queue.Enqueue((place, counter), at);
}
