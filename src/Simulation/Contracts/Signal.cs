namespace Hogwild.Simulation;

/// <summary>Something that processes wait for and that <see cref="IEventKernel.Fire"/> makes happen, any number of times.</summary>
/// <param name="name">A name for messages.</param>
public sealed class Signal(string name)
{
    /// <inheritdoc/>
    public override string ToString() => name;
}
