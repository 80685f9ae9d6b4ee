using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>Initial tensors. Every number is a function of (seed, tensor name, its place), so torch's generator is never asked.</summary>
/// <param name="seed">The seed of the training.</param>
internal sealed class InitialWeights(ulong seed)
{
    private readonly Draws _draws = new(seed);

    /// <summary>The tensors added so far.</summary>
    public SortedDictionary<string, Tensor> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a tensor of normal numbers of standard deviation <paramref name="scale"/>.</summary>
    public void AddNormal(string name, double scale, params int[] shape) => Tensors.Add(name, Normal(name, scale, shape));

    /// <summary>Adds a tensor of one number.</summary>
    public void AddConstant(string name, double value, params int[] shape)
    {
        var values = new double[Size(shape)];
        Array.Fill(values, value);
        Tensors.Add(name, new Tensor(shape, values));
    }

    /// <summary>A tensor of normal numbers of standard deviation <paramref name="scale"/>.</summary>
    public Tensor Normal(string name, double scale, params int[] shape)
    {
        var entity = name.Aggregate(StableHash.Start, (hash, letter) => StableHash.Add(hash, letter));
        var values = new double[Size(shape)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = scale * _draws.Normal(Purpose.Weights, entity, i);
        }

        return new Tensor(shape, values);
    }

    /// <summary>
    /// Adds a readout from <paramref name="states"/> to <paramref name="outputs"/> numbers: linear, or with a hidden layer of
    /// <paramref name="width"/> units and, where <paramref name="skip"/> is positive, a linear part beside it.
    /// </summary>
    public void AddReadout(int states, int width, int outputs, double skip, double hiddenBias)
    {
        if (width > 0)
        {
            AddNormal("readout.W1", 1 / Math.Sqrt(states), width, states);
            AddNormal("readout.b1", hiddenBias, width);
            AddNormal("readout.W2", 1 / Math.Sqrt(width), outputs, width);
        }

        if (width == 0 || skip > 0)
        {
            AddNormal("readout.Wl", skip / Math.Sqrt(states), outputs, states);
        }

        AddConstant("readout.b2", 0, outputs);
    }

    private static int Size(int[] shape) => shape.Aggregate(1, (size, next) => size * next);
}
