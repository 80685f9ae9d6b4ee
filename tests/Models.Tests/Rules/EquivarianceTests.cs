using Hogwild.Models.Tests.Energy;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Rules;

/// <summary>
/// Renaming the nodes renames the states, and nothing else; only the order of sums, and with it the last bits, may change.
/// </summary>
public class EquivarianceTests
{
    [Property(MaxTest = 40)]
    public void Gcn_does_not_see_names(ulong seed)
    {
        var sampler = new Sampler(seed);
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 8)), 3);
        var weights = sampler.Gcn(3, 5, 4);
        Check(sampler, data, item => new GcnRule(item, weights), rounds: 2);
    }

    [Property(MaxTest = 40)]
    public void Ignn_does_not_see_names(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (_, data, weights) = IgnnRuleTests.Sample(sampler, 0.9);
        Check(sampler, data, item => new IgnnRule(item, weights), rounds: 5);
    }

    [Property(MaxTest = 40)]
    public void The_energy_rule_does_not_see_names(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (function, data, _) = EnergyFunctionTests.Sample(sampler);
        Check(sampler, data, item => new EnergyRule(new EnergyFunction(function.Parameters, item), 0.02), rounds: 5);
    }

    [Property(MaxTest = 40)]
    public void A_linear_rule_does_not_see_names(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 8);
        var (m, b, to) = (SparseMatrix.FromDense(LinearRuleTests.Matrix(sampler, n, 0.5)), sampler.Normals(n), sampler.Permutation(n));
        var entries = m.Entries.ToArray().Select(entry => (to[entry.Row], to[entry.Column], entry.Value));
        var (rule, moved) = (new LinearRule(m, b), new LinearRule(new SparseMatrix(n, n, entries), Sampler.Relabel(b, to, 1)));
        Compare(to, 5, (rule, rule.Graph), (moved, moved.Graph));
    }

    private static void Check(Sampler sampler, GraphData data, Func<GraphData, IUpdateRule> create, int rounds)
    {
        var to = sampler.Permutation(data.Graph.NodeCount);
        var moved = Sampler.Relabel(data, to);
        Compare(to, rounds, (create(data), data.Graph), (create(moved), moved.Graph));
    }

    private static void Compare(int[] to, int rounds, (IUpdateRule Rule, Graph Graph) first, (IUpdateRule Rule, Graph Graph) second)
    {
        var (a, b) = (new PipelinedNetwork(first.Rule, first.Graph), new PipelinedNetwork(second.Rule, second.Graph));
        for (var round = 0; round < rounds; round++)
        {
            var states = a.Act(Exchange.Both, round);
            Close.To(Sampler.Relabel(states, to, first.Rule.StateSize), b.Act(Exchange.Both, round), 1e-12, $"round {round}");
        }
    }
}
