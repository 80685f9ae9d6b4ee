namespace Hogwild.Simulation;

/// <summary>
/// Events in large numbers, without a process or a timer each: an event is three numbers, and whoever registered the handler knows what
/// they mean. Pushing and happening allocate nothing.
/// </summary>
public interface IEventHandler
{
    /// <summary>An event happens.</summary>
    /// <param name="entity">Number of the node, arc, message, … it belongs to.</param>
    /// <param name="counter">The number it was pushed with.</param>
    /// <param name="now">The present instant, in ticks.</param>
    void Happen(int entity, long counter, long now);
}
