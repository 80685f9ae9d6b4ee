using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A number of samples against virtual seconds: its mean over runs, and the 10–90 % band.</summary>
/// <param name="X">Virtual seconds, increasing.</param>
/// <param name="Low">The 10 % quantile.</param>
/// <param name="Mean">The mean.</param>
/// <param name="High">The 90 % quantile.</param>
internal sealed record SampleCurve(double[] X, double[] Low, double[] Mean, double[] High)
{
    /// <summary>The curve of some runs. A run that has ended keeps its last number; what is not finite is left out.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="number">Which number of a sample.</param>
    public static SampleCurve Of(IReadOnlyList<Trajectory> runs, Func<Sample, double> number) => Of(runs, (_, sample) => number(sample));

    /// <inheritdoc cref="Of(IReadOnlyList{Trajectory}, Func{Sample, double})"/>
    public static SampleCurve Of(IReadOnlyList<Trajectory> runs, Func<Trajectory, Sample, double> number)
    {
        var times = new SortedSet<long>(runs.SelectMany(run => run.Samples.Select(sample => sample.Time)));
        var places = new int[runs.Count];
        var points = new List<(double X, double Low, double Mean, double High)>();
        foreach (var time in times)
        {
            var values = Values(runs, places, time, number);
            if (values.Length > 0)
            {
                var mean = values.Sum() / values.Length;
                Array.Sort(values);
                points.Add((Ticks.ToSeconds(time), Quantiles.Of(values, 0.1), mean, Quantiles.Of(values, 0.9)));
            }
        }

        return new SampleCurve(
            [.. points.Select(point => point.X)],
            [.. points.Select(point => point.Low)],
            [.. points.Select(point => point.Mean)],
            [.. points.Select(point => point.High)]);
    }

    private static double[] Values(IReadOnlyList<Trajectory> runs, int[] places, long time, Func<Trajectory, Sample, double> number)
    {
        var values = new List<double>(runs.Count);
        for (var run = 0; run < runs.Count; run++)
        {
            var samples = runs[run].Samples;
            while (places[run] + 1 < samples.Count && samples[places[run] + 1].Time <= time)
            {
                places[run]++;
            }

            if (samples[places[run]].Time <= time && number(runs[run], samples[places[run]]) is var value && double.IsFinite(value))
            {
                values.Add(value);
            }
        }

        return [.. values];
    }
}
