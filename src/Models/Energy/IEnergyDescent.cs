namespace Hogwild.Models;

/// <summary>A rule that descends a sum of local terms whose curvature <see cref="CurvatureBounds"/> of its energy bound.</summary>
public interface IEnergyDescent
{
    /// <summary>α, the step size.</summary>
    double Alpha { get; }

    /// <summary>β, the modulus of strong convexity.</summary>
    double Beta { get; }

    /// <summary>How far what is descended lies at the start above its minimum.</summary>
    /// <param name="minimum">Where the minimum is, n × k.</param>
    double Excess(ReadOnlySpan<double> minimum);
}
