namespace Hogwild.Simulation;

/// <summary>What a process knows about itself.</summary>
public sealed class ProcessContext
{
    internal ProcessContext(IEventKernel kernel, ProcessHandle handle, EventKind kind, int entity, string? name) =>
        (Kernel, Handle, Kind, Entity, Name) = (kernel, handle, kind, entity, name);

    /// <summary>The kernel that runs it.</summary>
    public IEventKernel Kernel { get; }

    /// <summary>The present instant, in ticks.</summary>
    public long Now => Kernel.Now;

    /// <summary>Its handle, for others to interrupt it by, or to wait for its end.</summary>
    public ProcessHandle Handle { get; }

    /// <summary>What kind of event its resumptions are.</summary>
    public EventKind Kind { get; }

    /// <summary>Number of the node, message, … it belongs to.</summary>
    public int Entity { get; }

    /// <summary>Its name in messages; null where it has none.</summary>
    public string? Name { get; }

    /// <summary>Why it goes on. After an interrupt, <see cref="Acknowledge"/> before the next wait, or the process fails.</summary>
    public Outcome Outcome { get; private set; }

    internal bool IsAcknowledged { get; private set; } = true;

    /// <summary>Says that the interrupt has been seen.</summary>
    /// <returns>Its cause.</returns>
    /// <exception cref="InvalidOperationException">The process has not been interrupted.</exception>
    public object? Acknowledge()
    {
        if (!Outcome.IsInterrupted)
        {
            throw new InvalidOperationException("the process has not been interrupted");
        }

        IsAcknowledged = true;
        return Outcome.Cause;
    }

    /// <summary>For people: <c>process 'reader', User 2</c>.</summary>
    public override string ToString() => $"{(Name is null ? "" : $"process '{Name}', ")}{Kind} {Entity}";

    internal void Resume(Outcome outcome) => (Outcome, IsAcknowledged) = (outcome, !outcome.IsInterrupted);
}
