using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Chains (paper, §6.1 and Table 1; after Gu et al. 2020): undirected paths, one per class. The first node of each carries the class as a
/// one-hot feature, all other features are zero, and every node is to be classified, so information has to travel the whole path.
/// As in the paper a model is trained and evaluated on the same graphs: accuracy says how far information gets, not how well it
/// generalises.
/// </summary>
public static class ChainsDataset
{
    /// <summary>One path per class.</summary>
    /// <param name="length">l, number of nodes of a path, at least 1.</param>
    /// <param name="classes">Number of classes, at least 2; also the number of features of a node.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static Dataset Create(int length, int classes = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var graph = Graphs.Path(length);
        return new Dataset($"chains({length}, {classes})", classes, [.. Enumerable.Range(0, classes).Select(Chain)]);

        GraphData Chain(int label)
        {
            var features = new double[length * classes];
            features[label] = 1;
            return new GraphData
            {
                Graph = graph,
                FeatureSize = classes,
                Features = features,
                Labels = [.. Enumerable.Repeat(label, length)],
            };
        }
    }
}
