namespace Hogwild.Schedulers;

/// <summary>How one uniform number decides when a node acts next. A struct, so that a loop over many costs no calls.</summary>
internal interface IDrawnInstant
{
    /// <summary>The next instant, in ticks.</summary>
    /// <param name="now">That of the last activation, in ticks.</param>
    /// <param name="uniform">A number uniform in (0, 1).</param>
    long Next(long now, double uniform);
}
