using FsCheck;

namespace Hogwild.Experiments.Tests;

public sealed class SignTestTests
{
    /// <summary>Tables of the binomial distribution with p = 1/2, two-sided: 2 (1 + n + …) / 2ⁿ.</summary>
    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(0, 1, 1.0)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(5, 0, 0.0625)]
    [InlineData(0, 6, 0.03125)]
    [InlineData(1, 7, 0.0703125)]
    [InlineData(1, 9, 0.021484375)]
    [InlineData(2, 8, 0.109375)]
    [InlineData(5, 5, 1.0)]
    [InlineData(4, 6, 0.75390625)]
    [InlineData(5, 15, 0.04138946533203125)]
    [InlineData(0, 32, 4.656612873077393e-10)]
    public void Probabilities_are_those_of_tables(int less, int greater, double expected) =>
        Assert.Equal(expected, new SignTest(less, greater, 7).P, 1e-15);

    /// <summary>For many pairs the normal approximation with continuity correction: 10,000 tosses, 4,900 heads, z = 1.99.</summary>
    [Fact]
    public void Thousands_of_pairs_do_not_overflow()
    {
        Assert.Equal(0.0466, new SignTest(4900, 5100, 0).P, 1e-4);
        Assert.Equal(0, new SignTest(0, 20_000, 0).P);
    }

    [Property]
    public void Sides_do_not_matter_and_ties_are_left_out(byte less, byte greater, byte ties)
    {
        var test = new SignTest(less, greater, ties);
        Assert.Equal(test.P, new SignTest(greater, less, 0).P);
        Assert.InRange(test.P, 0, 1);
    }

    [Fact]
    public void Infinite_values_have_signs_and_two_of_them_are_a_tie() => Assert.Equal(
        new SignTest(1, 2, 2),
        SignTest.Of(
        [
            [(1, 2)], [(3, double.PositiveInfinity)], [(double.PositiveInfinity, 4)],
            [(double.PositiveInfinity, double.PositiveInfinity)], [(5, 5)],
        ]));

    [Fact]
    public void A_unit_has_the_sign_of_its_sum_and_what_is_infinite_goes_first() => Assert.Equal(
        new SignTest(1, 2, 1),
        SignTest.Of(
        [
            [(0, 1), (0, 1), (0, -3)], [(0, double.PositiveInfinity), (0, -3)],
            [(0, double.PositiveInfinity), (double.PositiveInfinity, 0), (0, 1)], [(1, 2), (2, 1)],
        ]));
}
