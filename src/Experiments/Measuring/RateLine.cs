namespace Hogwild.Experiments;

/// <summary>What a certificate says about the plotted distance: at macro-iteration m it is at most Start · Factor^m.</summary>
/// <param name="Start">The bound at macro-iteration 0.</param>
/// <param name="Factor">The certified contraction factor.</param>
/// <param name="Statement">The norm and where the factor comes from, in one line.</param>
public sealed record RateLine(double Start, double Factor, string Statement);
