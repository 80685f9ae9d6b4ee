using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Fits families to durations by maximum likelihood: one between From and To has the probability (1 − q)(F(To) − F(From)) with q the
/// share that never ends, one of which only From is known q + (1 − q)(1 − F(From)). The best is that of the smallest AIC; of those within 2
/// of it, which data do not tell apart, the one with fewest parameters.
/// </summary>
internal static class DelayFitter
{
    private const double Indifferent = 2;
    private const int Most = 6_000;
    private const int Few = 600;

    // By how much more than the best an AIC may be in a sample of a few, and the family still be the best of all.
    private const double Near = 12;
    private const double Finer = 0.02;
    private const int Refinements = 80;
    private const double Smallest = 1e-300;

    /// <summary>The best fit.</summary>
    /// <param name="all">The durations.</param>
    /// <param name="least">How many must be known to have ended.</param>
    /// <param name="mayBeLost">Whether some may never end.</param>
    /// <returns>The fit; null where fewer are known to have ended.</returns>
    public static DelayFit? Fit(IReadOnlyList<CensoredDuration> all, int least, bool mayBeLost)
    {
        var ended = all.Count(item => item.HasEnded);
        if (ended < least)
        {
            return null;
        }

        var (durations, few) = (Thinned(all, Most), Thinned(all, Few));
        var (middles, some) = (Middles(durations), Middles(few));
        var unit = Math.Max(1, middles.Average());
        var mayLose = mayBeLost && Array.Exists(durations, item => !item.HasEnded);
        List<Candidate> candidates = [.. Constants(durations, mayLose)];
        var (sample, whole) = (Scaled(some.Length == 0 ? durations : few, unit), Scaled(durations, unit));
        double[] starts = [.. (some.Length == 0 ? middles : some).Select(middle => middle / unit)];
        double[] allStarts = [.. middles.Select(middle => middle / unit)];
        List<(Shape Shape, double[] At, double Aic)> rough = [.. Shape.All(mayLose).Select(shape => Rough(shape, sample, starts))];
        var near = rough.Min(item => item.Aic) + Near;
        foreach (var (shape, at, aic) in rough)
        {
            // What is far off in a sample is not looked at again in the whole.
            var (own, cost) = aic > near || whole.Length == sample.Length
                ? (at, Cost(shape, at, whole)) : Refined(shape, at, allStarts, whole);
            candidates.Add(Made(shape, own, cost, unit));
        }

        return Best(candidates, durations, ended, all.Count - ended);
    }

    private static (Shape Shape, double[] At, double Aic) Rough(Shape shape, CensoredDuration[] sample, double[] starts)
    {
        var (at, cost) = NelderMead.Minimise(point => Cost(shape, point, sample), shape.Start(starts));
        return (shape, at, (2 * cost) + (2 * at.Length));
    }

    /// <summary>From where a sample has led to, or from what the whole suggests where that is better.</summary>
    private static (double[] At, double Cost) Refined(Shape shape, double[] at, double[] starts, CensoredDuration[] whole)
    {
        var fresh = shape.Start(starts);
        var start = Cost(shape, fresh, whole) < Cost(shape, at, whole) ? fresh : at;
        return NelderMead.Once(point => Cost(shape, point, whole), start, Finer, Refinements);
    }

    private static double[] Middles(CensoredDuration[] durations) =>
        [.. durations.Where(item => item.HasEnded).Select(item => item.Middle).Order()];

    /// <summary>Evenly as many as that, where there are more.</summary>
    private static CensoredDuration[] Thinned(IReadOnlyList<CensoredDuration> all, int most) =>
        [.. all.Where((_, index) => all.Count <= most || index % ((all.Count / most) + 1) == 0)];

    private static CensoredDuration[] Scaled(CensoredDuration[] durations, double unit) =>
        [.. durations.Select(item => new CensoredDuration(item.From / unit, item.To / unit))];

    private static DelayFit Best(List<Candidate> candidates, CensoredDuration[] durations, int ended, int open)
    {
        var smallest = candidates.Min(item => item.Aic);
        var best = candidates.Where(item => item.Aic <= smallest + Indifferent)
            .OrderBy(item => item.Parameters).ThenBy(item => item.Aic).First();
        var (edges, atMost) = SelfConsistent.Of(durations);
        return new DelayFit
        {
            Family = best.Family,
            Spec = best.Spec,
            Loss = best.Loss,
            Aic = best.Aic,
            LogLikelihood = item => Log(best.Of(item)),
            Parameters = best.Parameters,
            Ended = ended,
            Open = open,
            Others = [.. candidates.Where(item => item.Family != best.Family).GroupBy(item => item.Family)
                .Select(group => KeyValuePair.Create(group.Key, group.Min(item => item.Aic) - best.Aic)).OrderBy(item => item.Value)],
            Curve = [.. edges.Select((edge, k) => (edge, atMost[k], (1 - best.Loss) * best.AtMost(edge)))],
        };
    }

