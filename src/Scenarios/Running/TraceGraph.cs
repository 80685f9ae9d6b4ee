using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The graph of the links that a trace finds good.</summary>
internal static class TraceGraph
{
    /// <summary>An edge, both arcs of weight 1, where the better direction is good enough.</summary>
    public static WeightedGraph Of(GraphFile file)
    {
        var count = file.Trace!.NodeCount;
        var arcs = new List<(int Source, int Target, double Weight)>();
        for (var source = 0; source < count; source++)
        {
            for (var target = 0; target < count; target++)
            {
                if (source != target && (IsGood(file, source, target) || IsGood(file, target, source)))
                {
                    arcs.Add((source, target, 1));
                }
            }
        }

        return new WeightedGraph(count, arcs);
    }

    private static bool IsGood(GraphFile file, int source, int target) => file.Trace switch
    {
        TraceSpec.Deliveries deliveries => deliveries.Data[source, target] is var probability && probability > 0 && probability >= file.AtLeast,
        TraceSpec.Delays delays => delays.Data.Delay(source, target, 0) is var delay && delay != DelayTrace.Missing
            && delay <= (file.AtMost?.Ticks ?? long.MaxValue),
        _ => false,
    };
}
