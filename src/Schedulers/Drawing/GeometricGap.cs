namespace Hogwild.Schedulers;

/// <summary>Geometric gaps on the grid, cut off at a largest one.</summary>
/// <param name="probability">That a node acts in a step, above 0 and at most 1.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="most">The largest gap, in steps.</param>
internal readonly struct GeometricGap(double probability, long step, int most) : IDrawnInstant
{
    private readonly Geometric _trials = new(probability);

    /// <inheritdoc/>
    public long Next(long now, double uniform) => now + (Math.Min(_trials.Trials(uniform), most) * step);
}
