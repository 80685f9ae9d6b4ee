namespace Hogwild.Experiments;

/// <summary>How the values of a range lie.</summary>
public enum RangeScale
{
    /// <summary>At equal distances.</summary>
    Linear,

    /// <summary>At equal ratios.</summary>
    Log,
}
