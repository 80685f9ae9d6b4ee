using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

public class DrawnOrdersTests
{
    private const int Nodes = 2_000;
    private const int Sweeps = 600;

    /// <summary>Node after node asks for all sweeps of a stretch, which under a large bound are many.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void A_bounded_run_draws_about_as_many_orders_as_it_has_sweeps(int bound)
    {
        var sweeping = new Sweeping();
        var run = new Run(new GraphBuilder(Nodes).AddEdge(0, 1).Build(), new DampedRule(0.9),
            bound == 1 ? sweeping : new Bounded(sweeping, Bound.InSteps(bound), Nodes));
        Assert.True(run.IsPlanned);
        run.Until((long)Sweeps * Nodes);
        Assert.InRange(sweeping.Draws, Sweeps - 1, Sweeps * 3 / 2);
    }

    [Fact]
    public void Where_nobody_goes_back_two_are_kept_and_else_as_many_as_somebody_does()
    {
        var drawn = new List<int>();
        var orders = new DrawnOrders(number =>
        {
            drawn.Add(number);
            return [number];
        });
        foreach (var number in new[] { 0, 1, 0, 1, 2, 1, 3 })
        {
            Assert.Equal([number], orders[number]);
        }

        Assert.Equal([0, 1, 2, 3], drawn);
        for (var round = 0; round < 3; round++)
        {
            for (var number = 0; number < 10; number++)
            {
                Assert.Equal([number], orders[number]);
            }
        }

        Assert.InRange(drawn.Count, 10, 20);
    }

    /// <summary>Sweeps in an order that counts how often it is drawn.</summary>
    private sealed class Sweeping : GridScheduler
    {
        private readonly DrawnOrders _orders;

        public Sweeping() => _orders = new DrawnOrders(sweep =>
        {
            Draws++;
            return [.. Enumerable.Range(0, Nodes).Select(node => (node + sweep) % Nodes)];
        });

        public int Draws { get; private set; }

        public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

        public override bool LeavesReads => true;

        public override long Next(int node, int count, long now) => ((long)count * Nodes) + _orders[count][node] + 1;
    }
}
