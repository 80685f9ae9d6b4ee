using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>What is said of a run's memory before it is there, against what it then takes, on either path.</summary>
public class EstimateTests
{
    // What is taken while columns grow counts, too; what other runs have given back to pools does not.
    private const double Most = 6, Least = 0.9;

    /// <summary>From below, and not far.</summary>
    [Theory]
    [InlineData(0, 3_000, 1, false)]
    [InlineData(0, 30_000, 16, false)]
    [InlineData(4, 30_000, 1, false)]
    [InlineData(8, 3_000, 16, false)]
    [InlineData(8, 20_000, 16, false)]
    [InlineData(8, 20_000, 40, false)]
    [InlineData(8, 30_000, 16, false)]
    [InlineData(8, 250_000, 1, false)]
    [InlineData(9, 30_000, 1, false)]
    [InlineData(12, 30_000, 1, false)]
    [InlineData(0, 30_000, 16, true)]
    [InlineData(8, 3_000, 1, true)]
    [InlineData(8, 30_000, 16, true)]
    public void An_estimate_describes_the_path_that_a_run_takes(int number, int nodes, int size, bool isByEvent)
    {
        var builder = new GraphBuilder(nodes);
        for (var node = 0; node < nodes; node++)
        {
            builder.AddArc(node, (node + 1) % nodes);
            builder.AddArc(node, (node + 77) % nodes);
            builder.AddArc(node, (node + 1_234) % nodes);
        }

        var (graph, rule) = (builder.Build(), new Sized(size));
        var estimate = Network.EstimateBytes(graph, rule, isByEvent ? null : Runs.Scheduler(number, 1));
        var taken = OneThread.Allocates(() =>
        {
            var run = new Run(graph, rule, new Monitored(Runs.Scheduler(number, 1)), isByEvent ? new EventKernel() : null);
            run.Until(400);
            Assert.Equal(!isByEvent, run.IsPlanned);
        });
        Assert.InRange((double)taken / estimate, Least, Most);
    }

    /// <summary>Long blocks take more than all else, and there are two of them at most where nobody goes back.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Orders_that_are_drawn_count_and_are_kept_as_few_as_are_needed(bool isBounded)
    {
        const int Nodes = 1_000;
        const int Updates = 1_000;
        IScheduler Of() => new RandomInterleaving(Nodes, Updates, new Draws(1)) is var inner && isBounded
            ? new Bounded(inner, Bound.InSteps(3 * Updates), Nodes) : inner;
        var (graph, rule) = (new GraphBuilder(Nodes).Build(), new Sized(1));
        var estimate = Network.EstimateBytes(graph, rule, Of());
        Assert.InRange(estimate, 16L * Nodes * Updates, 20L * Nodes * Updates);
        if (isBounded)
        {
            return;
        }

        var taken = OneThread.Allocates(() =>
        {
            var run = new Run(graph, rule, Of());
            run.Until(20 * Nodes);
            Assert.True(run.IsPlanned);
        });

        // A block, and what it takes to draw it.
        Assert.InRange(taken, estimate, 2 * estimate);
    }

    [Fact]
    public void A_run_that_is_not_known_ahead_is_estimated_as_event_by_event()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        Assert.Equal(
            Network.EstimateBytes(graph, new Sized(2)), Network.EstimateBytes(graph, new Sized(2), Runs.Scheduler(7, 1)));
    }

    private sealed class Sized(int size) : IUpdateRule
    {
        public int StateSize => size;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            own.CopyTo(next);
    }
}
