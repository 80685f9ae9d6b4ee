using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// Every draw belongs to the keys of nodes and arcs. So a graph under other names, keys carried along, has the same schedule, decision by
/// decision, and the same states but for the order of sums.
/// </summary>
public class RelabellingTests
{
    private const long Until = 300;

    // Taking turns goes by number; adversaries and residuals look at states, whose last bits may break a tie otherwise.
    private static readonly int[] ByKey = [.. Enumerable.Range(0, Runs.Count).Except([2, 7, 17, 20, 21])];

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Other_names_change_no_decision_of_a_scheduler(Graph graph, byte scheduler, ulong seed) =>
        Check(graph, seed, () => Runs.Scheduler(ByKey[scheduler % ByKey.Length], seed), Until, edgeWise: false);

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 100)]
    public void Nor_where_messages_go_along_arcs(Graph graph, byte scheduler, ulong seed) =>
        Check(graph, seed, () => Runs.Scheduler(ByKey[scheduler % ByKey.Length], seed), Until, edgeWise: true);

    /// <summary>Clocks, links, bursts, crashes, cuts and restarts of every kind.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Other_names_change_nothing_that_happens_in_a_world(Graph graph, ulong seed) =>
        Check(graph, seed, () => new Physical(Worlds.Random(seed), new Draws(seed)), Worlds.Until, edgeWise: false);

    private static void Check(Graph graph, ulong seed, Func<IScheduler> create, long until, bool edgeWise)
    {
        // Keys that are not the numbers, so that nothing can take one for the other.
        var keyed = Renaming.Of(graph, Renaming.Draw(graph.NodeCount, seed ^ 1));
        var to = Renaming.Draw(graph.NodeCount, seed);
        var (first, second) = (Run(keyed, create(), until, edgeWise), Run(Renaming.Of(keyed, to), create(), until, edgeWise));
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Assert.Equal(Decisions(first, node, other => to[other]), Decisions(second, to[node], other => other));
            var (expected, found) = (first.Network.State(node)[0], second.Network.State(to[node])[0]);
            Assert.Equal(expected, found, 1e-12 * Math.Max(1, Math.Abs(expected)));
        }
    }

    private static (Network Network, Schedule Schedule) Run(Graph graph, IScheduler scheduler, long until, bool edgeWise)
    {
        var recording = new Recording(scheduler);
        return (Runs.Run(graph, new KeyedRule(graph, edgeWise), recording, until), recording.Schedule);
    }

    /// <summary>What a node does: when, how, and which version of whom it reads, by name.</summary>
    private static List<string> Decisions((Network Network, Schedule Schedule) run, int node, Func<int, int> name)
    {
        var (graph, decisions) = (run.Network.Graph, new List<string>());
        for (var index = 0; index < run.Schedule.Count; index++)
        {
            var decision = run.Schedule[index];
            if (decision.Node == node)
            {
                var each = decision.Read.Length == 0 ? 0 : decision.Torn.Length / decision.Read.Length;
                var (read, torn) = (decision.Read.ToArray(), decision.Torn.ToArray());
                var reads = graph.InNeighbours(node).ToArray()
                    .Select(
                        (source, slot) => (Name: name(source), What: string.Join('/', [read[slot], .. torn.Skip(slot * each).Take(each)])))
                    .OrderBy(item => item.Name).Select(item => $"{item.Name}:{item.What}");
                decisions.Add($"{decision.Time} {decision.Exchange} own -{decision.OwnLag} reads {string.Join(' ', reads)}");
            }
        }

        return decisions;
    }

    /// <summary>The damped rule, which starts from what belongs to the key and not to the number.</summary>
    private sealed class KeyedRule(Graph graph, bool edgeWise) : IUpdateRule
    {
        private readonly DampedRule _inner = new(0.9, edgeWise);

        public int StateSize => _inner.StateSize;

        public int ArcSize => _inner.ArcSize;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => _inner.Initialize(graph.Key(node), state, outbox);

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            _inner.Update(now, own, inbox, next, outbox);
    }
}
