using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Engines.Tests;

/// <summary>Rules of every kind, and what repeats their real runs.</summary>
internal static class Real
{
    /// <summary>Names of generators, for theories.</summary>
    public static TheoryData<string> Kinds => ["ignn", "energy", "gcn", "linear", "push-sum"];

    /// <summary>Random rules of a kind.</summary>
    public static IEnumerable<(Graph Graph, IUpdateRule Rule)> Rules(string kind, int count) => kind == "push-sum"
        ? Graphs(count).Select((graph, number) => (graph, (IUpdateRule)new PushSumRule(
            graph, [.. Enumerable.Range(0, graph.NodeCount).Select(node => Math.Sin(node + number))])))
        : Generator(kind).Generator.Sample(20, count).Where(instance => instance.Graph.NodeCount > 0)
            .Select(instance => (instance.Graph, instance.Rule));

    /// <summary>A task that ends after some activations.</summary>
    public static EngineTask Task(Graph graph, IUpdateRule rule, int workers, TemporaryFolder folder, int most = 150) => new()
    {
        Partition = Partition.ByHash(graph, workers),
        Rule = rule,
        Draws = new Draws(7),
        Until = TimeSpan.FromSeconds(20),
        MostActivations = most,
        Folder = folder.Root,
    };

    /// <summary>Repeats a run, and holds every state to what was computed.</summary>
    public static Network AssertRepeats(EngineTask task, EngineRun run)
    {
        var check = run.Merged.CreateCheck();
        var again = new Run(task.Partition.Graph, task.Rule, run.Merged.CreateScheduler(), observer: check);
        again.Finish();
        Assert.Null(check.Difference);
        Assert.Equal(run.Merged.Activations, check.Compared);
        return again.Network;
    }

    private static Arbitrary<Instance> Generator(string kind) => kind switch
    {
        "ignn" => Instances.Ignn(16),
        "energy" => Instances.AnyEnergy(12),
        "gcn" => Instances.Gcn(16, 3),
        _ => Instances.Linear(16, 0.9),
    };

    private static IEnumerable<Graph> Graphs(int count) => GraphFamilies.Any(16).Generator.Sample(20, count)
        .Where(graph => graph.NodeCount > 0);
}
