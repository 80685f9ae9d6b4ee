using System.Globalization;
using Hogwild.Simulation;
using MathNet.Numerics;

namespace Hogwild.Experiments;

/// <summary>
/// A family of distributions that a scenario can name, in parameters that may be any numbers: what must be positive goes in as its
/// logarithm. Durations are in units in which they are about 1.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Start">Parameters to begin with, from what stands for the durations, in order.</param>
/// <param name="Below">The probability of at most x, and of more; both, since one is exact where the other is not.</param>
/// <param name="Spec">The distribution in ticks, of which a unit has so many.</param>
internal sealed record DelayFamily(
    string Name,
    Func<double[], double[]> Start,
    Func<double[], double, (double AtMost, double More)> Below,
    Func<double[], double, DelaySpec> Spec)
{
    // Where a distribution begins or ends is best fitted by the first or last duration: just so that this one is inside.
    private const double Inside = 1 - 1e-6;
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>All but the constant, which is none of numbers that vary.</summary>
    public static IReadOnlyList<DelayFamily> All { get; } =
    [
        new("uniform", middles => [middles[0] * Inside, Log((middles[^1] / Inside) - (middles[0] * Inside))], Uniform,
            (p, unit) => new DelaySpec.Uniform(Time(p[0], unit), Time(p[0] + Exp(p[1]), unit))),
        new("exponential", middles => [Log(middles.Average())], (p, x) => Exponential(x / Exp(p[0])),
            (p, unit) => new DelaySpec.Exponential(AtLeastATick(Exp(p[0]), unit))),
        new("shifted exponential", middles => [middles[0] * Inside, Log(middles.Average() - (middles[0] * Inside))],
            (p, x) => p[0] < 0 ? None : Exponential((x - p[0]) / Exp(p[1])),
            (p, unit) => new DelaySpec.Exponential(AtLeastATick(p[0] + Exp(p[1]), unit), Time(p[0], unit))),
        new("log-normal", middles => [Log(Median(middles)), -0.5], (p, x) => LogNormal(x, p[0], p[1]),
            (p, unit) => new DelaySpec.LogNormal(AtLeastATick(Exp(p[0]), unit), Exp(p[1]))),
        new("shifted log-normal", middles => [middles[0] * 0.5, Log(Median(middles) - (middles[0] * 0.5)), -0.5],
            (p, x) => p[0] < 0 ? None : LogNormal(x - p[0], p[1], p[2]),
            (p, unit) => new DelaySpec.Shifted(
                new DelaySpec.LogNormal(AtLeastATick(Exp(p[1]), unit), Exp(p[2])), Time(p[0], unit))),
        new("pareto", middles => [Log(middles[0] * Inside), 0.5], Pareto,
            (p, unit) => new DelaySpec.Pareto(AtLeastATick(Exp(p[0]), unit), Exp(p[1]))),
        new("gamma", middles => [0, Log(middles.Average())], Gamma, (p, unit) => MathNet(
            "gamma", ("shape", Exp(p[0])), ("rate", Exp(p[0]) / (Exp(p[1]) * unit / Millisecond.Ticks)))),
        new("weibull", middles => [0, Log(middles.Average())], Weibull, (p, unit) => MathNet(
            "weibull", ("shape", Exp(p[0])), ("scale", Exp(p[1]) * unit / Millisecond.Ticks))),
    ];

    // Parameters that no distribution has.
    private static (double AtMost, double More) None => (double.NaN, double.NaN);

    private static (double AtMost, double More) Uniform(double[] p, double x)
    {
        var share = Math.Clamp((x - p[0]) / Exp(p[1]), 0, 1);
        return p[0] < 0 ? None : (share, 1 - share);
    }

    private static (double AtMost, double More) Exponential(double x) => x <= 0 ? (0, 1)
        : Elementary.Exp(-x) is var more && x < 1e-5 ? (x - (x * x / 2), more) : (1 - more, more);

    private static (double AtMost, double More) LogNormal(double x, double logMedian, double logSigma)
    {
        if (x <= 0)
        {
            return (0, 1);
        }

        var z = (Log(x) - logMedian) / (Exp(logSigma) * Math.Sqrt(2));
        return (SpecialFunctions.Erfc(-z) / 2, SpecialFunctions.Erfc(z) / 2);
    }

    private static (double AtMost, double More) Pareto(double[] p, double x)
    {
        var more = x <= Exp(p[0]) ? 1 : Exp(-Exp(p[1]) * (Log(x) - p[0]));
        return (1 - more, more);
    }

    private static (double AtMost, double More) Gamma(double[] p, double x)
    {
        var shape = Exp(p[0]);
        if (x <= 0 || shape > 1e6)
        {
            return shape > 1e6 ? None : (0, 1);
        }

        var at = x * shape / Exp(p[1]);
        return (SpecialFunctions.GammaLowerRegularized(shape, at), SpecialFunctions.GammaUpperRegularized(shape, at));
    }

    private static (double AtMost, double More) Weibull(double[] p, double x) =>
        x <= 0 ? (0, 1) : Exponential(Exp(Exp(p[0]) * (Log(x) - p[1])));

    private static DelaySpec.MathNet MathNet(string name, params (string Name, double Value)[] parameters) =>
        new(name, [.. parameters.Select(item => KeyValuePair.Create(item.Name, Rounded(item.Value)))], Millisecond);

    // As many digits as any sample is good for.
    private static double Rounded(double value) =>
        double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Median(double[] middles) => middles[middles.Length / 2];

    private static TimeSpan Time(double length, double unit) => TimeSpan.FromTicks((long)Math.Round(length * unit));

    private static TimeSpan AtLeastATick(double length, double unit) =>
        Time(length, unit) is { Ticks: > 0 } time ? time : TimeSpan.FromTicks(1);

    private static double Log(double x) => Elementary.Log(Math.Max(x, 1e-9));

    private static double Exp(double x) => Elementary.Exp(Math.Clamp(x, -40, 40));
}
