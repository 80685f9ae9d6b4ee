using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// What is proved about a model under a scenario's scheduler, and after its runs; as a bound on the distance that figures show.
/// </summary>
internal static class Certification
{
    /// <summary>The rate of a contraction, which needs no bound on delays; null where nothing is proved.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scale">What distances are divided by.</param>
    /// <param name="isAtomic">Whether every read is of one version in all its components.</param>
    /// <param name="rules">The rule as it begins in every replicate; the line begins at the farthest. Null for the rule itself.</param>
    public static RateLine? Rate(Model model, double scale, bool isAtomic = true, IReadOnlyList<IUpdateRule>? rules = null)
    {
        if (model.Certificate is not { } certificate || (certificate.NeedsAtomicReads && !isAtomic))
        {
            return null;
        }

        var away = (rules ?? [model.Rule]).Max(
            rule => certificate.Norm(new SynchronousIteration(rule, model.Data.Graph).States, model.Reference.States));

        // Who starts at an answer of 0 has no scale, and stays there.
        var start = away == 0 ? 0 : away * Largest(certificate, model.Rule.StateSize) / scale;
        return new RateLine(start, certificate.Factor, certificate.Statement);
    }

    /// <summary>The largest number that a deviation of norm 1 can have in it.</summary>
    /// <param name="certificate">Has the norm.</param>
    /// <param name="size">How many numbers a node has.</param>
    public static double Largest(Certificate certificate, int size)
    {
        // |d_k| · ‖e_k‖_b ≤ ‖d‖_b for the norms in use, hence ‖d‖∞ ≤ ‖d‖_b / min_k ‖e_k‖_b.
        var smallest = double.PositiveInfinity;
        for (var k = 0; k < size; k++)
        {
            var unit = new double[size];
            unit[k] = 1;
            smallest = Math.Min(smallest, certificate.BlockNorm(unit));
        }

        return certificate.NodeWeights.DefaultIfEmpty(0).Max() / smallest;
    }

    /// <summary>
    /// What is known about the step size of an energy: D from the bound that the scheduler keeps, or else from the largest lag of the runs.
    /// Null for every other rule, and where there is neither bound nor run.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">Says who decides.</param>
    /// <param name="runs">The runs under that scheduler.</param>
    /// <param name="scale">What distances are divided by.</param>
    /// <param name="isAtomic">Whether every read is of one version in all its components.</param>
    public static StepSizeCertificate? Step(
        Model model, Scenario scenario, IReadOnlyList<Trajectory> runs, double scale, bool isAtomic = true)
    {
        // Workers take two exchanges, and what is known about delays is about one.
        if (model is not { Rule: IEnergyDescent rule, Curvature: { } bounds } || scenario.Workers is not null)
        {
            return null;
        }

        var promised = Delays.Of(scenario.Scheduler, scenario.Step);
        if ((promised?.Delay ?? LargestLag(runs)) is not { } delay)
        {
            return null;
        }

        var certificate = EnergyCertificate.Certify(bounds, rule.Alpha, delay);
        var reason = Reason(certificate, runs, isAtomic);
        var status = reason.Length > 0 ? StepSizeStatus.Withdrawn
            : !certificate.Holds ? StepSizeStatus.Heuristic
            : promised is null ? StepSizeStatus.APosteriori : StepSizeStatus.Proved;
        return new StepSizeCertificate
        {
            Status = status,
            Alpha = certificate.Alpha,
            Limit = certificate.StepLimit,
            Delay = delay,
            DelayFrom = promised?.From ?? "the largest lag measured",
            Lambda = certificate.Lambda,
            Reason = reason,
            Line = status == StepSizeStatus.Proved ? Line(model, rule, certificate, promised!, scenario.Step.TotalSeconds, scale) : null,
        };
    }

    private static DecayLine? Line(
        Model model, IEnergyDescent rule, EnergyCertificate certificate, Delays delays, double step, double scale)
    {
        var excess = rule.Excess(model.Reference.States);
        return scale > 0 && EnergyRate.Of(certificate, delays.Window, rule.Beta, excess) is { } rate
            ? new DecayLine(rate.Distance(0) / scale, Math.Sqrt(rate.Factor), rate.Period * step) : null;
    }

    private static string Reason(EnergyCertificate certificate, IReadOnlyList<Trajectory> runs, bool isAtomic)
    {
        var violations = Metric(runs, "violations").Sum();
        if (violations > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{violations} {(violations == 1 ? "violation" : "violations")}");
        }

        var staleOwn = Metric(runs, "stale_own").Sum();
        if (staleOwn > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"own state not fresh {staleOwn} times");
        }

        return certificate.NeedsAtomicReads && !isAtomic ? "torn reads" : string.Empty;
    }

    private static int? LargestLag(IReadOnlyList<Trajectory> runs) =>
        runs.Count == 0 ? null : (int)Metric(runs, "lag_max").Concat(Metric(runs, "nested_lag_max")).DefaultIfEmpty(0).Max();

    private static IEnumerable<double> Metric(IReadOnlyList<Trajectory> runs, string metric) =>
        runs.SelectMany(run => run.Metrics).Where(item => item.Key == metric).Select(item => item.Value);
}
