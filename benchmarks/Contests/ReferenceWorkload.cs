using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// What all programs compute: on a random 4-regular graph each node has an exponential clock; at an activation it computes
/// h_i = relu(W Σ_j a_ij h_j + b_i) from its own state and the newest version of each neighbour that has arrived, and sends it to its four
/// neighbours. Every message takes an exponential time and one of twenty is lost.
/// </summary>
internal sealed class ReferenceWorkload
{
    /// <summary>The mean gap between two activations of a node.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    /// <summary>The mean time that a message takes.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(5);

    /// <summary>The probability that a message is lost.</summary>
    public const double Loss = 0.05;

    private const double LargestRowSum = 0.9;
    private const int DrawsOfFeatures = 0;
    private const int DrawsOfWeights = 1;

    /// <summary>The workload of a size.</summary>
    /// <param name="nodes">Number of nodes, at least 5.</param>
    /// <param name="stateSize">k, the number of components of a state.</param>
    /// <param name="seed">Seed of graph, weights and run.</param>
    public ReferenceWorkload(int nodes, int stateSize = 16, ulong seed = 1)
    {
        (StateSize, Draws) = (stateSize, new Draws(seed));
        var graph = RandomRegularGraph.Create(nodes, Draws);
        Data = new GraphData { Graph = graph, FeatureSize = 1, Features = Uniform(nodes, DrawsOfFeatures) };
        Weights = Uniform(stateSize * stateSize, DrawsOfWeights);
        Contract(Weights, stateSize);
        Input = Uniform(stateSize, DrawsOfWeights + 1);
        var file = new WeightFile();
        file.Tensors.Add("ignn.W", Tensor.Matrix(stateSize, stateSize, Weights));
        file.Tensors.Add("ignn.U", Tensor.Matrix(1, stateSize, Input));
        Rule = new IgnnRule(Data, file);
    }

    /// <summary>The graph and one feature per node.</summary>
    public GraphData Data { get; }

    /// <summary>k.</summary>
    public int StateSize { get; }

    /// <summary>W, k × k, in the convention H W.</summary>
    public double[] Weights { get; }

    /// <summary>U, 1 × k: b_i = x_i U.</summary>
    public double[] Input { get; }

    /// <summary>The update rule that scenarios use.</summary>
    public IgnnRule Rule { get; }

    /// <summary>The randomness of the run.</summary>
    public Draws Draws { get; }

    private static void Contract(double[] matrix, int size)
    {
        var largest = 0.0;
        for (var row = 0; row < size; row++)
        {
            largest = Math.Max(largest, matrix.AsSpan(row * size, size).ToArray().Sum(Math.Abs));
        }

        for (var i = 0; i < matrix.Length; i++)
        {
            matrix[i] *= LargestRowSum / largest;
        }
    }

    private double[] Uniform(int count, int entity)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = (2 * Draws.Uniform(Purpose.Weights, (ulong)entity, i)) - 1;
        }

        return numbers;
    }
}
