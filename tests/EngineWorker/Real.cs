using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.EngineWorker;

/// <summary>Rules of every kind by their seeds, and tasks of them, the same in every process.</summary>
public static class Real
{
    /// <summary>The kinds of rules.</summary>
    public static IReadOnlyList<string> Kinds => ["ignn", "energy", "gcn", "linear", "push-sum"];

    /// <summary>A rule of a kind, on a graph of some nodes.</summary>
    public static (Graph Graph, IUpdateRule Rule) Rule(string kind, int seed)
    {
        if (kind == "push-sum")
        {
            var graph = Draw(GraphFamilies.Any(16), seed, graph => graph.NodeCount > 0);
            return (graph, new PushSumRule(graph, [.. Enumerable.Range(0, graph.NodeCount).Select(node => Math.Sin(node + seed))]));
        }

        var instance = Draw(
            kind switch
            {
                "ignn" => Instances.Ignn(16),
                "energy" => Instances.AnyEnergy(12),
                "gcn" => Instances.Gcn(16, 3),
                _ => Instances.Linear(16, 0.9),
            },
            seed,
            instance => instance.Graph.NodeCount > 0);
        return (instance.Graph, instance.Rule);
    }

    /// <summary>A task that ends after some activations.</summary>
    public static EngineTaskText Task(string kind, int seed, int workers, int most = 150) => new(kind, seed, workers, most, 0, 0);

    private static T Draw<T>(Arbitrary<T> arbitrary, int seed, Func<T, bool> fits) => arbitrary.Generator
        .Sample(20, new Rnd((ulong)seed, 2 * (ulong)seed + 1), 20).First(fits);
}
