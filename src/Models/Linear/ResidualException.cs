using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>A solver ended without meeting the residual that it has to meet.</summary>
public sealed class ResidualException : ArithmeticException
{
    /// <summary>The error for a solve.</summary>
    /// <param name="problem">What was to be solved.</param>
    /// <param name="residual">The residual that was reached.</param>
    /// <param name="required">The residual that was required.</param>
    public ResidualException(string problem, double residual, double required)
        : base($"{problem}: residual {Powers.Write(residual)} where {Powers.Write(required)} was required")
    {
        (Residual, Required) = (residual, required);
    }

    /// <summary>The residual that was reached.</summary>
    public double Residual { get; }

    /// <summary>The residual that was required.</summary>
    public double Required { get; }
}
