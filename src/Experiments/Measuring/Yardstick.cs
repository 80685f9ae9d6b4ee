using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Measures how far a run of one model is from what the synchronous computation arrives at.</summary>
/// <threadsafety>One thread a yardstick: it has scratch space.</threadsafety>
internal sealed class Yardstick
{
    private readonly Model _model;
    private readonly int _nodeCount;
    private readonly double[] _output;

    public Yardstick(Model model)
    {
        _model = model;
        _nodeCount = model.Data.Graph.NodeCount;
        _output = new double[model.Readout.OutputSize];
        SynchronousOutputs = Outputs(node => model.Reference.States.AsSpan(node * model.Rule.StateSize, model.Rule.StateSize));
        LossName = TaskLoss.NameOf(model.Data);
        Scale = Math.Max(1, Largest(model.Reference.ComparesOutputs ? SynchronousOutputs : model.Reference.States));
    }

    /// <summary>The outputs that belong to the reference, n × OutputSize.</summary>
    public double[] SynchronousOutputs { get; }

    /// <summary>What the loss is; null where nothing is known about the nodes.</summary>
    public string? LossName { get; }

    /// <summary>max(1, ‖H*‖∞), or of the outputs where those are compared: what distances are divided by.</summary>
    public double Scale { get; }

    /// <summary>The distance of the newest published states.</summary>
    public double Distance(Network network)
    {
        var distance = 0.0;
        for (var node = 0; node < _nodeCount; node++)
        {
            distance = Larger(distance, Distance(node, network.State(node)));
        }

        return distance;
    }

    /// <summary>The largest distance of any version that may still be read, or arrive, after <paramref name="now"/>.</summary>
    public double ReadableDistance(Network network, long now)
    {
        var distance = 0.0;
        for (var node = 0; node < _nodeCount; node++)
        {
            for (var version = network.OldestReadable(node, now); version <= network.Version(node); version++)
            {
                distance = Larger(distance, Distance(node, network.State(node, version)));
            }

            if (network.InitialIsReadable(node, now))
            {
                distance = Larger(distance, Distance(node, network.State(node, 0)));
            }
        }

        return distance;
    }

    /// <summary>The loss of outputs; not a number where nothing is known about the nodes.</summary>
    public double Loss(double[] outputs) => LossName is null ? double.NaN : TaskLoss.Of(_model.Data, outputs);

    /// <summary>The loss of the newest published states.</summary>
    public double Loss(Network network) => LossName is null ? double.NaN : Loss(Outputs(network));

    /// <summary>The outputs of the newest published states, n × OutputSize.</summary>
    public double[] Outputs(Network network) => Outputs(network.State);

    /// <summary>max_i ‖o_i − o_i^sync‖∞.</summary>
    public double Deviation(double[] outputs)
    {
        var deviation = 0.0;
        for (var k = 0; k < outputs.Length; k++)
        {
            deviation = Larger(deviation, Math.Abs(outputs[k] - SynchronousOutputs[k]));
        }

        return deviation;
    }

    private double Distance(int node, ReadOnlySpan<double> state)
    {
        var expected = _model.Reference.States.AsSpan(node * state.Length, state.Length);
        if (_model.Reference.ComparesOutputs)
        {
            _model.Readout.Read(state, _output);
            state = _output;
            expected = SynchronousOutputs.AsSpan(node * _output.Length, _output.Length);
        }

        var distance = 0.0;
        for (var k = 0; k < state.Length; k++)
        {
            distance = Larger(distance, Math.Abs(state[k] - expected[k]));
        }

        return distance / Scale;
    }

    private double[] Outputs(Func<int, ReadOnlySpan<double>> state)
    {
        var outputs = new double[_nodeCount * _output.Length];
        for (var node = 0; node < _nodeCount; node++)
        {
            _model.Readout.Read(state(node), outputs.AsSpan(node * _output.Length, _output.Length));
        }

        return outputs;
    }

    private static double Largest(double[] values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    /// <summary>The larger one; infinite where one is not a number, so that a state that is none is never close.</summary>
    private static double Larger(double a, double b) => double.IsNaN(b) ? double.PositiveInfinity : Math.Max(a, b);
}
