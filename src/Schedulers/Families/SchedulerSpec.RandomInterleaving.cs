using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>One node at a time, in an order uniform over all interleavings of so many updates of every node.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>One node at a time, in an order uniform over all interleavings of so many updates of every node.</summary>
    /// <param name="Updates">Updates of every node in one interleaving.</param>
    [Kind("random-interleaving",
        "one node at a time, reading what is newest, in an order uniform over all interleavings of so many updates of every node",
        Implements = typeof(Schedulers.RandomInterleaving))]
    public sealed record RandomInterleaving(
        [Option(
            "updates of every node in one interleaving: the depth of a layered rule; then the next one is drawn",
            Least = 1, Most = 10_000)]
        int Updates) : SchedulerSpec
    {
        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        public override IEnumerable<GraphMisfit> MisfitsOf(Graph graph)
        {
            ArgumentNullException.ThrowIfNull(graph);
            var most = Schedulers.RandomInterleaving.MostUpdates(graph.NodeCount);
            return Updates <= most ? [] : [new GraphMisfit(
                "updates",
                string.Create(CultureInfo.InvariantCulture, $"at most {most} updates for {graph.NodeCount} nodes"),
                Updates.ToString(CultureInfo.InvariantCulture))];
        }

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) =>
            new Schedulers.RandomInterleaving(context.Step, Updates, context.Draws);
    }
}
