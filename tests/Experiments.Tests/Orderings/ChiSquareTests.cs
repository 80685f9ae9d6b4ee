namespace Hogwild.Experiments.Tests;

public class ChiSquareTests
{
    /// <summary>Of two degrees of freedom the upper tail is exp(−x/2).</summary>
    [Fact]
    public void Three_equal_cells_have_two_degrees_of_freedom()
    {
        var test = ChiSquareTest.Of([(1 / 3.0, 10), (1 / 3.0, 20), (1 / 3.0, 30)]);
        Assert.Equal((3, 0, 2), (test.Cells, test.Outside, test.Degrees));
        Assert.Equal(10, test.Statistic, 1e-12);
        Assert.Equal(0.006738, test.P);
    }

    [Fact]
    public void Cells_are_merged_until_five_are_expected_in_each()
    {
        // Expected are 1, 3, 4, 4, 6, 82: merged 1 + 3 + 4, 4 + 6 and 82.
        var test = ChiSquareTest.Of([(0.82, 82), (0.01, 1), (0.06, 6), (0.03, 3), (0.04, 4), (0.04, 4)]);
        Assert.Equal((3, 2), (test.Cells, test.Degrees));
        Assert.Equal(0, test.Statistic, 1e-9);
        Assert.Equal(1, test.P, 1e-9);
    }

    [Fact]
    public void What_cannot_happen_and_did_has_probability_zero()
    {
        var test = ChiSquareTest.Of([(0.5, 50), (0.5, 49), (0, 1)]);
        Assert.Equal((1, 0.0), (test.Outside, test.P));
        Assert.Equal(double.PositiveInfinity, test.Statistic);
    }

    [Fact]
    public void One_cell_tests_nothing() => Assert.Equal(double.NaN, ChiSquareTest.Of([(1, 7)]).P);
}
