using SimSharp;

namespace Hogwild.Simulation;

/// <summary>One event in SimSharp's queue: the next entry of its instant, whichever that will be, happens.</summary>
internal sealed class Tick(Engine engine, long at, Action happen) : Event(engine)
{
    /// <summary>Its instant.</summary>
    public long At => at;

    /// <inheritdoc/>
    public override void Process()
    {
        IsOk = IsTriggered = IsProcessed = true;
        happen();
    }
}
