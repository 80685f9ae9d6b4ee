using FsCheck;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public sealed class NestedAnovaTests
{
    private const int Designs = 1500;

    /// <summary>The squares about the grand mean are those of the three mean squares, whatever the numbers are.</summary>
    [Property]
    public void Squares_add_up(int seed, PositiveInt groups, PositiveInt subgroups, PositiveInt repeats)
    {
        var (g, s, r) = (1 + (groups.Get % 4), 2 + (subgroups.Get % 4), 2 + (repeats.Get % 4));
        var number = Drawn((ulong)(uint)seed, 0, 3, 2, 1);
        var anova = NestedAnova.Of(g, s, r, 1, number);
        List<double> all =
        [
            .. from i in Enumerable.Range(0, g) from j in Enumerable.Range(0, s) from k in Enumerable.Range(0, r) select number(i, j, k, 0),
        ];
        var mean = all.Average();
        var within = (anova.OfSubgroups * g * (s - 1)) + (anova.OfRepeats * g * s * (r - 1));
        Assert.Equal(all.Sum(value => Math.Pow(value - mean, 2)), (g == 1 ? 0 : anova.OfGroups * (g - 1)) + within, 1e-9);
    }

    /// <summary>Variances scale by the square, and a constant added to a whole group is of groups alone.</summary>
    [Property]
    public void Scales_and_shifts_go_where_they_belong(int seed)
    {
        var number = Drawn((ulong)(uint)seed, 0, 3, 2, 1);
        var plain = NestedAnova.Of(3, 4, 2, 2, number);
        var scaled = NestedAnova.Of(3, 4, 2, 2, (i, j, k, place) => 4 * number(i, j, k, place));
        var shifted = NestedAnova.Of(3, 4, 2, 2, (i, j, k, place) => number(i, j, k, place) + (1000 * i));
        Assert.Equal(16 * plain.OfGroups, scaled.OfGroups, 1e-9);
        Assert.Equal(16 * plain.OfRepeats, scaled.OfRepeats, 1e-9);
        Assert.Equal(plain.OfSubgroups, shifted.OfSubgroups, 1e-6);
        Assert.Equal(plain.OfRepeats, shifted.OfRepeats, 1e-6);
        Assert.True(shifted.OfGroups > plain.OfGroups);
    }

    /// <summary>
    /// Of designs with known variances estimates are right on average, and 95 % intervals hold the true ones as often as they say, from
    /// none of a source up to most of it.
    /// </summary>
    [Theory]
    [InlineData(2, 1, 0.5)]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(0.1, 2, 1e-3)]
    public void Estimates_and_intervals_are_those_of_known_variances(double groups, double subgroups, double repeats)
    {
        double[] truth = [groups * groups, subgroups * subgroups, repeats * repeats];
        var (sums, squares, held) = (new double[3], new double[3], new int[3]);
        for (var design = 0; design < Designs; design++)
        {
            var anova = NestedAnova.Of(4, 6, 3, 1, Drawn(7, design, groups, subgroups, repeats));
            var (first, second, third) = anova.Components(0.95);
            foreach (var (index, part) in new[] { first!.Value, second, third }.Index())
            {
                sums[index] += part.Estimate / Designs;
                squares[index] += part.Estimate * part.Estimate / Designs;
                held[index] += part.Low <= truth[index] && truth[index] <= part.High ? 1 : 0;
            }
        }

        for (var index = 0; index < 3; index++)
        {
            var error = Math.Sqrt((squares[index] - (sums[index] * sums[index])) / Designs);
            Assert.InRange(sums[index], truth[index] - (4 * error), truth[index] + (4 * error));
            Assert.InRange(held[index] / (double)Designs, 0.93, truth[index] == 0 ? 1 : 0.985);
        }
    }

    /// <summary>Responses that go together leave intervals of their mean that hold at least as often, whichever way they go.</summary>
    [Fact]
    public void Intervals_of_means_over_responses_are_no_too_narrow()
    {
        var held = 0;
        for (var design = 0; design < Designs; design++)
        {
            var (one, other) = (Drawn(1, design, 2, 1, 1), Drawn(2, design, 1, 1, 1));
            var anova = NestedAnova.Of(4, 4, 2, 2, (i, j, k, place) => place == 0 ? one(i, j, k, 0) : one(i, j, k, 0) + other(i, j, k, 0));
            var part = anova.Components(0.95).Groups!.Value;
            held += part.Low <= 4.5 && 4.5 <= part.High ? 1 : 0;
        }

        Assert.True(held > 0.935 * Designs, $"{held} of {Designs}");
    }

    [Fact]
    public void One_group_has_no_component_of_groups_and_equal_numbers_have_no_variance()
    {
        var (groups, subgroups, repeats) = NestedAnova.Of(1, 3, 2, 1, (_, _, _, _) => 0.1).Components(0.95);
        Assert.Null(groups);
        Assert.Equal(new VarianceComponent(2, 0, 0, 0, 0), subgroups);
        Assert.Equal(new VarianceComponent(3, 0, 0, 0, 0), repeats);
    }

    /// <summary>Normal effects of known deviations, by their numbers.</summary>
    private static Func<int, int, int, int, double> Drawn(ulong seed, int design, double groups, double subgroups, double repeats)
    {
        var draws = new Draws(seed).Replicate(design);
        return (i, j, k, place) => (groups * draws.Normal(Purpose.Data, (ulong)i, place))
            + (subgroups * draws.Normal(Purpose.Data, (ulong)(1000 + (100 * i) + j), place))
            + (repeats * draws.Normal(Purpose.Data, (ulong)(1_000_000 + (10_000 * i) + (100 * j) + k), place));
    }
}
