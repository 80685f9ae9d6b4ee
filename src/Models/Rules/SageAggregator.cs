namespace Hogwild.Models;

/// <summary>What a node makes of its neighbours' states before it multiplies them.</summary>
public enum SageAggregator
{
    /// <summary>Their mean; 0 where there is none.</summary>
    Mean = 0,

    /// <summary>The largest of every component; 0 where there is none.</summary>
    Max = 1,
}
