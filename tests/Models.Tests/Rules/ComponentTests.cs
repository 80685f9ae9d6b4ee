using Hogwild.Models.Tests.Iterations;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Models.Tests.Rules;

/// <summary>
/// What no path leads to does not matter: with parameters and step size fixed, further nodes beside a graph change no bit of what happens
/// on it, under any scheduler whose draws belong to nodes and arcs.
/// </summary>
public class ComponentTests
{
    // Round robin and sweeps take turns over all nodes, and starvation chooses a share of all: these are about the whole graph.
    private static readonly int[] Local = [0, 3, 4, 6, 7, 8, 9];

    [Property(Arbitrary = [typeof(Drawn.Gcn), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void A_layered_network_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) =>
        Check(instance, other, scheduler, seed);

    [Property(Arbitrary = [typeof(Drawn.Gat), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void Attention_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) => Check(instance, other, scheduler, seed);

    [Property(Arbitrary = [typeof(Drawn.Sage), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void GraphSAGE_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) => Check(instance, other, scheduler, seed);

    [Property(Arbitrary = [typeof(Drawn.Gin), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void A_GIN_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) => Check(instance, other, scheduler, seed);

    [Property(Arbitrary = [typeof(Drawn.Ignn), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void An_IGNN_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) =>
        Check(instance, other, scheduler, seed);

    [Property(Arbitrary = [typeof(Drawn.Eignn), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void An_EIGNN_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) =>
        Check(instance, other, scheduler, seed);

    [Property(Arbitrary = [typeof(Drawn.Gsdgnn), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void A_GSDGNN_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) =>
        Check(instance, other, scheduler, seed);

    [Property(Arbitrary = [typeof(Drawn.Energy), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void An_energy_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) =>
        Check(instance, other, scheduler, seed);

    [Property(Arbitrary = [typeof(Drawn.Linear), typeof(UndirectedGraphs)], MaxTest = 60)]
    public void A_linear_map_is_alone(Instance instance, Graph other, byte scheduler, ulong seed) =>
        Check(instance, other, scheduler, seed);

    private static void Check(Instance instance, Graph other, byte scheduler, ulong seed)
    {
        var number = Local[scheduler % Local.Length];
        var beside = instance.Beside(other);
        var (alone, both) = (States(instance), States(beside));
        Assert.Equal(alone, both[..alone.Length]);

        double[] States(Instance which) => Asynchronous.States(which.Model, Asynchronous.Scheduler(number, seed), 30);
    }
}
