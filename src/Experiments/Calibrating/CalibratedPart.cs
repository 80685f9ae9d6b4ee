namespace Hogwild.Experiments;

/// <summary>The fit of one clock or link.</summary>
/// <param name="From">The node, or worker, whose clock it is, or from which the arc leads; null for all of them put together.</param>
/// <param name="To">Where the arc leads; null for a clock, and for all together.</param>
/// <param name="Fit">What fits best.</param>
public sealed record CalibratedPart(int? From, int? To, DelayFit Fit);
