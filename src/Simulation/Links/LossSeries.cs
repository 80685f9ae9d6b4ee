namespace Hogwild.Simulation;

/// <summary>
/// Measured losses as a series in time, one for all arcs or one an arc: what counts is the probability in force when a message is sent.
/// What travels along an arc without a series is lost.
/// </summary>
/// <param name="series">Probabilities of a loss, 0 to 1.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class LossSeries(ArcSeries series) : ILossTrace
{
    /// <summary>The probabilities.</summary>
    public ArcSeries Series => series;

    /// <inheritdoc/>
    public int? NodeCount => null;

    /// <inheritdoc/>
    public bool IsDrawn { get; } = series.Values.Any(loss => loss is > 0 and < 1);

    /// <inheritdoc/>
    public double Loss(int source, int target, long now) => series.At(source, target, now) ?? 1;
}
