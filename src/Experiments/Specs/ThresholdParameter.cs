namespace Hogwild.Experiments;

/// <summary>A parameter over which thresholds are looked for.</summary>
public enum ThresholdParameter
{
    /// <summary>B in steps of the grid, of a scheduler that keeps a bound.</summary>
    Bound = 0,

    /// <summary>
    /// The step size of an energy, a GSDGNN or a quadratic function; the relaxation of a linear, rectified, IGNN, EIGNN or Jacobi rule.
    /// </summary>
    Alpha = 1,

    /// <summary>The probability that a message of a physical link is lost.</summary>
    Loss = 2,

    /// <summary>The mean delay of a physical link, in seconds; its distribution keeps its form.</summary>
    Delay = 3,
}
