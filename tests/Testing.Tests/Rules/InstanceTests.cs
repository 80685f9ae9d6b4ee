using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

public class InstanceTests
{
    [Fact]
    public void An_IGNN_contracts_with_the_factor_asked_for()
    {
        var drawn = Instances.Ignn(6, 0.7).Generator.Sample(100, 50);
        Assert.All(drawn, instance => Assert.InRange(instance.Model.Certificate!.Factor, 0, 0.7 * (1 + 1e-9)));
        Assert.Contains(drawn, instance => instance.Model.Certificate!.Factor > 0.6);
    }

    [Fact]
    public void Nonlinear_GNNs_come_in_all_shapes_and_without_certificates()
    {
        var drawn = Instances.Nonlinear(5).Generator.Sample(200, 50).ToList();
        Assert.All(drawn, instance => Assert.Null(instance.Model.Certificate));
        Assert.All(new[] { "neighbours", "output" }, key => Assert.Equal(
            2, drawn.Select(instance => instance.Weights!.Metadata[key]).Distinct().Count()));
        Assert.Equal([false, true], drawn.Select(instance => instance.Weights!.Tensors.ContainsKey("nonlinear.Ce")).Distinct().Order());
        Assert.Contains(drawn, instance => instance.Model.Reference.Residual <= 1e-9);
        Assert.Contains(drawn, instance => instance.Model.Reference.Unsettled is not null);
    }

    [Fact]
    public void Linear_implicit_rules_contract_with_the_factors_asked_for()
    {
        Assert.All(Instances.Eignn(6, 0.7).Generator.Sample(100, 50), instance =>
            Assert.InRange(instance.Model.Certificate!.Factor, 0, 0.7 * (1 + 1e-9)));
        Assert.All(Instances.Gsdgnn(6, 3).Generator.Sample(100, 50), instance => Assert.InRange(
            instance.Model.Certificate!.Factor, 0, (1 - ((GsdgnnRule)instance.Rule).Alpha) * (1 + 1e-9)));
    }

    [Fact]
    public void An_energy_has_a_certified_step_for_the_bound()
    {
        Assert.All(Instances.Energy(4, 3).Generator.Sample(40, 50), instance =>
        {
            var rule = Assert.IsType<EnergyRule>(instance.Rule);
            Assert.True(instance.Graph.NodeCount == 0 || EnergyCertificate.Certify(rule.Function, rule.Alpha, 7).Holds);
        });
    }

    [Fact]
    public void An_energy_is_as_well_conditioned_as_asked_for() =>
        Assert.All(Instances.Energy(4, 2, condition: 5).Generator.Sample(2000, 50), instance =>
        {
            var function = ((EnergyRule)instance.Rule).Function;
            Assert.InRange(new CurvatureBounds(function).Lambda / function.Parameters.Beta, 0, 5 * (1 + 1e-15));
        });

    [Fact]
    public void Energies_come_in_all_shapes()
    {
        var drawn = Instances.AnyEnergy(5).Generator.Sample(200, 50).ToList();
        Assert.All(new[] { "Ce", "Cj", "Oe", "Oj", "o0" }, part => Assert.Equal(
            [false, true], drawn.Select(instance => instance.Weights!.Tensors.ContainsKey($"energy.{part}")).Distinct().Order()));
        Assert.Contains(drawn, instance => instance.Graph.NodeCount == 0);
        Assert.Equal(4, drawn.Select(instance => ((EnergyRule)instance.Rule).Function.Parameters.Form).Distinct().Count());
    }

    [Fact]
    public void Targets_stay_with_their_nodes()
    {
        var data = new GraphData { Graph = Graphs.Path(3), Targets = [1, 2, 3] };
        Assert.Equal([2, 3, 1], Renaming.Of(data, [2, 0, 1]).Targets);
        Assert.Equal([1, 2, 3], Renaming.Of(data with { Groups = NodeGroups.OfEdges([(0, 1), (1, 2), (2, 1)]) }, [2, 0, 1]).Targets);
        Assert.Equal([1, 3], Induced.Data(data, [0, 2]).Targets);
        Assert.Equal([1, 2, 3, 0, 0], Extended.Data(data, Graphs.Path(2)).Targets);
    }

