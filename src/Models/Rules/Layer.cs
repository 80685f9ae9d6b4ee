using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>One layer of a network: what a node makes of its own state and of its views, before any rectifier. Immutable.</summary>
/// <param name="inputs">How many of the numbers of a state it reads.</param>
/// <param name="outputs">How many it makes.</param>
internal abstract class Layer(int inputs, int outputs)
{
    /// <summary>How many of the numbers of a state it reads, the first ones.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>How many numbers it makes.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Computes the layer at a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="own">Its state, padded to the widest layer.</param>
    /// <param name="inbox">The states of its neighbours, of any layer, padded as well.</param>
    /// <param name="output">Receives the layer; zero on entry.</param>
    public abstract void Apply(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> output);

    /// <summary>What stands behind the layer, unless it is the output itself: a ReLU, if nothing else is said.</summary>
    /// <param name="output">What <see cref="Apply"/> made.</param>
    public virtual void Activate(Span<double> output) => Relu.Apply(output);

    /// <summary>output ← output + b, where there is one.</summary>
    private protected static void AddBias(double[]? bias, Span<double> output)
    {
        if (bias is not null)
        {
            Dense.AddScaled(1, bias, output);
        }
    }
}
