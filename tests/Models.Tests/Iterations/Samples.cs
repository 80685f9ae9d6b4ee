using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Iterations;

/// <summary>Random problems as functions of a seed.</summary>
internal static class Samples
{
    /// <summary>A connected undirected graph: a path with random further edges, in random order.</summary>
    internal static Graph Connected(Sampler sampler, int nodes, double density = 0.3)
    {
        var order = sampler.Permutation(nodes);
        var builder = new GraphBuilder(nodes);
        for (var i = 1; i < nodes; i++)
        {
            builder.AddEdge(order[i - 1], order[i]);
            for (var j = 0; j < i - 1; j++)
            {
                if (sampler.Uniform() < density)
                {
                    builder.AddEdge(order[i], order[j]);
                }
            }
        }

        return builder.Build();
    }

    /// <summary>A strongly connected directed graph: a cycle with random further arcs.</summary>
    internal static Graph StronglyConnected(Sampler sampler, int nodes, double density = 0.2)
    {
        var order = sampler.Permutation(nodes);
        var builder = new GraphBuilder(nodes);
        for (var i = 0; i < nodes; i++)
        {
            builder.AddArc(order[i], order[(i + 1) % nodes]);
            for (var j = 0; j < nodes; j++)
            {
                if (i != j && sampler.Uniform() < density)
                {
                    builder.AddArc(i, j);
                }
            }
        }

        return builder.Build();
    }

    /// <summary>A directed graph with weights; nodes without out-arcs are common.</summary>
    internal static WeightedGraph Directed(Sampler sampler, int nodes, Func<double> weight, bool selfArcs = false)
    {
        var arcs = new List<(int Source, int Target, double Weight)>();
        for (var source = 0; source < nodes; source++)
        {
            var density = sampler.Uniform() < 0.3 ? 0 : 0.4;
            for (var target = 0; target < nodes; target++)
            {
                if (sampler.Uniform() < density && (selfArcs || source != target))
                {
                    arcs.Add((source, target, weight()));
                }
            }
        }

        return new WeightedGraph(nodes, arcs);
    }

    /// <summary>A matrix whose diagonal is <paramref name="dominance"/> times as large as the rest of each row, and at least 0.1.</summary>
    internal static double[,] Dominant(Sampler sampler, int n, double dominance, bool symmetric)
    {
        var matrix = new double[n, n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                matrix[row, column] = symmetric && column < row ? matrix[column, row] : sampler.Uniform() < 0.5 ? 0 : sampler.Normal();
            }
        }

        for (var row = 0; row < n; row++)
        {
            var rest = Enumerable.Range(0, n).Where(column => column != row).Sum(column => Math.Abs(matrix[row, column]));
            matrix[row, row] = Math.Max(0.1, dominance * rest) * (symmetric || sampler.Uniform() < 0.5 ? 1 : -1);
        }

        return matrix;
    }
}
