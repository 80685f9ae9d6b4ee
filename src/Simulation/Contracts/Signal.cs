namespace Hogwild.Simulation;

/// <summary>
/// Something that processes wait for and that <see cref="IEventKernel.Fire"/> makes happen. A pulse, the default, can be fired any number
/// of times and resumes those who wait at that moment; who comes later waits for the next time. A latched one stays fired: who waits for
/// it later goes on at once, and firing it again does nothing.
/// </summary>
/// <param name="name">A name for messages.</param>
/// <param name="isLatched">Whether it stays fired. Default false.</param>
public sealed class Signal(string name, bool isLatched = false)
{
    private IEventKernel? _firedOn;

    /// <summary>Whether it stays fired.</summary>
    public bool IsLatched => isLatched;

    /// <summary>Whether it is latched and has been fired.</summary>
    public bool IsFired => _firedOn is not null;

    /// <inheritdoc/>
    public override string ToString() => name;

    /// <summary>Whether there is nothing to wait for on a kernel any more.</summary>
    /// <exception cref="InvalidOperationException">It has been fired on another kernel.</exception>
    internal bool HasFired(IEventKernel kernel) => _firedOn is not null
        && (_firedOn == kernel
            ? true : throw new InvalidOperationException($"the latched signal '{name}' has been fired on another kernel"));

    /// <summary>Stays fired from now on, where it is latched.</summary>
    /// <exception cref="InvalidOperationException">It has been fired on another kernel.</exception>
    internal void Latch(IEventKernel kernel)
    {
        if (isLatched && !HasFired(kernel))
        {
            _firedOn = kernel;
        }
    }
}
