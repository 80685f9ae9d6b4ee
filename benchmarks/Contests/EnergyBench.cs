using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Contests;

/// <summary>The update of an energy GNN against its floating-point operations.</summary>
internal sealed class EnergyBench : IBench
{
    private const int Updates = 100_000;

    /// <inheritdoc/>
    public string Name => "energy";

    /// <inheritdoc/>
    public string Description => "an energy GNN's update against the time of its floating-point operations alone";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (update, operations) = (RuleUpdate.Energy(), new EnergyOperations());
        var repetitions = settings.Quick ? 10 : 30;
        var pairs = new List<(Timing Alone, Timing Whole)>();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new RunProgress("energy", repetition, repetitions));
            var whole = Timing.Of(() => Many(update.Run));
            pairs.Add((Timing.Of(() => Many(operations.Run)), whole));
        }

        var comparison = new Comparison(pairs);
        var numbers = string.Create(
            CultureInfo.InvariantCulture,
            $"{comparison.Detail}; {EnergyOperations.Count / comparison.Nanoseconds:0.0} operations a ns in the loop");
        var what = string.Create(
            CultureInfo.InvariantCulture, $"update of an energy GNN ({RuleUpdate.Degree} neighbours, k = d = r = {RuleUpdate.Size})");
        yield return Finding.AtMost(Name, what, comparison.Ratio, "×", 2, null, numbers);

        static long Many(Func<int, double> run)
        {
            run(Updates);
            return Updates;
        }
    }
}
