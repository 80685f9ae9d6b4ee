using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// The rate at which distances grow: the slope of the logarithm of their envelope over the second half of a run, by least squares. The
/// envelope is the largest distance in each of a few windows, so that an oscillation does not pass for a trend.
/// </summary>
/// <param name="Slope">Growth of ln(distance) per sample.</param>
/// <param name="Error">The standard error of the slope.</param>
/// <param name="Span">Samples between the first and the last window.</param>
internal readonly record struct GrowthRate(double Slope, double Error, double Span)
{
    private const int Windows = 16;
    private const double LeastChange = 0.1;
    private const double Errors = 2;
    private const double Floor = 1e-17;

    /// <summary>Samples that a run must have for this test.</summary>
    public const int LeastSamples = 4 * Windows;

    /// <summary>
    /// True where distances fall: by a tenth over the windows, and by more than twice the standard error of the slope. A cycle that neither
    /// grows nor shrinks, or that is being approached from farther out, does not fall.
    /// </summary>
    public bool Falls => Slope * Span < -LeastChange && Slope < -Errors * Error;

    /// <summary>True where they grow by as much.</summary>
    public bool Rises => Slope * Span > LeastChange && Slope > Errors * Error;

    /// <summary>The rate of a run; null where it is too short to tell.</summary>
    /// <param name="distances">One per sample.</param>
    public static GrowthRate? Of(IReadOnlyList<double> distances)
    {
        var width = distances.Count / 2 / Windows;
        if (width == 0)
        {
            return null;
        }

        // Counted from the end, so that what is left over by the division is among the first half.
        var first = distances.Count - (Windows * width);
        var envelope = new double[Windows];
        for (var window = 0; window < Windows; window++)
        {
            var largest = Floor;
            for (var k = 0; k < width; k++)
            {
                largest = Math.Max(largest, distances[first + (window * width) + k]);
            }

            envelope[window] = Elementary.Log(largest);
        }

        return Fit(envelope, width);
    }

    private static GrowthRate Fit(double[] envelope, int width)
    {
        var (centre, mean) = ((Windows - 1) / 2.0, envelope.Sum() / Windows);
        var (moment, squares) = (0.0, 0.0);
        for (var k = 0; k < Windows; k++)
        {
            moment += (k - centre) * (envelope[k] - mean);
            squares += (k - centre) * (k - centre);
        }

        var slope = moment / squares;
        var rest = 0.0;
        for (var k = 0; k < Windows; k++)
        {
            var deviation = envelope[k] - mean - (slope * (k - centre));
            rest += deviation * deviation;
        }

        return new GrowthRate(slope / width, Math.Sqrt(rest / (Windows - 2) / squares) / width, (Windows - 1.0) * width);
    }
}
