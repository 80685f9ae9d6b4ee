namespace Hogwild.Experiments;

/// <summary>How many pairs, or values, of one kind are in no mean.</summary>
/// <param name="First">Those where the first alone is such.</param>
/// <param name="Second">Those where the second alone is.</param>
/// <param name="Both">Those where both are.</param>
internal readonly record struct LeftOut(int First, int Second, int Both)
{
    /// <summary>All of them.</summary>
    public int All => First + Second + Both;

    /// <summary>The pairs of which one value, or both, are such.</summary>
    public static LeftOut Of(IReadOnlyCollection<(double First, double Second)> pairs, Func<double, bool> isSuch) => new(
        pairs.Count(pair => isSuch(pair.First) && !isSuch(pair.Second)),
        pairs.Count(pair => !isSuch(pair.First) && isSuch(pair.Second)),
        pairs.Count(pair => isSuch(pair.First) && isSuch(pair.Second)));
}