    /// <summary>Under other names everything belongs to the node it belonged to before, its key too.</summary>
    [Property(MaxTest = 60)]
    public void What_is_renamed_is_the_same_under_other_names(ulong seed)
    {
        foreach (var instance in Few())
        {
            var to = Renaming.Draw(instance.Graph.NodeCount, seed);
            var renamed = instance.Renamed(to);
            Assert.All(Enumerable.Range(0, to.Length), node => Assert.Equal(instance.Graph.Key(node), renamed.Graph.Key(to[node])));
            Assert.Equal(instance.Graph.ArcCount, renamed.Graph.ArcCount);
            Assert.All(Enumerable.Range(0, instance.Graph.ArcCount), arc => Assert.True(
                renamed.Graph.Find(to[instance.Graph.Source(arc)], to[instance.Graph.Target(arc)]) >= 0));
            Assert.Equal((instance.Rule as EnergyRule)?.Alpha, (renamed.Rule as EnergyRule)?.Alpha);
            var size = instance.Rule.StateSize;
            Assert.All(Enumerable.Range(0, to.Length * size), at => Assert.Equal(
                instance.Model.Reference.States[at], renamed.Model.Reference.States[(to[at / size] * size) + (at % size)], 1e-8));
        }
    }

    /// <summary>Beside others the answer of every node stays what it was.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 60)]
    public void What_is_beside_others_is_the_same(Graph other)
    {
        foreach (var instance in Few())
        {
            var beside = instance.Beside(other);
            Assert.Equal(instance.Graph.NodeCount + other.NodeCount, beside.Graph.NodeCount);
            Assert.Equal(instance.Graph.ArcCount + other.ArcCount, beside.Graph.ArcCount);
            Assert.Equal((instance.Rule as EnergyRule)?.Alpha, (beside.Rule as EnergyRule)?.Alpha);
            var states = instance.Model.Reference.States;
            Assert.All(Enumerable.Range(0, states.Length), at => Assert.Equal(states[at], beside.Model.Reference.States[at], 1e-8));
        }
    }

    private static IEnumerable<Instance> Few() => new[]
    {
        Instances.Gcn(6), Instances.Gat(6), Instances.Sage(6), Instances.Gin(6), Instances.Ignn(6), Instances.Eignn(6), Instances.Gsdgnn(6),
        Instances.Linear(6, 0.8), Instances.Energy(4, 2, condition: 5), Instances.AnyEnergy(4),
    }.Select(instances => instances.Generator.Sample(1, 50).Single());

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.2)]
    public void A_linear_map_has_the_spectral_radius_asked_for(double radius)
    {
        Assert.All(Instances.Linear(6, radius).Generator.Sample(100, 50).Where(instance => instance.Graph.NodeCount > 0), instance =>
        {
            var matrix = Assert.IsType<LinearRule>(instance.Rule).Matrix;
            Assert.Equal(radius, SpectralRadius.OfAbsolute(matrix.Rows, matrix.Entries.ToArray()), 1e-9);
        });
    }

    [Fact]
    public void A_layered_network_has_the_layers_asked_for() => Assert.All(
        new[] { Instances.Gcn(5, 3), Instances.Gat(5, 3), Instances.Sage(5, 3), Instances.Gin(5, 3) }
            .SelectMany(instances => instances.Generator.Sample(50, 50)),
        instance => Assert.Equal(3, instance.Rule.Depth));

    [Fact]
    public void GraphSAGE_comes_with_every_aggregator() => Assert.Equal(4, Instances.Sage(4).Generator.Sample(60, 50)
        .Select(instance => (SageRule)instance.Rule).Select(rule => (rule.Aggregator, rule.Closed)).Distinct().Count());

    /// <summary>On fewer nodes everything belongs to the node it belonged to before.</summary>
    [Fact]
    public void What_is_smaller_is_the_same_on_some_of_the_nodes()
    {
        foreach (var instance in Instances.Gcn(6).Generator.Sample(50, 50))
        {
            foreach (var (smaller, kept) in instance.Smaller())
            {
                Assert.True(smaller.Graph.NodeCount < instance.Graph.NodeCount);
                Assert.All(Enumerable.Range(0, kept.Count), node => Assert.Equal(
                    instance.Model.Data.Feature(kept[node]).ToArray(), smaller.Model.Data.Feature(node).ToArray()));
                Assert.All(
                    from a in Enumerable.Range(0, kept.Count) from b in Enumerable.Range(0, kept.Count) select (a, b),
                    pair => Assert.Equal(instance.Graph.Find(kept[pair.a], kept[pair.b]) >= 0, smaller.Graph.Find(pair.a, pair.b) >= 0));
            }
        }
    }

    [Fact]
    public void Choices_go_with_their_nodes_and_arcs()
    {
        var (from, to) = (Graphs.Path(3), Graphs.Path(2));
        var choices = new Choices(3, 4, 3, [1, 0, 1, 0, 1, 2, 0, 0, 1, 0, 2, 0, 0, 1]);
        var kept = Induced.Choices(choices, from, to, [1, 2]);
        Assert.Equal([0, 1, 2, 0, 1, 0, 0, 1], kept.Numbers.ToArray());
    }
}
