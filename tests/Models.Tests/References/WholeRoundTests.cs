using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Models.Tests.References;

/// <summary>Rounds on a whole graph at once are those node by node, to the bit.</summary>
public class WholeRoundTests
{
    [Property(MaxTest = 100)]
    public void A_linear_rule_has_the_same_rounds(ulong seed, bool relu, bool ownThroughSelfArc)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 9);
        var matrix = new double[n, n];
        for (var k = 0; k < n * n; k++)
        {
            matrix[k / n, k % n] = sampler.Uniform() < 0.5 ? sampler.Normals(1)[0] : 0;
        }

        var rule = new LinearRule(SparseMatrix.FromDense(matrix), sampler.Normals(n), sampler.Normals(n), relu, ownThroughSelfArc);
        Check(rule, rule.Graph);
    }

    [Property(MaxTest = 50, Arbitrary = [typeof(Drawn.Ignn)])]
    public void An_ignn_has_the_same_rounds(Instance instance) => Check(instance.Rule, instance.Graph);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(4_003)]
    [InlineData(40_003)]
    public void An_ignn_of_sixteen_components_has_the_same_rounds(int nodes)
    {
        var (builder, sampler) = (new GraphBuilder(nodes), new Sampler((ulong)nodes));
        for (var arc = 0; arc < 3 * nodes && nodes > 1; arc++)
        {
            var source = sampler.Between(0, nodes - 1);
            builder.AddArc(source, (source + sampler.Between(1, nodes - 1)) % nodes);
        }

        var data = new GraphData { Graph = builder.Build(), FeatureSize = 2, Features = sampler.Normals(2 * nodes) };
        Check(new IgnnRule(data, sampler.Ignn(16, 2, 0.9)), data.Graph);
    }

    [Fact]
    public void What_is_no_number_any_more_is_seen()
    {
        var data = new GraphData { Graph = new GraphBuilder(9).Build(), FeatureSize = 2, Features = new double[18] };
        var rule = new IgnnRule(data, new Sampler(1).Ignn(16, 2, 0.9));
        for (var node = 0; node < 9; node++)
        {
            var start = new double[9 * 16];
            start[(16 * node) + 5] = double.NaN;
            Assert.Equal(double.NaN, new SynchronousIteration(rule, data.Graph, start).Step());
        }
    }

    private static void Check(IUpdateRule rule, Graph graph)
    {
        Assert.NotNull(WholeRound.Of(rule, graph));
        var (whole, nodes) = (new SynchronousIteration(rule, graph), new SynchronousIteration(new Disguised(rule), graph));
        for (var round = 0; round < 5; round++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(nodes.Step()), BitConverter.DoubleToInt64Bits(whole.Step()));
            Assert.Equal(nodes.States.Select(BitConverter.DoubleToInt64Bits), whole.States.Select(BitConverter.DoubleToInt64Bits));
        }

        CheckRuns(rule, graph);
        var (expected, found) = (new double[nodes.States.Length], new double[nodes.States.Length]);
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(nodes.Step(ref expected), whole.Step(ref found));
            Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), found.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    /// <summary>Runs of it are computed round by round, where nobody brings a kernel.</summary>
    private static void CheckRuns(IUpdateRule rule, Graph graph)
    {
        var runs = new (IUpdateRule Rule, IEventKernel? Kernel)[] { (rule, null), (rule, new EventKernel()), (new Disguised(rule), null) }
            .Select(way => new Run(graph, way.Rule, new Synchronous(10), way.Kernel)).ToList();
        foreach (var end in new[] { 1, 11, 75, 400 })
        {
            runs.ForEach(run => run.Until(end));
            var states = runs[1].Network.States().Select(BitConverter.DoubleToInt64Bits).ToList();
            Assert.Equal(states, runs[0].Network.States().Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(states, runs[2].Network.States().Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(runs[1].Network.Fingerprint, runs[0].Network.Fingerprint);
            Assert.Equal(runs[1].Network.MacroIteration, runs[0].Network.MacroIteration);
        }
    }

    /// <summary>The same rule, which nobody knows.</summary>
    private sealed class Disguised(IUpdateRule rule) : IUpdateRule
    {
        public int StateSize => rule.StateSize;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => rule.Initialize(node, state, outbox);

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            rule.Update(now, own, inbox, next, outbox);
    }
}
