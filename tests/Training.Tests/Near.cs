namespace Hogwild.Training.Tests;

internal static class Near
{
    /// <summary>Compares relative to the largest expected number, or to 1 where that is larger.</summary>
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string what = "values")
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = 1.0;
        foreach (var value in expected)
        {
            scale = Math.Max(scale, Math.Abs(value));
        }

        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                $"{what}, component {i}: expected {expected[i]:R}, found {actual[i]:R}");
        }
    }
}
