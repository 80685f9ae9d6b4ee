using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A data set that is one graph, written in a scenario.</summary>
internal static class WrittenGraph
{
    /// <summary>The data set.</summary>
    public static Dataset Create(DatasetSpec.OneGraph spec)
    {
        var builder = new GraphBuilder(spec.Features.Count);
        foreach (var (a, b) in spec.Edges)
        {
            builder.AddEdge(a, b);
        }

        var data = new GraphData
        {
            Graph = builder.Build(),
            FeatureSize = spec.Features[0].Count,
            Features = [.. spec.Features.SelectMany(row => row)],
            Labels = [.. spec.Labels],
        };
        return new Dataset("graph", spec.Labels.Count == 0 ? 0 : spec.Labels.Max() + 1, [data]);
    }
}
