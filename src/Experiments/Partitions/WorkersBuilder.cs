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
    /// <exception cref="ScenarioException">
    /// All nodes are one worker's, all of a worker are away at one time, or the file is not what it should be.
    /// </exception>
    public static Partition? Searched(Scenario scenario, Model model, string command)
    {
        var partition = scenario.Workers is { } workers ? Build(workers, model.Data.Graph) : null;
        if (partition is { Count: 1 } && model.Data.Graph.NodeCount > 1)
        {
            throw new ScenarioException(
                scenario.PlaceOf("workers"),
                $"expected at least 2 workers for {command}, found 1 (model {model.Name}): all that it reads is newest, "
                    + "so that there is nothing to search but when it acts");
        }

        return partition is not null && WholeAway(partition, model.Rule.Changes) is { } away ? throw new ScenarioException(
            scenario.PlaceOf("workers"),
            $"expected a node of every worker to be there all the time for {command}, found all of worker {away.Worker} away at "
                + $"{DurationText.Write(TimeSpan.FromTicks(away.Time))} (model {model.Name}): nothing is decided then for that worker")
            : partition;
    }

    /// <summary>The first worker all of whose nodes are away at one time, and when; null where there is none.</summary>
    private static (int Worker, long Time)? WholeAway(Partition partition, IReadOnlyList<WorldChange> changes)
    {
        var left = new int[partition.Count];
        foreach (var change in changes)
        {
            foreach (var node in change.Joined)
            {
                left[partition.PartOf(node)]--;
            }

            foreach (var node in change.Left)
            {
                left[partition.PartOf(node)]++;
            }

            for (var worker = 0; worker < left.Length && change.Left.Count > 0; worker++)
            {
                if (left[worker] == partition.NodesOf(worker).Length)
                {
                    return (worker, change.Time);
                }
            }
        }

        return null;
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
