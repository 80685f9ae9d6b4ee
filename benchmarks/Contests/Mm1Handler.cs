using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>The M/M/1 queue on this kernel, as events of a handler.</summary>
internal sealed class Mm1Handler : Mm1Events, IEventHandler
{
    private readonly EventKernel _kernel = new();
    private readonly int _handler;

    /// <summary>A run that has not begun.</summary>
    public Mm1Handler()
    {
        _handler = _kernel.Register(this, EventKind.User);
        Start();
    }

    /// <inheritdoc/>
    public override void Run(long until) => _kernel.Run(until);

    /// <inheritdoc/>
    public void Happen(int entity, long counter, long now) => Happened(entity, counter, now);

    /// <inheritdoc/>
    protected override void Push(int what, long customer, long at) => _kernel.Push(_handler, what, customer, at);
}
