using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>The end of a run is found where there is one, and not where there is none, whatever the world is like.</summary>
public class TerminationMeterTests
{
    private const long Until = 20_000;

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void What_settles_is_found_and_all_come_to_know(Graph graph, bool edgeWise, ulong seed)
    {
        if (graph.NodeCount == 0)
        {
            return;
        }

        var meter = new TerminationMeter(Physical(seed, loss: 0.2), 2, 1e-9);
        var run = new Run(graph, new DampedRule(0.5, edgeWise), meter, observer: meter);
        run.Until(Until);
        Assert.NotNull(meter.FoundAt);
        Assert.True(meter.KnownAt >= meter.FoundAt);

        // Nobody changes by more any more.
        var after = run.Network.States();
        run.Until(2 * Until);
        Assert.All(after.Zip(run.Network.States()), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void While_one_node_moves_nobody_says_that_it_is_over(Graph graph, int node, ulong seed)
    {
        if (graph.NodeCount == 0)
        {
            return;
        }

        var meter = new TerminationMeter(Physical(seed, loss: 0.1), 1, 0.5);
        var run = new Run(graph, new Restless(Math.Abs(node % graph.NodeCount)), meter, observer: meter);
        run.Until(Until);
        Assert.Null(meter.FoundAt);
        Assert.True(meter.Waves > 1 || graph.NodeCount > 0);
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 100)]
    public void It_changes_nothing(Graph graph, ulong seed)
    {
        var rule = new DampedRule(0.9);
        var plain = new Run(graph, rule, Physical(seed, loss: 0.1));
        plain.Until(2000);
        var meter = new TerminationMeter(Physical(seed, loss: 0.1), 2, 1e-9);
        var watched = new Run(graph, rule, meter, observer: meter);
        watched.Until(2000);
        Assert.Equal(plain.Network.Fingerprint, watched.Network.Fingerprint);
        Assert.Equal(plain.Network.States(), watched.Network.States());
    }

    [Fact]
    public void A_graph_in_which_nobody_answers_is_refused()
    {
        var builder = new GraphBuilder(2);
        builder.AddArc(0, 1);
        Assert.Throws<ArgumentException>(() => new Supervision(builder.Build(), 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_root_that_begins_anew_goes_on_behind_what_others_know(bool isOver)
    {
        var supervision = new Supervision(Graphs.Path(2), 2);
        SupervisionWord[] words = [SupervisionWord.Start, SupervisionWord.Start];
        for (var round = 0; round < 200 && !words[1].IsOver; round++)
        {
            if (isOver ? words[0].IsOver : round == 7)
            {
                // It hears of others only after it has acted once.
                words[0] = supervision.Next(0, SupervisionWord.Start, true, default, [SupervisionWord.Start]);
                isOver = false;
            }

            words[0] = supervision.Next(0, words[0], true, default, [words[1]]);
            words[1] = supervision.Next(1, words[1], true, words[0], []);
        }

        Assert.All(words, word => Assert.True(word.IsOver));
    }

    [Property]
    public void What_is_said_fits_into_64_bits(ushort wave, ushort done, bool isClean, bool isCalm, bool isOver, byte streak)
    {
        var word = new SupervisionWord(wave, done, isClean, isCalm, isOver, streak);
        Assert.Equal(word, SupervisionWord.Of(word.Packed));
    }

    private static Physical Physical(ulong seed, double loss) => new(
        new PhysicalWorld(
            new PoissonClock(TimeSpan.FromTicks(10)), new Link(new Exponential(TimeSpan.FromTicks(20)), loss)), new Draws(seed));

    /// <summary>All nodes are at rest but one.</summary>
    private sealed class Restless(int restless) : IUpdateRule
    {
        public int StateSize => 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            next[0] = own[0] + (now.Node == restless ? 1 : 0);
    }
}
