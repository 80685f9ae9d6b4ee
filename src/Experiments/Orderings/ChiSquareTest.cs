using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Hogwild.Experiments;

/// <summary>
/// Pearson's test of whether observed counts can come from known probabilities. Outcomes that are expected fewer than five times are merged
/// with the next more probable ones until every cell has five.
/// </summary>
/// <param name="Cells">Number of cells after merging.</param>
/// <param name="Outside">Observations of what has probability 0.</param>
/// <param name="Statistic">Σ (observed − expected)²/expected; infinite where something impossible was observed.</param>
/// <param name="Degrees">Cells − 1.</param>
/// <param name="P">The probability of a statistic as large or larger, to four digits; not a number where there is only one cell.</param>
public sealed record ChiSquareTest(int Cells, long Outside, double Statistic, int Degrees, double P)
{
    private const double LeastExpected = 5;

    /// <summary>Makes the test.</summary>
    /// <param name="outcomes">Of every outcome its probability and how often it was observed.</param>
    public static ChiSquareTest Of(IReadOnlyList<(double Probability, long Observed)> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var samples = outcomes.Sum(outcome => outcome.Observed);
        var outside = outcomes.Where(outcome => outcome.Probability == 0).Sum(outcome => outcome.Observed);
        var cells = Merged([.. outcomes.Where(outcome => outcome.Probability > 0)
            .Select(outcome => (outcome.Probability * samples, outcome.Observed)).OrderBy(cell => cell.Item1)]);
        var statistic = outside > 0 ? double.PositiveInfinity
            : cells.Sum(cell => (cell.Observed - cell.Expected) * (cell.Observed - cell.Expected) / cell.Expected);
        var degrees = cells.Count - 1;
        var p = outside > 0 ? 0 : degrees < 1 ? double.NaN : 1 - new ChiSquared(degrees).CumulativeDistribution(statistic);
        return new ChiSquareTest(cells.Count, outside, statistic, degrees, Rounded(p));
    }

    // Gamma functions differ between machines in the last digits.
    private static double Rounded(double p) => double.Parse(p.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static List<(double Expected, long Observed)> Merged(IReadOnlyList<(double Expected, long Observed)> sorted)
    {
        var cells = new List<(double Expected, long Observed)>();
        foreach (var cell in sorted)
        {
            if (cells.Count > 0 && cells[^1].Expected < LeastExpected)
            {
                cells[^1] = Sum(cells[^1], cell);
            }
            else
            {
                cells.Add(cell);
            }
        }

        if (cells.Count > 1 && cells[^1].Expected < LeastExpected)
        {
            cells[^2] = Sum(cells[^2], cells[^1]);
            cells.RemoveAt(cells.Count - 1);
        }

        return cells;

        static (double Expected, long Observed) Sum((double Expected, long Observed) a, (double Expected, long Observed) b) =>
            (a.Expected + b.Expected, a.Observed + b.Observed);
    }
}
