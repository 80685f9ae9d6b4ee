namespace Hogwild.Simulation;

/// <summary>
/// Measured delays as a series in time, one for all arcs or one an arc: the delay of a message is the one in force when it is sent. What
/// travels along an arc without a series never arrives.
/// </summary>
/// <param name="series">Delays in ticks.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class DelaySeries(ArcSeries series) : IDelayTrace
{
    /// <summary>The delays in ticks.</summary>
    public ArcSeries Series => series;

    /// <inheritdoc/>
    public int? NodeCount => null;

    /// <inheritdoc/>
    public long Shortest { get; } = (long)series.Values.DefaultIfEmpty(0).Min();

    /// <inheritdoc/>
    public long Delay(int source, int target, long now) => series.At(source, target, now) is { } delay ? (long)delay : DelayTrace.Missing;
}
