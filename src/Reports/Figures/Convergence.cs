using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

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

                var hasDiverged = runs[r].Outcome == RunOutcome.Diverged && own.Length > 0 && time > own[^1].Time;
                if (own.Length > 0 && own[places[r]].Time <= time && !hasDiverged)
                {
                    values.Add(Log(own[places[r]].Distance));
                }
            }

            return [.. values];
        }
    }

    /// <summary>
    /// Distance against macro-iterations: of every run the largest sample at each count, which is what a certificate speaks of; a count
    /// that samples skipped keeps the value before it. The curve ends where fewer than half of the runs have come.
    /// </summary>
    public static Curve OverMacroIterations(IReadOnlyList<Trajectory> runs)
    {
        var largest = runs.Select(LargestPerCount).ToArray();
        var reached = largest.Where(counts => counts.Length > 0).Select(counts => counts.Length - 1).OrderDescending().ToArray();
        var end = reached.Length == 0 ? -1 : reached[(reached.Length - 1) / 2];
        return Curve.Of(Enumerable.Range(0, end + 1).Select(count => ((double)count, Values(count))));

        double[] Values(int count) => [.. largest.Where(counts => count < counts.Length).Select(counts => Log(counts[count]))];
    }

    /// <summary>A line through one run's distances against virtual seconds.</summary>
    public static (double[] X, double[] Y) Line(Trajectory run)
    {
        var samples = Finite(run).ToArray();
        return ([.. samples.Select(sample => Ticks.ToSeconds(sample.Time))], [.. samples.Select(sample => Log(sample.Distance))]);
    }

    /// <summary>True where some distance lies below a floor.</summary>
    public static bool IsClipped(IEnumerable<Trajectory> runs, double floor = Floor) =>
        runs.Any(run => run.Samples.Any(sample => sample.Distance < floor));

    private static IEnumerable<Sample> Finite(Trajectory run) => run.Samples.Where(sample => double.IsFinite(sample.Distance));

    /// <summary>By macro-iteration, from 0 to the last one reached.</summary>
    private static double[] LargestPerCount(Trajectory run)
    {
        var samples = Finite(run).ToList();
        var largest = new double[samples.Count == 0 ? 0 : samples.Max(sample => sample.MacroIteration) + 1];
        Array.Fill(largest, double.NaN);
        foreach (var sample in samples)
        {
            ref var most = ref largest[sample.MacroIteration];
            most = Math.Max(double.IsNaN(most) ? 0 : most, sample.Distance);
        }

        for (var count = 1; count < largest.Length; count++)
        {
            largest[count] = double.IsNaN(largest[count]) ? largest[count - 1] : largest[count];
        }

        return largest;
    }
}
