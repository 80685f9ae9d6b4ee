using Hogwild.Schedulers;
using Hogwild.Testing;

namespace Hogwild.Simulation.Tests;

public class NetworkTests
{
    private const long Until = 400;
    private static readonly TimeSpan Period = TimeSpan.FromTicks(10);

    /// <summary>The network against a model that keeps every version and every message for ever.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Every_read_is_the_newest_version_that_has_arrived(Graph graph, ulong seed, byte loss, byte delay)
    {
        var link = new Link(new Exponential(TimeSpan.FromTicks(1 + delay)), loss / 256.0);
        var (draws, clock, rule) = (new Draws(seed), new PoissonClock(Period), new AverageRule());
        var recording = new Recording(new Physical(clock, link, draws));
        var network = Run(graph, rule, recording, Until);

        // The model: activations sorted by time; states by (node, version); arrivals by (arc, version).
        var times = Enumerable.Range(0, graph.NodeCount).Select(_ => new List<long> { -1 }).ToList();
        var states = Enumerable.Range(0, graph.NodeCount).Select(node => new List<double> { -node }).ToList();
        for (var index = 0; index < recording.Schedule.Count; index++)
        {
            var decision = recording.Schedule[index];
            var (node, now) = (decision.Node, decision.Time);
            if (now != clock.Next(draws, node, times[node].Count - 1, Math.Max(0, times[node][^1])))
            {
                return false;
            }

            var sum = states[node][^1];
            for (var slot = 0; slot < decision.Read.Length; slot++)
            {
                var source = graph.InNeighbours(node)[slot];
                var arc = Draws.ArcEntity(source, node);
                var newest = Enumerable.Range(0, times[source].Count).Last(version =>
                    version == 0 || (times[source][version] < now && link.Arrival(draws, arc, version, times[source][version]) <= now));
                if (decision.Read[slot] != newest)
                {
                    return false;
                }

                sum += states[source][newest];
            }

            times[node].Add(now);
            states[node].Add(0.5 * (node + (sum / (decision.Read.Length + 1))));
        }

        return Enumerable.Range(0, graph.NodeCount).All(node => network.State(node)[0] == states[node][^1]
            && network.Version(node) == states[node].Count - 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nodes_that_are_not_there_are_refused(bool isAhead)
    {
        var graph = Graphs.Cycle(5);
        for (var time = 0; time < 2; time++)
        {
            // The second run has memory of the first one.
            var scheduler = new Physical(new PoissonClock(Period), new Link(new Exponential(Period)), new Draws(1));
            var run = new Run(graph, new AverageRule(), scheduler, isAhead ? null : new EventKernel());
            Assert.Equal(isAhead, run.IsPlanned);
            run.Until(Until);
            foreach (var node in new[] { -1, 5, 6, 1_000 })
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => run.Network.Version(node));
                Assert.Throws<ArgumentOutOfRangeException>(() => run.Network.State(node).ToArray());
            }

            run.End();
        }
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Messages_are_delivered_or_lost_or_in_flight(Graph graph, ulong seed, byte loss, byte delay)
    {
        var link = new Link(new Exponential(TimeSpan.FromTicks(1 + (10 * delay))), loss / 256.0);
        var (draws, clock) = (new Draws(seed), new PoissonClock(Period));
        var recording = new Recording(new Physical(clock, link, draws));
        var network = Run(graph, new AverageRule(), recording, Until);
        var (sent, delivered, lost) = (0, 0, 0);
        var versions = new int[graph.NodeCount];
        for (var index = 0; index < recording.Schedule.Count; index++)
        {
            var decision = recording.Schedule[index];
            var version = ++versions[decision.Node];
            foreach (var arc in graph.OutArcs(decision.Node))
            {
                var arrival = link.Arrival(draws, Draws.ArcEntity(decision.Node, graph.Target(arc)), version, decision.Time);
                sent++;
                delivered += arrival <= Until ? 1 : 0;
                lost += arrival == Ticks.Never ? 1 : 0;
            }
        }

        var traffic = network.CountTraffic(Until);
        return traffic == new Traffic(sent, delivered, lost) && traffic.InFlight == sent - delivered - lost;
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool An_observer_changes_nothing(Graph graph, ulong seed)
    {
        var scheduler = () => new Physical(new PoissonClock(Period), new Link(new Exponential(3 * Period), 0.2), new Draws(seed));
        var plain = Run(graph, new AverageRule(), scheduler(), Until);
        var kernel = new EventKernel();
        var run = new Run(graph, new AverageRule(), scheduler(), kernel, new Nobody());
        var observed = run.Network;
        kernel.Start(Look, EventKind.Observation, 0);
        run.Until(Until);
        return plain.Fingerprint == observed.Fingerprint
            && Enumerable.Range(0, graph.NodeCount).All(node => plain.State(node)[0] == observed.State(node)[0]);

        IEnumerable<Wait> Look(ProcessContext self)
        {
            while (true)
            {
                observed.Settle(self.Now + 1);
                foreach (var node in Enumerable.Range(0, graph.NodeCount))
                {
                    _ = observed.OldestReadable(node, self.Now);
                    observed.Trial(node, self.Now, new int[graph.InDegree(node)].Select((_, slot) =>
                        observed.OldestReadable(graph.InNeighbours(node)[slot], self.Now)).ToArray(), new double[1]);
                }

                yield return Wait.For(3);
            }
        }
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Nodes_that_act_at_one_instant_do_not_see_each_other(Graph graph)
    {
        // Synchronous rounds against the dense iteration, in which every node reads the previous round.
        const int Rounds = 7;
        var network = Run(graph, new AverageRule(), new Synchronous(10), (10 * Rounds) + 1);
        var states = Enumerable.Range(0, graph.NodeCount).Select(node => -(double)node).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            states = [.. Enumerable.Range(0, graph.NodeCount).Select(node =>
            {
                var sum = states[node];
                foreach (var source in graph.InNeighbours(node))
                {
                    sum += states[source];
                }

                return 0.5 * (node + (sum / (graph.InDegree(node) + 1)));
            })];
        }

        return Enumerable.Range(0, graph.NodeCount).All(node => network.State(node)[0] == states[node])
            && network.MacroIteration == (graph.NodeCount == 0 ? 0 : Rounds);
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool A_trial_tells_what_the_activation_computes(Graph graph, ulong seed)
    {
        var prophet = new Prophet(new PartiallyAsynchronous(Bound.InSteps(5), 10, 0.5, new Draws(seed)));
        var network = Run(graph, new AverageRule(), prophet, Until);
        return prophet.Foretold.All(told => told.Version > network.Version(told.Node)
            || told.Version < network.OldestReadable(told.Node, Until)
            || network.State(told.Node, told.Version)[0] == told.State);
    }

    [Fact]
    public void A_state_that_grows_without_bound_ends_the_run_as_diverged()
    {
        var network = Run(Graphs.Path(3), new AverageRule(gain: 100), new Synchronous(10), 100_000);
        Assert.NotNull(network.Divergence);
        Assert.Equal(network.Divergence.Value.Time / 10, network.Version(0));
        Assert.InRange(network.Activations, 3, 3 * 400);
    }

    [Fact]
    public void Levels_fall_back_to_the_oldest_information_read()
    {
        // Node 1 reads version 0 of node 0 for ever (nothing arrives), so nothing after it is above level 1.
        var graph = new GraphBuilder(2).AddArc(0, 1).Build();
        var network = Run(
            graph, new AverageRule(), new Physical(
                new PeriodicClock(Period, Period), new Link(new Constant(Period), 1), new Draws(1)), 101);
        Assert.Equal(10, network.Version(1));
        Assert.Equal(1, network.MacroIteration);
    }

    [Fact]
    public void A_scheduler_that_lets_a_message_arrive_at_once_is_refused()
    {
        var failure = Assert.Throws<ProcessFailedException>(() => Run(Graphs.Path(2), new AverageRule(), new TooFast(), 100));
        Assert.IsType<SchedulerException>(failure.InnerException);
    }

    private static Network Run(Graph graph, IUpdateRule rule, IScheduler scheduler, long until)
    {
        var run = new Run(graph, rule, scheduler);
        run.Until(until);
        return run.Network;
    }

    private sealed class Nobody : IObserver
    {
        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
        {
        }
    }

    private sealed class TooFast : IScheduler
    {
        public long Retain => 0;

        public void Start(IWorld world)
        {
        }

        public long Next(int node, int count, long now) => now + 5;

        public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now);

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Go;
    }

    private sealed class Prophet(IScheduler inner) : IScheduler
    {
        private IWorld? _world;

        public List<(int Node, int Version, double State)> Foretold { get; } = [];

        public long Retain => inner.Retain;

        public void Start(IWorld world) => inner.Start(_world = world);

        public long Next(int node, int count, long now) => inner.Next(node, count, now);

        public void Send(int node, int version, long now, Span<long> arrivals) => inner.Send(node, version, now, arrivals);

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
        {
            var verdict = inner.Activate(ref activation, read, newest);
            var next = new double[1];
            _world!.Trial(activation.Node, activation.Time, read, next);
            Foretold.Add((activation.Node, _world.Version(activation.Node) + 1, next[0]));
            return verdict;
        }
    }
}
