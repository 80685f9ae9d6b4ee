using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Plugged;

/// <summary>A star: its hub knows a number, which everybody is to tell.</summary>
/// <param name="Leaves">Number of nodes around the hub.</param>
[Kind("star", "a star whose hub has a feature")]
public sealed record StarSpec([Option("nodes around the hub", Least = 1, Most = 1000)] int Leaves = 5) : DatasetSpec
{
    /// <inheritdoc/>
    public override int GraphCount => 1;

    /// <inheritdoc/>
    public override Dataset Create()
    {
        var builder = new GraphBuilder(Leaves + 1);
        for (var leaf = 1; leaf <= Leaves; leaf++)
        {
            builder.AddEdge(0, leaf);
        }

        var features = new double[Leaves + 1];
        features[0] = 1;
        return new Dataset("star", 0, [new GraphData { Graph = builder.Build(), FeatureSize = 1, Features = features, Labels = [] }]);
    }
}
