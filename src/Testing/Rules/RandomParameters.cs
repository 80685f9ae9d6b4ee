using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Random parameters and features as functions of a seed.</summary>
internal sealed class RandomParameters(ulong seed)
{
    private readonly Draws _draws = new(seed);
    private long _counter;

    public double Normal() => _draws.Normal(Purpose.Weights, 0, _counter++);

    public int Between(int least, int most) => least + _draws.Below(most - least + 1, Purpose.Weights, 0, _counter++);

    public double[] Normals(int count) => [.. Enumerable.Range(0, count).Select(_ => Normal())];

    public Tensor Tensor(double scale, params int[] shape) =>
        new(shape, [.. Normals(shape.Aggregate(1, (product, size) => product * size)).Select(value => scale * value)]);

    public GraphData Data(Graph graph, int featureSize) => new()
    {
        Graph = graph,
        FeatureSize = featureSize,
        Features = Normals(graph.NodeCount * featureSize),
    };

    /// <summary>A square matrix whose columns of absolute values sum to <paramref name="norm"/>.</summary>
    public Tensor Columns(int size, double norm)
    {
        var matrix = Tensor(1, size, size);
        for (var column = 0; column < size; column++)
        {
            var sum = Enumerable.Range(0, size).Sum(row => Math.Abs(matrix.Values[(row * size) + column]));
            for (var row = 0; row < size; row++)
            {
                matrix.Values[(row * size) + column] *= norm / sum;
            }
        }

        return matrix;
    }

    /// <summary>Weights of an energy with k components, d channels, r units and p features; β between 0.3 and 1.3.</summary>
    public WeightFile Energy(int k, int d, int r, int p)
    {
        var file = new WeightFile();
        file.Metadata["beta"] = (0.3 + _draws.Uniform(Purpose.Weights, 0, _counter++)).ToString("R", CultureInfo.InvariantCulture);
        (string Name, int[] Shape)[] tensors =
        [
            ("P", [d, k]), ("Q", [d, k]), ("Cj", [d, p]), ("Ci", [d, p]), ("c0", [d]), ("Oj", [d, p]), ("Oi", [d, p]), ("o0", [d]),
            ("Vraw", [r, d]), ("wraw", [d]), ("R", [r, k]), ("D", [r, p]), ("d0", [r]), ("Ax", [r, p]), ("a0", [r]), ("Bx", [k, p]),
            ("b0", [k]),
        ];
        foreach (var (name, shape) in tensors)
        {
            file.Tensors[$"energy.{name}"] = Tensor(0.7, shape);
        }

        file.Tensors["readout.Wl"] = Tensor(1, 1, k);
        return file;
    }
}
