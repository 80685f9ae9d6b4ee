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

    public GraphData Data(Graph graph, int featureSize, int arcFeatureSize = 0) => new()
    {
        Graph = graph,
        FeatureSize = featureSize,
        Features = Normals(graph.NodeCount * featureSize),
        ArcFeatureSize = arcFeatureSize,
        ArcFeatures = Normals(graph.ArcCount * arcFeatureSize),
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

    /// <summary>Any form of an energy.</summary>
    public EnergyForm Form() => new((EnergyMessages)Between(0, 1), Between(0, 1) == 1);

    /// <summary>What an implicit rule makes of p features, in k components, and a readout.</summary>
    public WeightFile Input(string prefix, int k, int p)
    {
        var file = new WeightFile();
        file.Tensors[prefix + "U"] = Tensor(1, p, k);
        file.Tensors[prefix + "b"] = Tensor(0.5, k);
        file.Tensors["readout.Wl"] = Tensor(1, 1, k);
        return file;
    }

    /// <summary>
    /// Weights of an energy with k components, d channels, r units, p features of a node and q of an arc; β between 0.3 and 1.3.
    /// </summary>
    public WeightFile Energy(EnergyForm form, int k, int d, int r, int p, int q = 0)
    {
        var file = new WeightFile();
        file.Metadata["messages"] = form.Messages == EnergyMessages.Node ? "node" : "edge";
        file.Metadata["attention"] = form.Attention ? "true" : "false";
        var s = Between(1, 3);
        SetBeta(file, 0.3 + _draws.Uniform(Purpose.Weights, 0, _counter++));
        (string Name, int[] Shape)[] tensors =
        [
            ("P", [d, k]), ("Cj", [d, p]), ("c0", [d]), ("Oj", [d, p]), ("o0", [d]), ("Vraw", [r, d]), ("wraw", [d]), ("R", [r, k]),
            ("D", [r, p]), ("d0", [r]), ("Ax", [r, p]), ("a0", [r]), ("Bx", [k, p]), ("b0", [k]),
            .. OfEdges(), .. OfAttention(),
        ];
        foreach (var (name, shape) in tensors.Where(tensor => !tensor.Shape.Contains(0)))
        {
            file.Tensors[$"energy.{name}"] = Tensor(0.7, shape);
        }

        file.Tensors["readout.Wl"] = Tensor(1, 1, k);
        return file;

        (string, int[])[] OfEdges() => form.Messages == EnergyMessages.Node ? []
            : [("Q", [d, k]), ("Ci", [d, p]), ("Oi", [d, p]), ("Ce", [d, q]), ("Oe", [d, q])];
        (string, int[])[] OfAttention() => !form.Attention ? []
            : [("t", [s]), ("t0", [s]), ("Tj", [s, p]), ("Ti", [s, p]), ("Te", [s, q])];
    }

    /// <summary>Weights of a nonlinear GNN with s components, d units, p features of a node and q of an arc.</summary>
    public WeightFile Nonlinear(int s, int d, int p, int q, double scale)
    {
        var file = new WeightFile();
        (string Name, double Scale, int[] Shape)[] tensors =
        [
            ("P", scale, [d, s]), ("Cj", 1, [d, p]), ("Ci", 1, [d, p]), ("Ce", 1, [d, q]), ("b1", 1, [d]), ("V", 1, [s, d]), ("b2", 1, [s]),
        ];
        foreach (var (name, size, shape) in tensors.Where(tensor => !tensor.Shape.Contains(0)))
        {
            file.Tensors[NonlinearParameters.Prefix + name] = Tensor(size, shape);
        }

        file.Metadata["neighbours"] = Between(0, 1) == 0 ? "sum" : "mean";
        file.Metadata["output"] = Between(0, 1) == 0 ? "tanh" : "linear";
        file.Tensors["readout.Wl"] = Tensor(1, 1, s);
        return file;
    }

    public static void SetBeta(WeightFile weights, double beta) =>
        weights.Metadata["beta"] = beta.ToString("R", CultureInfo.InvariantCulture);
}
