using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>What implicit rules add at every node: f(X) = XU + b.</summary>
internal static class NodeInput
{
    /// <summary>f(X), n × k, times a factor.</summary>
    /// <param name="data">The graph and its features X.</param>
    /// <param name="weights">Tensors <c>U</c> [p × k] and, optional, <c>b</c> [k] behind the prefix.</param>
    /// <param name="prefix">What the names of the tensors begin with.</param>
    /// <param name="size">k.</param>
    /// <param name="factor">The factor.</param>
    /// <exception cref="WeightFormatException">A tensor is missing or has another shape.</exception>
    internal static double[] Of(GraphData data, WeightFile weights, string prefix, int size, double factor = 1)
    {
        var input = weights.Require(prefix + "U", data.FeatureSize, size).Values;
        var bias = weights.Find(prefix + "b", size)?.Values ?? new double[size];
        var sums = LargePages.For(new double[data.Graph.NodeCount * size]);
        for (var node = 0; node < data.Graph.NodeCount; node++)
        {
            var own = sums.AsSpan(node * size, size);
            bias.CopyTo(own);
            Dense.MatVecTransposed(input, data.Feature(node), own);
            Dense.Multiply(factor, own, own);
        }

        return sums;
    }

    /// <summary>Ã of a graph whose features are there.</summary>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself, or features are missing.</exception>
    internal static NormalizedAdjacency Adjacent(GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        GraphRequirements.ThrowUnlessFeatures(data, data.FeatureSize, data.ArcFeatureSize);
        return new NormalizedAdjacency(data.Graph);
    }
}
