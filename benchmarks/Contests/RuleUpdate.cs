using System.Text;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Contests;

/// <summary>The update of a rule alone, without a network, on a small 4-regular graph that fits the fastest cache.</summary>
internal sealed class RuleUpdate
{
    /// <summary>Components of a state; of an energy also channels of a message and units.</summary>
    public const int Size = 16;

    /// <summary>Number of neighbours.</summary>
    public const int Degree = 4;

    private const int Nodes = 8;
    private readonly IUpdateRule _rule;
    private readonly double[] _state;
    private readonly double[] _next;
    private readonly double[] _messages;
    private readonly View[] _views = new View[Degree];

    private RuleUpdate(IUpdateRule rule)
    {
        _rule = rule;
        _state = Numbers(rule.StateSize, 100);
        _next = new double[rule.StateSize];
        _messages = new double[Degree * rule.ArcSize];
        var stride = rule.StateSize + rule.ArcSize;
        var neighbours = Numbers(Degree * stride, 102);
        for (var slot = 0; slot < Degree; slot++)
        {
            _views[slot] = new View(neighbours, slot * stride, (slot * stride) + rule.StateSize);
        }
    }

    /// <summary>An implicit GNN.</summary>
    public static RuleUpdate Ignn() => new(new ReferenceWorkload(Nodes, Size).Rule);

    /// <summary>One layer of a GCN.</summary>
    public static RuleUpdate Gcn()
    {
        var file = new WeightFile();
        file.Tensors.Add("layer1.W", Tensor.Matrix(Size, Size, Numbers(Size * Size, 0)));
        var data = new GraphData
        {
            Graph = RandomRegularGraph.Create(Nodes, new Draws(1)), FeatureSize = Size, Features = Numbers(Nodes * Size, 101),
        };
        return new RuleUpdate(new GcnRule(data, file));
    }

    /// <summary>A linear iteration, one number a node.</summary>
    public static RuleUpdate Linear()
    {
        var graph = RandomRegularGraph.Create(Nodes, new Draws(1));
        var entries = Enumerable.Range(0, graph.ArcCount).Select(arc => (graph.Target(arc), graph.Source(arc), 0.2));
        return new RuleUpdate(new LinearRule(new SparseMatrix(Nodes, Nodes, entries)));
    }

    /// <summary>An energy GNN: gradient step and messages.</summary>
    public static RuleUpdate Energy()
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
        return new RuleUpdate(new EnergyRule(new EnergyFunction(new EnergyParameters(file, 1, 0), data), 1e-3));
    }

    /// <summary>A rule in TorchScript: a sum over neighbours and two operations more.</summary>
    public static RuleUpdate TorchScript()
    {
        const string Source = """
            def update(own, inbox, edge_features, features):
                return torch.tanh(0.2 * torch.sum(inbox, 0) + features)
            """;
        var data = new GraphData
        {
            Graph = RandomRegularGraph.Create(Nodes, new Draws(1)), FeatureSize = Size, Features = Numbers(Nodes * Size, 101),
        };
        var context = new RuleContext("torchscript", data) { Code = Encoding.UTF8.GetBytes(Source) };
        return new RuleUpdate(new TorchScriptSpec(InputFile.At("update.py"), Size).Create(context).Rule);
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
                new Activation { Node = k % Nodes },
                _state,
                new Inbox(_views, _rule.SharedSize, _rule.ArcSize),
                _next,
                new Outbox(_messages, _rule.ArcSize, Degree));
            sum += _next[0];
        }

        return sum;
    }

    private static double[] Numbers(int count, int entity)
    {
        var draws = new Draws(1);
        return [.. Enumerable.Range(0, count).Select(k => 0.2 * (draws.Uniform(Purpose.Weights, (ulong)entity, k) - 0.5))];
    }
}
