using Hogwild.Models;
using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>
/// What is proved about runs that follow an answer which moves, from how far it moved while they replaced all that they read.
/// </summary>
internal static class FollowingBounds
{
    private const string Movement = "movement";
    private const string Bound = "tracking_bound";
    private const string Settled = "tracking_settled";

    /// <summary>The movement δ of the answer, and the bound on the distance in the long run; nothing where nothing is proved.</summary>
    /// <param name="model">The model.</param>
    /// <param name="meter">Has measured; null where nothing is proved.</param>
    /// <param name="scale">What distances are divided by.</param>
    /// <param name="monitored">The scheduler of the run, which has ended.</param>
    public static IEnumerable<KeyValuePair<string, double>> Metrics(
        Model model, MovementMeter? meter, double scale, Monitored monitored)
    {
        // What a node was before a crash comes back after it had been replaced.
        if (meter is not { HasMoved: true } || model.Following is not { } certificate || scale <= 0 || monitored.Needs.Forgets
            || (certificate.NeedsAtomicReads && monitored.Needs.Tears))
        {
            yield break;
        }

        meter.End();
        var largest = Certification.Largest(certificate, model.Rule.StateSize) / scale;
        yield return KeyValuePair.Create(Movement, largest * meter.Movement);
        var bound = largest * ((meter.Movement / (1 - certificate.Factor)) + meter.Between);
        yield return KeyValuePair.Create(Bound, bound);
        yield return KeyValuePair.Create(Settled, bound - (largest * meter.Movement));
    }

    /// <summary>The bounds over all schedules; null where nothing is proved of some.</summary>
    /// <param name="model">The model.</param>
    /// <param name="runs">Its runs under the scenario's scheduler.</param>
    public static FollowingLine? Of(Model model, IReadOnlyList<Trajectory> runs)
    {
        var known = runs.Where(run => Number(run, Bound) is not null).ToList();
        if (model.Following is not { } certificate || known.Count < runs.Count || known.Count == 0)
        {
            return null;
        }

        var farthest = known.MaxBy(run => Number(run, Bound))!;
        var (movement, bound) = (Number(farthest, Movement)!.Value, Number(farthest, Bound)!.Value);
        return new FollowingLine(movement, bound, bound - movement, certificate.Factor, certificate.Statement);
    }

    private static double? Number(Trajectory run, string metric) =>
        run.Metrics.Where(item => item.Key == metric).Select(item => (double?)item.Value).FirstOrDefault();
}
