using MathNet.Numerics.Distributions;

namespace Hogwild.Experiments;

/// <summary>
/// The analysis of variance of a balanced nested design of random effects, y = μ + aᵢ + bᵢⱼ + eᵢⱼₖ, with i, j, k from 1 to G, S, R: groups,
/// subgroups within them, repeats within those (Searle, Casella and McCulloch 1992, Variance Components, section 3.6 and chapter 4). Mean
/// squares of several responses may be averaged: then components are means over responses, and intervals hold them at least as often as
/// stated, since a mean of mean squares has no fewer degrees of freedom than one alone (Box 1954, Annals of Mathematical Statistics 25,
/// 290–302).
/// </summary>
/// <param name="Groups">G, at least 1; with 1 there is no variance of groups.</param>
/// <param name="Subgroups">S, at least 2.</param>
/// <param name="Repeats">R, at least 2.</param>
/// <param name="OfGroups">The mean square among groups, with G − 1 degrees of freedom; not a number for one group.</param>
/// <param name="OfSubgroups">The mean square among subgroups within groups, with G(S − 1) degrees of freedom.</param>
/// <param name="OfRepeats">The mean square among repeats within subgroups, with GS(R − 1) degrees of freedom.</param>
public sealed record NestedAnova(int Groups, int Subgroups, int Repeats, double OfGroups, double OfSubgroups, double OfRepeats)
{
    /// <summary>The mean squares of numbers, averaged over responses.</summary>
    /// <param name="groups">G.</param>
    /// <param name="subgroups">S.</param>
    /// <param name="repeats">R.</param>
    /// <param name="responses">How many responses there are, at least 1.</param>
    /// <param name="number">The number of a group, subgroup, repeat and response, each from 0.</param>
    public static NestedAnova Of(int groups, int subgroups, int repeats, int responses, Func<int, int, int, int, double> number)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(subgroups, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(responses, 1);
        var (ofGroups, ofSubgroups, ofRepeats) = (0.0, 0.0, 0.0);
        for (var response = 0; response < responses; response++)
        {
            var means = new double[groups];
            for (var group = 0; group < groups; group++)
            {
                var inner = new double[subgroups];
                for (var subgroup = 0; subgroup < subgroups; subgroup++)
                {
                    double[] values = [.. Enumerable.Range(0, repeats).Select(repeat => number(group, subgroup, repeat, response))];
                    (inner[subgroup], var rest) = Spread(values);
                    ofRepeats += rest;
                }

                (means[group], var squares) = Spread(inner);
                ofSubgroups += repeats * squares;
            }

            ofGroups += repeats * subgroups * Spread(means).Squares;
        }

        return new NestedAnova(
            groups,
            subgroups,
            repeats,
            ofGroups / (groups - 1) / responses,
            ofSubgroups / (groups * (subgroups - 1)) / responses,
            ofRepeats / (groups * subgroups * (repeats - 1)) / responses);
    }

    /// <summary>
    /// The components of variance: of groups, null where there is one group; of subgroups; of repeats. Estimates are those of the analysis
    /// of variance, (mean square − the next one) / (numbers in a class), and may be below 0. The interval of the last is exact for normal
    /// effects; those of differences are by the modified large-sample method (Ting, Burdick, Graybill, Jeyaratnam and Lu 1990; Burdick and
    /// Graybill 1992, Confidence Intervals on Variance Components, section 3.3), cut off at 0.
    /// </summary>
    /// <param name="confidence">The confidence of the intervals, above 0 and below 1.</param>
    public (VarianceComponent? Groups, VarianceComponent Subgroups, VarianceComponent Repeats) Components(double confidence)
    {
        var (groups, subgroups, repeats) = (Groups - 1, Groups * (Subgroups - 1), Groups * Subgroups * (Repeats - 1));
        return (
            Groups == 1 ? null : Difference((OfGroups, groups), (OfSubgroups, subgroups), Subgroups * Repeats, confidence),
            Difference((OfSubgroups, subgroups), (OfRepeats, repeats), Repeats, confidence),
            new VarianceComponent(
                repeats,
                OfRepeats,
                OfRepeats,
                OfRepeats * repeats / ChiSquared.InvCDF(repeats, (1 + confidence) / 2),
                OfRepeats * repeats / ChiSquared.InvCDF(repeats, (1 - confidence) / 2)));
    }

    /// <summary>Mean and sum of squares about it. Equal numbers have none.</summary>
    private static (double Mean, double Squares) Spread(double[] values)
    {
        if (Array.TrueForAll(values, value => value == values[0]))
        {
            return (values[0], 0);
        }

        var mean = values.Sum() / values.Length;
        return (mean, values.Sum(value => (value - mean) * (value - mean)));
    }

    /// <summary>The component (θ₁ − θ₂)/count of two mean squares with their degrees of freedom.</summary>
    private static VarianceComponent Difference(
        (double Square, int Degrees) first, (double Square, int Degrees) second, int count, double confidence)
    {
        var (upper, lower) = ((1 + confidence) / 2, (1 - confidence) / 2);
        var (one, two) = (first.Square, second.Square);
        var (g1, h1) = (1 - (first.Degrees / Chi(first, upper)), (first.Degrees / Chi(first, lower)) - 1);
        var (g2, h2) = (1 - (second.Degrees / Chi(second, upper)), (second.Degrees / Chi(second, lower)) - 1);
        var (high, low) = (F(upper), F(lower));
        var g12 = (Square(high - 1) - (g1 * g1 * high * high) - (h2 * h2)) / high;
        var h12 = (Square(1 - low) - (h1 * h1 * low * low) - (g2 * g2)) / low;
        var below = (g1 * g1 * one * one) + (h2 * h2 * two * two) + (g12 * one * two);
        var above = (h1 * h1 * one * one) + (g2 * g2 * two * two) + (h12 * one * two);
        var difference = one - two;
        return new VarianceComponent(
            first.Degrees,
            one,
            difference / count,
            Math.Max(0, difference - Math.Sqrt(Math.Max(0, below))) / count,
            Math.Max(0, difference + Math.Sqrt(Math.Max(0, above))) / count);

        double F(double probability) => FisherSnedecor.InvCDF(first.Degrees, second.Degrees, probability);

        static double Chi((double, int Degrees) of, double probability) => ChiSquared.InvCDF(of.Degrees, probability);

        static double Square(double value) => value * value;
    }
}
