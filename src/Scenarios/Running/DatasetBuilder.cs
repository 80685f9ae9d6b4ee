using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Makes the data set of a scenario.</summary>
internal static class DatasetBuilder
{
    /// <summary>The data set.</summary>
    public static Dataset Build(DatasetSpec spec) => spec switch
    {
        DatasetSpec.Chains chains => ChainsDataset.Create(chains.Length, chains.Classes),
        DatasetSpec.OneGraph graph => Of(graph),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec, "not a data set"),
    };

    /// <summary>A graph that is written in the scenario.</summary>
    private static Dataset Of(DatasetSpec.OneGraph spec)
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
