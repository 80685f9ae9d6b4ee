using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training.Tests;

/// <summary>A random graph with features, labels, weights and states, all functions of a seed.</summary>
internal sealed class RandomCase
{
    private readonly Draws _draws;
    private ulong _entity;

    public RandomCase(int seed, bool arcFeatures = true)
    {
        _draws = new Draws((ulong)(uint)seed);
        var nodes = Below(9) + 1;
        var builder = new GraphBuilder(nodes);
        for (var a = 0; a < nodes; a++)
        {
            for (var b = 0; b < a; b++)
            {
                if (Below(5) < 2)
                {
                    builder.AddEdge(a, b);
                }
            }
        }

        var graph = builder.Build();
        var (p, q) = (Below(4), arcFeatures ? Below(3) : 0);
        Data = new GraphData
        {
            Graph = graph,
            FeatureSize = p,
            Features = Normal(nodes * p),
            ArcFeatureSize = q,
            ArcFeatures = Normal(graph.ArcCount * q),
            Labels = [.. Enumerable.Range(0, nodes).Select(_ => Below(3))],
        };
    }

    public GraphData Data { get; }

    public int NodeCount => Data.Graph.NodeCount;

    public int Below(int count) => _draws.Below(count, Purpose.Data, _entity++, 0);

    public double[] Normal(int count, double scale = 1)
    {
        var entity = _entity++;
        return [.. Enumerable.Range(0, count).Select(i => scale * _draws.Normal(Purpose.Data, entity, i))];
    }

    /// <summary>Adds normal tensors to a file; those of a size 0 are left out.</summary>
    public void Add(WeightFile file, string name, double scale, params int[] shape)
    {
        var count = shape.Aggregate(1, (size, next) => size * next);
        if (count > 0)
        {
            file.Tensors.Add(name, new Tensor(shape, Normal(count, scale)));
        }
    }
}
