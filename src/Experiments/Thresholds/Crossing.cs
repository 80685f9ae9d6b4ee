namespace Hogwild.Experiments;

/// <summary>Where a curve passes from converging to not converging, or back.</summary>
/// <param name="Estimate">
/// Where schedules are drawn the value at which the rate passes 0; else the middle of the bracket, of a bound the value of it that
/// converges.
/// </param>
/// <param name="Below">The lower end of the bracket, a value without doubt where there is one.</param>
/// <param name="Above">The upper end.</param>
/// <param name="ConvergesBelow">True where runs converge below and not above.</param>
public sealed record Crossing(double Estimate, double Below, double Above, bool ConvergesBelow);
