namespace Hogwild.Experiments;

/// <summary>Losses that are not independent of each other, or not the same everywhere.</summary>
public abstract record LossSpec
{
    /// <summary>In bursts, by a chain of two states (Gilbert 1960, Elliott 1963).</summary>
    /// <param name="Chain">Its probabilities.</param>
    public sealed record InBursts(Simulation.Bursts Chain) : LossSpec;

    /// <summary>With measured probabilities.</summary>
    /// <param name="Trace">The trace they come from.</param>
    public sealed record Measured(TraceSpec.Deliveries Trace) : LossSpec;
}
