namespace Hogwild.Experiments;

/// <summary>What a search for thresholds came to.</summary>
public enum ThresholdAnswer
{
    /// <summary>One crossing: a threshold.</summary>
    Threshold = 0,

    /// <summary>None in range: at every value runs converge.</summary>
    AllConverge = 1,

    /// <summary>None in range: at no value do runs converge.</summary>
    NoneConverge = 2,

    /// <summary>Several crossings.</summary>
    NotMonotone = 3,

    /// <summary>At no value the rate is told from 0: too few schedules, or too short.</summary>
    InDoubt = 4,
}
