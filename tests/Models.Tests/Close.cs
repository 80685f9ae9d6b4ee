namespace Hogwild.Models.Tests;

/// <summary>Assertions on numbers that agree up to rounding.</summary>
internal static class Close
{
    internal static void To(double expected, double actual, double relative, string what = "value")
    {
        var difference = Math.Abs(expected - actual);
        Assert.True(
            difference <= relative * Math.Max(1, Math.Abs(expected)),
            $"{what}: expected {expected:R}, found {actual:R}, difference {difference:G3}, allowed {relative:G3}");
    }

    internal static void To(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double relative, string what = "vector")
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(1, Dense.MaxNorm(expected));
        for (var i = 0; i < expected.Length; i++)
        {
            var difference = Math.Abs(expected[i] - actual[i]);
            Assert.True(
                difference <= relative * scale,
                $"{what}[{i}]: expected {expected[i]:R}, found {actual[i]:R}, difference {difference:G3}, allowed {relative * scale:G3}");
        }
    }
}
