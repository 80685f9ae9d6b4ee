using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// SUM (paper, §6.2 and Table 2): undirected paths of one length with a random bit at every node; every node is to tell how many ones its
/// graph has.
/// </summary>
public static class SumDataset
{
    /// <summary>Paths with independent fair bits.</summary>
    /// <param name="length">Nodes of a path, at least 1.</param>
    /// <param name="graphs">How many paths, at least 1. The paper has 100.</param>
    /// <param name="seed">Seed of the bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static Dataset Create(int length, int graphs = 100, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(graphs, 1);
        var draws = new Draws(seed);
        var path = Graphs.Path(length);
        return new Dataset($"sum({length})", 0, [.. Enumerable.Range(0, graphs).Select(Summed)]) { Task = LearningTask.Regression };

        GraphData Summed(int number)
        {
            double[] bits = [.. Enumerable.Range(0, length).Select(node => (double)draws.Below(2, Purpose.Data, (ulong)number, node))];
            return new GraphData
            {
                Graph = path,
                FeatureSize = 1,
                Features = bits,
                Targets = [.. Enumerable.Repeat(bits.Sum(), length)],
            };
        }
    }
}
