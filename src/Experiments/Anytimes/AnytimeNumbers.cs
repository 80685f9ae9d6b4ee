using Hogwild.Simulation;
using StudentT = MathNet.Numerics.Distributions.StudentT;

namespace Hogwild.Experiments;

/// <summary>
/// What the answers of a model are worth while a run goes on: along what was spent, and where it is switched off at a time that is drawn.
/// An answer is that of the last sample before; once a run has diverged it has none.
/// </summary>
internal sealed record AnytimeNumbers
{
    private const int Points = 501;
    private const double Confidence = 0.95;

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Against activations that renewed a state, divided by the number of nodes.</summary>
    public required SampleCurve OverUpdates { get; init; }

    /// <summary>Against messages sent.</summary>
    public required SampleCurve OverMessages { get; init; }

    /// <summary>The same two of the synchronous computation.</summary>
    public required (SampleCurve OverUpdates, SampleCurve OverMessages) Synchronous { get; init; }

    /// <summary>The number at the time of switching off, over all draws of all schedules that have an answer then.</summary>
    public required Statistics Off { get; init; }

    /// <summary>
    /// Student's interval of 95 % for its mean, over schedules, of each the mean over its draws; null for fewer than two.
    /// </summary>
    public required (double Low, double High)? Interval { get; init; }

    /// <summary>What was spent until then, in the mean: virtual seconds, updates a node, messages.</summary>
    public required (double Seconds, double Updates, double Messages) Spent { get; init; }

    /// <summary>How many draws there are.</summary>
    public required int Draws { get; init; }

    /// <summary>How many of them find no answer: the run had diverged, or the number is not finite.</summary>
    public int Without => Draws - Off.N;

    /// <summary>The numbers of a run's models; a model without the metric has none.</summary>
    /// <param name="result">The run, of a scenario with a section on switching off.</param>
    public static IReadOnlyList<AnytimeNumbers> Of(RunResult result) =>
    [
        .. result.Models.Where(model => model.Asynchronous.Count > 0).Select(model => Of(result.Scenario, model))
            .Where(numbers => numbers.OverUpdates.X.Length > 0),
    ];

    private static AnytimeNumbers Of(Scenario scenario, ModelResult model)
    {
        var spec = scenario.Anytime!;
        var off = spec.Off.Create();
        List<(double Value, Sample Sample)>[] drawn =
        [
            .. model.Asynchronous.Select(run => Drawn(run, spec, off, new Draws(scenario.Seed).Replicate(run.Replicate), scenario)),
        ];
        var all = drawn.SelectMany(list => list).ToList();
        double[] means =
        [
            .. drawn.Select(list => Statistics.Of(list.Select(item => item.Value))).Where(of => of.N > 0).Select(of => of.Mean),
        ];
        return new AnytimeNumbers
        {
            Model = model.Model,
            OverUpdates = Curve(model.Asynchronous, spec.Column, sample => sample.UpdatesPerNode),
            OverMessages = Curve(model.Asynchronous, spec.Column, sample => sample.Messages),
            Synchronous = (
                Curve([model.Synchronous], spec.Column, sample => sample.UpdatesPerNode),
                Curve([model.Synchronous], spec.Column, sample => sample.Messages)),
            Off = Statistics.Of(all.Select(item => item.Value)),
            Interval = means.Length < 2 ? null : IntervalOf(means),
            Spent = (
                Mean(all, sample => Ticks.ToSeconds(sample.Time)), Mean(all, sample => sample.UpdatesPerNode),
                Mean(all, sample => sample.Messages)),
            Draws = all.Count,
        };
    }

    private static double Mean(List<(double Value, Sample Sample)> all, Func<Sample, double> number) =>
        Statistics.Of(all.Select(item => number(item.Sample))).Mean;

    private static (double Low, double High) IntervalOf(double[] means)
    {
        // The standard error of the mean: the population's deviation over √(n − 1) is the sample's over √n.
        var over = Statistics.Of(means);
        var half = StudentT.InvCDF(0, 1, means.Length - 1, 0.5 + (Confidence / 2)) * over.Std / Math.Sqrt(means.Length - 1);
        return (over.Mean - half, over.Mean + half);
    }

    /// <summary>What a run has at times that are drawn for it.</summary>
    private static List<(double Value, Sample Sample)> Drawn(
        Trajectory run, AnytimeSpec spec, IDistribution off, Draws draws, Scenario scenario)
    {
        var found = new List<(double Value, Sample Sample)>(spec.Draws);
        for (var draw = 0; draw < spec.Draws; draw++)
        {
            var time = Math.Min(scenario.Run.Until.Ticks, off.Quantile(draws.Uniform(Purpose.SwitchOff, 0, draw)));
            var sample = Last(run.Samples, item => item.Time <= time);
            found.Add((ValueOf(run, sample, spec.Column), sample));
        }

        return found;
    }

    private static double ValueOf(Trajectory run, Sample sample, string column) =>
        sample.Time >= run.DivergedAt?.Ticks ? double.NaN : run.NumberAt(sample, column);

    /// <summary>A number against what was spent. A run that has ended keeps its last number; what is not finite is left out.</summary>
    private static SampleCurve Curve(IReadOnlyList<Trajectory> runs, string column, Func<Sample, double> spent)
    {
        var most = runs.Max(run => spent(run.Samples[^1]));
        var points = new List<(double X, double Low, double Mean, double High)>();
        for (var point = 0; point < Points; point++)
        {
            var x = most * point / (Points - 1);
            double[] values =
            [
                .. runs.Select(run => ValueOf(run, Last(run.Samples, sample => spent(sample) <= x), column)).Where(double.IsFinite),
            ];
            if (values.Length > 0)
            {
                var mean = values.Sum() / values.Length;
                Array.Sort(values);
                points.Add((x, Quantiles.Of(values, 0.1), mean, Quantiles.Of(values, 0.9)));
            }
        }

        return new SampleCurve(
            [.. points.Select(point => point.X)],
            [.. points.Select(point => point.Low)],
            [.. points.Select(point => point.Mean)],
            [.. points.Select(point => point.High)]);
    }

    /// <summary>The last sample of which something holds that holds of the first ones alone; the first one at least.</summary>
    private static Sample Last(IReadOnlyList<Sample> samples, Func<Sample, bool> holds)
    {
        var (from, to) = (0, samples.Count - 1);
        while (from < to)
        {
            var middle = (from + to + 1) / 2;
            (from, to) = holds(samples[middle]) ? (middle, to) : (from, middle - 1);
        }

        return samples[from];
    }
}
