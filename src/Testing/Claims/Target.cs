using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>What a run is expected to arrive at: states, or outputs where the model's reference compares those.</summary>
internal sealed class Target
{
    private readonly Model _model;
    private readonly double[] _output;

    public Target(Model model)
    {
        _model = model;
        _output = new double[model.Readout.OutputSize];
        Outputs = Models.Outputs.Of(model.Readout, model.Reference.States, model.Rule.StateSize);
        Scale = Math.Max(1, Numbers.Largest(model.Reference.ComparesOutputs ? Outputs : model.Reference.States));
    }

    /// <summary>The outputs that belong to the reference, n × OutputSize.</summary>
    public double[] Outputs { get; }

    /// <summary>max(1, ‖H*‖∞), or of the outputs where those are compared.</summary>
    public double Scale { get; }

    /// <summary>How far a state of a node is from its reference, divided by <see cref="Scale"/>; infinite where it is no number.</summary>
    public double Distance(int node, ReadOnlySpan<double> state)
    {
        if (!_model.Reference.ComparesOutputs)
        {
            return Numbers.Distance(state, _model.Reference.States.AsSpan(node * state.Length, state.Length)) / Scale;
        }

        _model.Readout.Read(state, _output);
        return Numbers.Distance(_output, Outputs.AsSpan(node * _output.Length, _output.Length)) / Scale;
    }

    /// <summary>The node that is farthest away, and how far.</summary>
    public (int Node, double Distance) Farthest(Network network)
    {
        var (farthest, distance) = (0, 0.0);
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            if (Distance(node, network.State(node)) is var own && own > distance)
            {
                (farthest, distance) = (node, own);
            }
        }

        return (farthest, distance);
    }

    /// <summary>Whether every version that may still be read is within <paramref name="tolerance"/>.</summary>
    public bool IsSettled(Network network, long now, double tolerance)
    {
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            if (network.InitialIsReadable(node, now) && Distance(node, network.State(node, 0)) > tolerance)
            {
                return false;
            }

            for (var version = network.OldestReadable(node, now); version <= network.Version(node); version++)
            {
                if (Distance(node, network.State(node, version)) > tolerance)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
