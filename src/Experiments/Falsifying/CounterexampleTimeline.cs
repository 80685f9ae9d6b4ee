using Hogwild.Testing;

namespace Hogwild.Experiments;

/// <summary>The space–time diagram of a counterexample: the nodes and the steps that matter.</summary>
internal static class CounterexampleTimeline
{
    private const int MostNodes = 12;
    private const int FewestSteps = 8;
    private const int Periods = 3;

    /// <summary>The diagram.</summary>
    public static Timeline Of(Counterexample found, Scenario scenario)
    {
        var (graph, schedule, step) = (found.Claim.Model.Data.Graph, found.Schedule, scenario.Step.Ticks);
        var end = found.Claim.IsAboutTheLongRun
            ? Math.Min(found.Suspect.Time, Math.Max(FewestSteps, Periods * found.Choices.Steps) * step)
            : found.Suspect.Time + step;
        var nodes = Nodes(found);
        var window = new TimelineSpec(
            TimeSpan.Zero, TimeSpan.FromTicks(Math.Max(step, end)), nodes.Count > 0 ? new ShownNodes(nodes) : null);
        return TimelineBuilder.Of($"{found.Claim.Model.Name}: {found.Suspect.Effect}", graph, schedule, window);
    }

    /// <summary>Who matters, and whom the node with the effect reads.</summary>
    private static List<int> Nodes(Counterexample found)
    {
        var (graph, choices) = (found.Claim.Model.Data.Graph, found.Choices);
        var nodes = new SortedSet<int>();
        if (found.Suspect.Node >= 0)
        {
            nodes.Add(found.Suspect.Node);
            nodes.UnionWith(graph.InNeighbours(found.Suspect.Node).ToArray());
        }

        if (!found.Claim.IsAboutTheLongRun)
        {
            nodes.UnionWith(found.Matters.Select(index => found.Schedule[index].Node));
        }

        var decided = found.Workers?.Quotient ?? graph;
        for (var step = 1; step <= choices.Steps; step++)
        {
            nodes.UnionWith(Enumerable.Range(0, decided.NodeCount).Where(one => choices.Pauses(step, one)).SelectMany(NodesOf));
            nodes.UnionWith(Enumerable.Range(0, decided.ArcCount).Where(arc => choices.Late(step, arc) > 0)
                .SelectMany(arc => new[] { decided.Source(arc), decided.Target(arc) }).SelectMany(NodesOf));
        }

        return [.. nodes.Take(MostNodes)];

        int[] NodesOf(int one) => found.Workers is { } workers ? [.. workers.NodesOf(one)] : [one];
    }
}
