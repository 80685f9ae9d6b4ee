namespace Hogwild.Simulation;

/// <summary>
/// Something that processes wait for and that <see cref="IEventKernel.Fire"/> makes happen. A pulse, the default, can be fired any number
/// of times and resumes those who wait at that moment; who comes later waits for the next time. A latched one stays fired: who waits for
/// it later goes on at once, and firing it again does nothing. A signal belongs to the kernel on which it is first waited for or fired; to
/// use it on another one is an error there.
/// </summary>
/// <param name="name">A name for messages.</param>
/// <param name="isLatched">Whether it stays fired. Default false.</param>
public sealed class Signal(string name, bool isLatched = false)
{
    private IEventKernel? _kernel;

    /// <summary>Whether it stays fired.</summary>
    public bool IsLatched => isLatched;

    /// <summary>Whether it is latched and has been fired.</summary>
    public bool IsFired { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => name;

    /// <summary>It is waited for on a kernel, to which it belongs from now on.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another kernel.</exception>
    internal void Use(IEventKernel kernel)
    {
        var owner = _kernel ?? Interlocked.CompareExchange(ref _kernel, kernel, null) ?? kernel;
        if (owner != kernel)
        {
            throw new InvalidOperationException($"the signal '{name}' has been waited for or fired on another kernel");
        }
    }

    /// <summary>It is fired, and stays so where it is latched.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another kernel.</exception>
    internal void Latch(IEventKernel kernel)
    {
        Use(kernel);
        IsFired = isLatched;
    }
}
