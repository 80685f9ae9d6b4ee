namespace Hogwild.Simulation;

/// <summary>One process that has not ended.</summary>
internal sealed class ProcessState(ProcessContext context, IEnumerator<Wait> body, int priority)
{
    private Queue<object?>? _interrupts;

    public ProcessContext Context { get; } = context;

    public IEnumerator<Wait> Body { get; } = body;

    public int Priority { get; } = priority;

    public PendingWait Waiting { get; } = new((OrderedKernel)context.Kernel, context.Handle);

    /// <summary>False until its first resumption.</summary>
    public bool IsStarted { get; set; }

    /// <summary>The number of its present wait; events with a smaller one belong to waits that are over.</summary>
    public long Since { get; set; }

    /// <summary>When its present wait began.</summary>
    public long WaitsFrom { get; set; }

    /// <summary>Fired when it ends; null where nobody has waited for that.</summary>
    public Signal? End { get; set; }

    /// <summary>How many events of its present wait are in the queue.</summary>
    public int Pending { get; set; }

    /// <summary>What a kernel on somebody else's engine keeps with it.</summary>
    public object? Engine { get; set; }

    /// <summary>Interrupts that have not reached it yet.</summary>
    public int Interrupts => _interrupts?.Count ?? 0;

    public void AddInterrupt(object? cause) => (_interrupts ??= []).Enqueue(cause);

    /// <summary>Why it goes on at <paramref name="now"/>.</summary>
    public Outcome TakeOutcome(long now) => IsStarted && Interrupts > 0 ? Outcome.Interrupted(_interrupts!.Dequeue())
        : Outcome.Fired(Waiting.Index(now));
}
