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
    public void An_energy_has_a_certified_step_for_the_bound()
    {
        Assert.All(Instances.Energy(4, 3).Generator.Sample(40, 50), instance =>
        {
            var rule = Assert.IsType<EnergyRule>(instance.Rule);
            Assert.True(instance.Graph.NodeCount == 0 || EnergyCertificate.Certify(rule.Function, rule.Alpha, 7).Holds);
        });
    }

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
    public void A_layered_network_has_the_layers_asked_for() =>
        Assert.All(Instances.Gcn(5, 3).Generator.Sample(50, 50), instance => Assert.Equal(3, instance.Rule.Depth));

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
