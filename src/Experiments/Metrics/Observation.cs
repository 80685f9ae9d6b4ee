using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What an observer may look at, at one instant of a run of a model: all that was published up to and including it.</summary>
public sealed class Observation
{
    private readonly Network _network;
    private readonly Lazy<double[]> _outputs;
    private readonly double[] _synchronousOutputs;

    /// <summary>A look at a run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="network">Its nodes.</param>
    /// <param name="sample">What is known of the instant.</param>
    /// <param name="outputs">Reads the outputs, where somebody asks.</param>
    /// <param name="synchronousOutputs">The outputs of the synchronous computation.</param>
    internal Observation(Model model, Network network, in Sample sample, Func<double[]> outputs, double[] synchronousOutputs)
    {
        (Model, Sample, _network) = (model, sample, network);
        (_outputs, _synchronousOutputs) = (new Lazy<double[]>(outputs), synchronousOutputs);
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>Time, macro-iteration, updates, messages, distance and loss.</summary>
    public Sample Sample { get; }

    /// <summary>The newest published state of a node.</summary>
    /// <param name="node">The node, from 0.</param>
    public ReadOnlySpan<double> State(int node) => _network.State(node);

    /// <summary>The newest published states, n × StateSize, row by row, as a new array.</summary>
    public double[] States() => _network.States();

    /// <summary>The outputs of the newest published states, items × outputs, row by row.</summary>
    public ReadOnlySpan<double> Outputs => _outputs.Value;

    /// <summary>The outputs that the synchronous computation arrives at, likewise.</summary>
    public ReadOnlySpan<double> SynchronousOutputs => _synchronousOutputs;
}
