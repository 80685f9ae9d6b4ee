namespace Hogwild.Experiments;

/// <summary>How the values of several paths are put together.</summary>
public enum SweepOrder
{
    /// <summary>Every combination.</summary>
    Grid,

    /// <summary>The first values of all paths, then the second ones, and so on.</summary>
    Zip,
}
