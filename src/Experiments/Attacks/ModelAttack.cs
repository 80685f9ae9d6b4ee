namespace Hogwild.Experiments;

/// <summary>What an attack on one model found.</summary>
/// <param name="Random">The random schedules that everything is compared with.</param>
/// <param name="Strategies">One attempt a strategy: the worst that it found.</param>
/// <param name="Worst">The one of all that hurts most.</param>
/// <param name="Result">The synchronous run, and as the only asynchronous one that under the worst schedule.</param>
public sealed record ModelAttack(
    IReadOnlyList<Attempt> Random, IReadOnlyList<Attempt> Strategies, Attempt Worst, ModelResult Result)
{
    /// <summary>The median of the objective at the end over the random schedules; a run that diverged counts as infinite.</summary>
    public double RandomMedian
    {
        get
        {
            double[] ends = [.. Random.Select(attempt => attempt.End).Order()];
            var (low, high) = (ends[(ends.Length - 1) / 2], ends[ends.Length / 2]);
            return low == high ? low : low + ((high - low) / 2);
        }
    }

    /// <summary>The random schedule that hurts most.</summary>
    public Attempt RandomWorst => Strategies[0];
}
