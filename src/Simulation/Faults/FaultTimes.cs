namespace Hogwild.Simulation;

/// <summary>When something fails, and for how long.</summary>
public abstract record FaultTimes
{
    /// <summary>
    /// The intervals, ascending and disjoint, that begin before the end of a run. The end of an interval is no longer part of it.
    /// </summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="entity">Who draws.</param>
    /// <param name="end">The end of the run, in ticks.</param>
    public abstract IEnumerable<(long Start, long End)> Intervals(Draws draws, ulong entity, long end);

    /// <summary>Once.</summary>
    /// <param name="At">When.</param>
    /// <param name="For">How long, positive; null until something else ends it.</param>
    public sealed record Once(TimeSpan At, TimeSpan? For) : FaultTimes
    {
        /// <inheritdoc/>
        public override IEnumerable<(long Start, long End)> Intervals(Draws draws, ulong entity, long end) =>
            At.Ticks < end ? [(At.Ticks, For is { } length ? Ticks.After(At.Ticks, length.Ticks) : Ticks.Never)] : [];
    }

    /// <summary>Again and again, at rates: exponential times of working and of being down.</summary>
    /// <param name="Mtbf">The mean time of working, positive.</param>
    /// <param name="Mttr">The mean time of being down, positive.</param>
    public sealed record AtRates(TimeSpan Mtbf, TimeSpan Mttr) : FaultTimes
    {
        /// <inheritdoc/>
        public override IEnumerable<(long Start, long End)> Intervals(Draws draws, ulong entity, long end)
        {
            var (works, fails) = (new Exponential(Mtbf), new Exponential(Mttr));
            var time = 0L;
            for (var number = 0L; ; number++)
            {
                var (first, second) = draws.UniformPair(Purpose.Fault, entity, number);
                var start = Ticks.After(time, Ticks.FromDraw(works.Quantile(first)));
                if (start >= end)
                {
                    yield break;
                }

                time = Ticks.After(start, Ticks.FromDraw(fails.Quantile(second)));
                yield return (start, time);
            }
        }
    }
}
