using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>PHOLD on this kernel, as events of a handler.</summary>
internal sealed class PholdHandler : PholdEvents, IEventHandler
{
    private readonly EventKernel _kernel = new();
    private readonly int _handler;

    /// <summary>A run that has not begun.</summary>
    public PholdHandler(int places)
        : base(places)
    {
        _handler = _kernel.Register(this, EventKind.User);
        Start();
    }

    /// <inheritdoc/>
    public override void Run(long until) => _kernel.Run(until);

    /// <inheritdoc/>
    public void Happen(int entity, long counter, long now) => Arrive(entity, counter, now);

    /// <inheritdoc/>
    protected override void Push(int place, long counter, long at) => _kernel.Push(_handler, place, counter, at);
}
