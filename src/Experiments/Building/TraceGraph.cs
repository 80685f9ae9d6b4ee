using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The graph of the links that a trace finds good.</summary>
internal static class TraceGraph
{
    /// <summary>
    /// An edge, both arcs of weight 1, where one direction delivers often enough, or where both directions take a short enough time in the
    /// first matrix.
    /// </summary>
    public static WeightedGraph Of(GraphFile file)
    {
        var count = file.Trace!.NodeCount;
        var arcs = new List<(int Source, int Target, double Weight)>();
        for (var source = 0; source < count; source++)
        {
            for (var target = 0; target < count; target++)
            {
                var (there, back) = (IsGood(file, source, target), IsGood(file, target, source));
                if (source != target && (file.Trace is TraceSpec.Deliveries ? there || back : there && back))
                {
                    arcs.Add((source, target, 1));
                }
            }
        }

        return new WeightedGraph(count, arcs);
    }

    private static bool IsGood(GraphFile file, int source, int target) => file.Trace switch
    {
        TraceSpec.Deliveries deliveries => deliveries.Data[source, target] is var probability && probability > 0
            && probability >= file.AtLeast,
        TraceSpec.Delays delays => delays.Data.Delay(source, target, 0) is var delay && delay != DelayTrace.Missing
            && delay <= (file.AtMost?.Ticks ?? long.MaxValue),
        _ => false,
    };
}