    /// <summary>One duration that all may have; where there is none, and some may be lost, one that those that ended may have.</summary>
    private static IEnumerable<Candidate> Constants(CensoredDuration[] durations, bool mayLose)
    {
        CensoredDuration[] ended = [.. durations.Where(item => item.HasEnded)];
        if (Common(durations) is { } all)
        {
            yield return Constant(all, 0, ended.Length);
        }
        else if (mayLose && Common(ended) is { } some)
        {
            // What had not come by then is lost; of what is open for another reason nothing is known.
            yield return Constant(some, durations.Count(item => !item.HasEnded && item.From >= some), ended.Length);
        }
    }

    /// <summary>The middle of the durations in ticks that all intervals have; null where they have none.</summary>
    private static long? Common(CensoredDuration[] durations)
    {
        var (least, most) = (durations.Max(item => item.From), durations.Min(item => item.To));
        var middle = (long)Math.Floor((least + most) / 2);
        return least >= most ? null : middle > least ? middle : (long)Math.Floor(most);
    }

    private static Candidate Constant(long ticks, int lost, int ended)
    {
        var loss = (double)lost / (lost + ended);
        var likelihood = lost == 0 ? 0 : (lost * Math.Log(loss)) + (ended * Math.Log(1 - loss));
        var parameters = lost == 0 ? 1 : 2;
        return new Candidate(
            "constant", new DelaySpec.Constant(TimeSpan.FromTicks(Math.Max(0, ticks))), loss, (2 * parameters) - (2 * likelihood),
            parameters,
            item => item.HasEnded ? Share(item.From < ticks && ticks <= item.To, 1 - loss) : loss + Share(item.From < ticks, 1 - loss),
            x => x >= ticks ? 1 : 0);

        static double Share(bool isSo, double share) => isSo ? share : 0;
    }

    private static Candidate Made(Shape shape, double[] at, double cost, double unit)
    {
        var (own, loss) = shape.Split(at);
        return new Candidate(
            shape.Family.Name, shape.Family.Spec(own, unit), loss, (2 * cost) + (2 * at.Length), at.Length,
            item => Of(shape.Family, own, loss, new CensoredDuration(item.From / unit, item.To / unit)),
            x => shape.Family.Below(own, x / unit).AtMost);
    }

    private static double Cost(Shape shape, double[] at, CensoredDuration[] durations)
    {
        var ((own, loss), cost) = (shape.Split(at), 0.0);
        foreach (var item in durations)
        {
            cost -= Log(Of(shape.Family, own, loss, item));
        }

        return cost;
    }

    /// <summary>The likelihood of one duration.</summary>
    private static double Of(DelayFamily family, double[] own, double loss, CensoredDuration item)
    {
        var from = family.Below(own, item.From);
        if (!item.HasEnded)
        {
            return loss + ((1 - loss) * from.More);
        }

        var to = family.Below(own, item.To);
        return (1 - loss) * (from.AtMost < 0.5 ? to.AtMost - from.AtMost : from.More - to.More);
    }

    private static double Log(double probability) => Elementary.Log(Math.Max(Smallest, probability));

    /// <summary>A family, perhaps with a share that never ends as one parameter more: its logit.</summary>
    private sealed record Shape(DelayFamily Family, bool IsLossy)
    {
        private const double FirstLogit = -3;
        private const double LargestLogit = 40;

        public static IEnumerable<Shape> All(bool mayLose) => DelayFamily.All.SelectMany(family => mayLose
            ? (Shape[])[new Shape(family, false), new Shape(family, true)] : [new Shape(family, false)]);

        public double[] Start(double[] middles) => IsLossy ? [.. Family.Start(middles), FirstLogit] : Family.Start(middles);

        public (double[] Own, double Loss) Split(double[] at) => IsLossy
            ? (at[..^1], 1 / (1 + Elementary.Exp(-Math.Clamp(at[^1], -LargestLogit, LargestLogit)))) : (at, 0);
    }

    private sealed record Candidate(
        string Family, DelaySpec Spec, double Loss, double Aic, int Parameters, Func<CensoredDuration, double> Of,
        Func<double, double> AtMost);
}
