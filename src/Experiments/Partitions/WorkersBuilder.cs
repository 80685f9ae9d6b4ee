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

    /// <summary>The parts of a model's graph whose schedules are searched; null where every node decides by itself.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="model">The model.</param>
    /// <param name="command">Who searches.</param>
    /// <exception cref="ScenarioException">All nodes are one worker's, or the file is not what it should be.</exception>
    public static Partition? Searched(Scenario scenario, Model model, string command)
    {
        var partition = scenario.Workers is { } workers ? Build(workers, model.Data.Graph) : null;
        return partition is not { Count: 1 } || model.Data.Graph.NodeCount == 1 ? partition : throw new ScenarioException(
            scenario.PlaceOf("workers"),
            $"expected at least 2 workers for {command}, found 1 (model {model.Name}): all that it does is synchronous, "
                + "whenever it acts, so that there is nothing to search");
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
