namespace Hogwild.Scenarios;

/// <summary>Whether a message is lost on its way.</summary>
public abstract record LossSpec
{
    /// <summary>Each message by itself, with the same probability.</summary>
    /// <param name="Share">The probability, from 0 to 1.</param>
    public sealed record Independent(double Share) : LossSpec;

    /// <summary>In bursts, by a chain of two states (Gilbert 1960, Elliott 1963).</summary>
    /// <param name="Chain">Its probabilities.</param>
    public sealed record InBursts(Simulation.Bursts Chain) : LossSpec;

    /// <summary>With measured probabilities.</summary>
    /// <param name="Trace">The trace they come from.</param>
    public sealed record Measured(TraceSpec.Deliveries Trace) : LossSpec;
}
