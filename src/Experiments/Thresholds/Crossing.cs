namespace Hogwild.Experiments;

/// <summary>Where the share of schedules that converge passes one half.</summary>
/// <param name="Estimate">The middle of the bracket; of a bound the value of it that converges.</param>
/// <param name="Below">The lower end of the bracket: neighbouring values of which more than half converge at one only.</param>
/// <param name="Above">The upper end.</param>
/// <param name="Low">The nearest value below at which the confidence interval leaves no doubt; null where there is none in range.</param>
/// <param name="High">The same above.</param>
/// <param name="ConvergesBelow">True where runs converge below and not above.</param>
public sealed record Crossing(double Estimate, double Below, double Above, double? Low, double? High, bool ConvergesBelow);
