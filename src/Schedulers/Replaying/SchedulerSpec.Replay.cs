using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>A recorded schedule, decision by decision.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>A recorded schedule, decision by decision.</summary>
    /// <param name="File">The schedule.</param>
    [Kind("replay", "a recorded schedule, decision by decision", Implements = typeof(Schedulers.Replay))]
    public sealed record Replay([Option("the schedule")] InputFile File) : SchedulerSpec
    {
        /// <inheritdoc/>
        public override bool IsDeterministic => true;

        /// <summary>Nothing: what a schedule has is known when it is read.</summary>
        public override double ActivationsUntil(Graph graph, TimeSpan step, TimeSpan until) => 0;

        /// <inheritdoc/>
        public override string? AgainstTorn => "a schedule says what is read";

        /// <inheritdoc/>
        public override string? AgainstWorkers => "a schedule says who acts when, and holds what workers did";

        /// <inheritdoc/>
        public override string? AgainstStaleOwn => "a schedule says what is read";

        /// <inheritdoc/>
        public override string? AgainstUnknown => "a schedule says what is read";

        /// <inheritdoc/>
        public override IEnumerable<GraphMisfit> MisfitsOf(Graph graph)
        {
            var header = ScheduleFile.ReadHeader(File.FullPath);
            if (!header.IsFor(graph))
            {
                yield return new GraphMisfit(
                    File.Path,
                    $"a schedule for {Schedulers.Replay.Describe(graph.NodeCount, graph.ArcCount, graph.Hash)}",
                    $"one for {Schedulers.Replay.Describe(header.NodeCount, header.ArcCount, header.GraphHash)}");
            }
        }

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) => new Schedulers.Replay(ScheduleFile.Read(File.FullPath));
    }
}
