namespace Hogwild.Experiments;

/// <summary>A component of variance, estimated by an analysis of variance.</summary>
/// <param name="Degrees">Degrees of freedom of its mean square.</param>
/// <param name="MeanSquare">The mean square.</param>
/// <param name="Estimate">The estimate, unbiased; by chance it may be below 0 where the component is small.</param>
/// <param name="Low">The lower end of its interval, at least 0.</param>
/// <param name="High">The upper end.</param>
public readonly record struct VarianceComponent(int Degrees, double MeanSquare, double Estimate, double Low, double High);
