namespace Hogwild.Experiments;

/// <summary>What a search for thresholds came to.</summary>
public enum ThresholdAnswer
{
    /// <summary>One crossing: a threshold.</summary>
    Threshold = 0,

    /// <summary>None in range: at every value most schedules converge.</summary>
    AllConverge = 1,

    /// <summary>None in range: at no value do most schedules converge.</summary>
    NoneConverge = 2,

    /// <summary>Several crossings.</summary>
    NotMonotone = 3,
}
