using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which nodes of a graph work together, as a scenario says.</summary>
internal static class WorkersBuilder
{
    /// <summary>The parts of a graph.</summary>
    /// <exception cref="ScenarioException">The file is not what it should be.</exception>
    public static Partition Build(WorkersSpec workers, Graph graph) => workers.By switch
    {
        WorkersBy.Bfs => Partition.ByBreadth(graph, workers.Parts ?? 1),
        WorkersBy.Hash => Partition.ByHash(graph, workers.Parts ?? 1),
        _ => Partition.Of(graph, Numbers(workers.File!, graph.NodeCount)),
    };

    /// <summary>The graph that a scheduler decides for: that of the workers, where nodes work together.</summary>
    /// <exception cref="ScenarioException">The file is not what it should be.</exception>
    public static Graph GraphFor(WorkersSpec? workers, Graph graph) => workers is null ? graph : Build(workers, graph).Quotient;

    /// <summary>Refuses a scenario with workers.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="command">Who cannot have them.</param>
    /// <exception cref="ScenarioException">It has some.</exception>
    public static void HasNone(Scenario scenario, string command)
    {
        if (scenario.Workers is not null)
        {
            throw new ScenarioException(
                scenario.PlaceOf("workers"), $"expected none for {command}, which decides for every node by itself, found 'workers'");
        }
    }

    private static int[] Numbers(InputFile file, int nodes)
    {
        try
        {
            return NumberFile.ReadWhole(file, nodes, "the number of a node's worker");
        }
        catch (DataFormatException error)
        {
            throw new ScenarioException(error.All.Select(fault => fault.Message));
        }
    }
}
