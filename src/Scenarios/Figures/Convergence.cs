using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>
/// What the convergence figure shows of a model, as numbers. Distances are decimal logarithms, at least that of the floor.
/// </summary>
internal static class Convergence
{
    /// <summary>Smaller distances, zero among them, are drawn here: it is about the rounding of the numbers themselves.</summary>
    public const double Floor = 1e-16;

    /// <summary>The logarithm of a distance, clipped at the floor.</summary>
    public static double Log(double distance) => Math.Log10(Math.Max(distance, Floor));

    /// <summary>
    /// Distance against virtual seconds over the runs. A run that has ended keeps its last distance; one that diverged counts until
    /// then.
    /// </summary>
    public static Curve OverTime(IReadOnlyList<Trajectory> runs)
    {
        var times = new SortedSet<long>(runs.SelectMany(run => Finite(run).Select(sample => sample.Time)));
        var places = new int[runs.Count];
        var samples = runs.Select(run => Finite(run).ToArray()).ToArray();
        return Curve.Of(times.Select(time => (Ticks.ToSeconds(time), Values(time))));

        double[] Values(long time)
        {
            var values = new List<double>(runs.Count);
            for (var r = 0; r < runs.Count; r++)
            {
                var own = samples[r];
                while (places[r] + 1 < own.Length && own[places[r] + 1].Time <= time)
                {
                    places[r]++;
                }

                var hasDiverged = runs[r].Outcome == Outcome.Diverged && own.Length > 0 && time > own[^1].Time;
                if (own.Length > 0 && own[places[r]].Time <= time && !hasDiverged)
                {
                    values.Add(Log(own[places[r]].Distance));
                }
            }

            return [.. values];
        }
    }

    /// <summary>
    /// Distance against macro-iterations: of every run the last sample at each count, over the runs that have one there. The curve ends
    /// where fewer than half of the runs have come.
    /// </summary>
    public static Curve OverMacroIterations(IReadOnlyList<Trajectory> runs)
    {
        var last = runs.Select(LastPerCount).ToArray();
        var reached = last.Where(counts => counts.Count > 0).Select(counts => counts.Keys.Max()).OrderDescending().ToArray();
        var end = reached.Length == 0 ? -1 : reached[(reached.Length - 1) / 2];
        return Curve.Of(Enumerable.Range(0, end + 1).Select(count => ((double)count, Values(count))));

        double[] Values(int count) => [.. last.Where(counts => counts.ContainsKey(count)).Select(counts => Log(counts[count]))];
    }

    /// <summary>A line through one run's distances against virtual seconds.</summary>
    public static (double[] X, double[] Y) Line(Trajectory run)
    {
        var samples = Finite(run).ToArray();
        return ([.. samples.Select(sample => Ticks.ToSeconds(sample.Time))], [.. samples.Select(sample => Log(sample.Distance))]);
    }

    /// <summary>True where some distance lies below the floor.</summary>
    public static bool IsClipped(IEnumerable<Trajectory> runs) => runs.Any(run => run.Samples.Any(sample => sample.Distance < Floor));

    private static IEnumerable<Sample> Finite(Trajectory run) => run.Samples.Where(sample => double.IsFinite(sample.Distance));

    private static Dictionary<int, double> LastPerCount(Trajectory run)
    {
        var last = new Dictionary<int, double>();
        foreach (var sample in Finite(run))
        {
            last[sample.MacroIteration] = sample.Distance;
        }

        return last;
    }
}
