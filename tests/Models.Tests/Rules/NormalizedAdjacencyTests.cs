using Hogwild.Models.Tests.Linear;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Rules;

public class NormalizedAdjacencyTests
{
    private const int Nodes = 24;

    [Property(MaxTest = 20)]
    public void Sums_over_neighbours_of_either_width_have_the_bits_of_numbers(ulong seed)
    {
        var sampler = new Sampler(seed);
        var graph = Star();
        var adjacency = new NormalizedAdjacency(graph);
        for (var size = 0; size <= 40; size++)
        {
            // The node in the middle, and one with one neighbour.
            foreach (var node in new[] { 0, 1 })
            {
                var (own, start, views) = (sampler.Normals(size), sampler.Normals(size), Views(sampler, graph.InDegree(node), size));
                var inbox = new Inbox(views, size, 0);
                var expected = start.ToArray();
                for (var k = 0; k < size; k++)
                {
                    expected[k] += adjacency.Self(node) * own[k];
                    for (var slot = 0; slot < inbox.Count; slot++)
                    {
                        expected[k] += adjacency.Arc(graph.InArc(node, slot)) * inbox[slot][k];
                    }
                }

                var (wide, narrow) = (start.ToArray(), start.ToArray());
                adjacency.Aggregate<Wide>(node, own, inbox, wide);
                adjacency.Aggregate<Narrow>(node, own, inbox, narrow);
                Assert.Equal(Bits(expected), Bits(wide));
                Assert.Equal(Bits(expected), Bits(narrow));
            }
        }
    }

    [Property(MaxTest = 50)]
    public void Sixteen_components_in_registers_have_the_bits_of_any_other_number(ulong seed)
    {
        var sampler = new Sampler(seed);
        var graph = Star();
        var file = new WeightFile();
        file.Tensors.Add("ignn.W", Tensor.Matrix(16, 16, sampler.Normals(256)));
        file.Tensors.Add("ignn.U", Tensor.Matrix(1, 16, sampler.Normals(16)));
        var rule = new IgnnRule(new GraphData { Graph = graph, FeatureSize = 1, Features = sampler.Normals(Nodes) }, file);
        for (var node = 0; node < 4; node++)
        {
            var own = sampler.Normals(16);
            own[sampler.Between(0, 15)] = sampler.Between(0, 3) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => -0.0, _ => 0 };
            var inbox = new Inbox(Views(sampler, graph.InDegree(node), 16), 16, 0);
            var (any, sixteen, next) = (new double[16], new double[16], new double[16]);
            rule.UpdateAny(node, own, inbox, any);
            rule.UpdateSixteen(node, own, inbox, sixteen);
            rule.Update(new Activation { Node = node }, own, inbox, next, default);
            Assert.Equal(Bits(any), Bits(sixteen));
            Assert.Equal(Bits(any), Bits(next));
        }
    }

    private static Graph Star()
    {
        var builder = new GraphBuilder(Nodes);
        for (var node = 1; node < Nodes; node++)
        {
            builder.AddEdge(0, node);
        }

        return builder.Build();
    }

    /// <summary>Views of one array, which begin anywhere.</summary>
    private static View[] Views(Sampler sampler, int count, int size)
    {
        var numbers = sampler.Normals((count * (size + 1)) + 1);
        return [.. Enumerable.Range(0, count).Select(slot => new View(numbers, (slot * (size + 1)) + 1, 0))];
    }

    private static IEnumerable<long> Bits(double[] numbers) => numbers.Select(BitConverter.DoubleToInt64Bits);
}
