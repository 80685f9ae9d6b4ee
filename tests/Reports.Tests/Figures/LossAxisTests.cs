using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

/// <summary>Where figures over time end.</summary>
public class LossAxisTests
{
    [Theory]
    [InlineData(new[] { 40.0, 40, 40, 40 }, 0)]
    [InlineData(new[] { 100.0, 69, 100, 100 }, 2)]
    [InlineData(new[] { 0.0, 10, 20, 100 }, 3)]
    public void A_curve_has_settled_at_the_first_sample_from_which_on_it_stays(double[] values, double expected) => Assert.Equal(
        expected, new LossAxis(false, 0, 103).Settled(new SampleCurve([0, 1, 2, 3], values, values, values)));
}
