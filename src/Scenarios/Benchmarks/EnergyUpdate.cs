using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The update of an energy GNN alone, without a network, on a small 4-regular graph that fits the fastest cache.</summary>
internal sealed class EnergyUpdate
{
    /// <summary>k, d and r: components of a state, channels of a message, units.</summary>
    public const int Size = 16;

    /// <summary>Number of neighbours.</summary>
    public const int Degree = 4;

    private const int Nodes = 8;
    private readonly EnergyRule _rule;
    private readonly double[] _state = Numbers(Size, 100);
    private readonly double[] _next = new double[Size];
    private readonly double[] _messages = new double[Size * Degree];
    private readonly View[] _views = new View[Degree];

    /// <summary>An update with weights drawn at random.</summary>
    public EnergyUpdate()
    {
        var file = new WeightFile();
        string[] matrices = ["P", "Q", "Vraw", "R"];
        string[] columns = ["Cj", "Ci", "D", "Ax", "Bx"];
        string[] vectors = ["c0", "wraw", "d0", "a0", "b0"];
        foreach (var (name, width) in matrices.Select(name => (name, Size)).Concat(columns.Select(name => (name, 1))))
        {
            file.Tensors.Add(EnergyParameters.Prefix + name, Tensor.Matrix(Size, width, Numbers(Size * width, file.Tensors.Count)));
        }

        foreach (var name in vectors)
        {
            file.Tensors.Add(EnergyParameters.Prefix + name, Tensor.Vector(Numbers(Size, file.Tensors.Count)));
        }

        file.Metadata.Add("beta", "1");
        var graph = RandomRegularGraph.Create(Nodes, new Draws(1));
        var data = new GraphData { Graph = graph, FeatureSize = 1, Features = Numbers(Nodes, 101) };
        _rule = new EnergyRule(new EnergyFunction(new EnergyParameters(file, 1, 0), data), 1e-3);
        var neighbours = Numbers(Degree * 2 * Size, 102);
        for (var slot = 0; slot < Degree; slot++)
        {
            _views[slot] = new View(neighbours, slot * 2 * Size, (slot * 2 * Size) + Size);
        }
    }

    /// <summary>Updates one node after the other.</summary>
    /// <returns>A number that depends on all of them.</returns>
    public double Run(int updates)
    {
        var sum = 0.0;
        for (var k = 0; k < updates; k++)
        {
            Array.Clear(_next);
            Array.Clear(_messages);
            _rule.Update(
                new Activation { Node = k % Nodes }, _state, new Inbox(_views, Size, Size), _next, new Outbox(_messages, Size, Degree));
            sum += _next[0] + _messages[^1];
        }

        return sum;
    }

    private static double[] Numbers(int count, int entity)
    {
        var draws = new Draws(1);
        return [.. Enumerable.Range(0, count).Select(k => 0.2 * (draws.Uniform(Purpose.Weights, (ulong)entity, k) - 0.5))];
    }
}
