using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Measures how far a run of one model is from what the synchronous computation arrives at.</summary>
/// <threadsafety>One thread a yardstick: it has scratch space.</threadsafety>
internal sealed class Yardstick
{
    private readonly Model _model;
    private readonly int _nodeCount;
    private readonly ReferenceDistance _distance;
    private readonly double[] _output;

    public Yardstick(Model model)
    {
        _model = model;
        _nodeCount = model.Data.Graph.NodeCount;
        _distance = new ReferenceDistance(model);
        _output = new double[model.Readout.OutputSize];
        LossName = TaskLoss.NameOf(model.Data);
    }

    /// <summary>The outputs that belong to the reference, n × OutputSize.</summary>
    public double[] SynchronousOutputs => _distance.Outputs;

    /// <summary>What the loss is; null where nothing is known about the nodes.</summary>
    public string? LossName { get; }

    /// <summary>The standard deviation of the synchronous outputs; null where they are all equal.</summary>
    public double? OutputSpread => Spread.Of(SynchronousOutputs, Error);

    /// <inheritdoc cref="ReferenceDistance.Scale"/>
    public double Scale => _distance.Scale;

    /// <inheritdoc cref="ReferenceDistance.IsFromStart"/>
    public bool IsFromStart => _distance.IsFromStart;

    /// <inheritdoc cref="ReferenceDistance.Error"/>
    public double Error => _distance.Error;

    /// <summary>The distance of the newest published states.</summary>
    public double Distance(Network network)
    {
        var distance = 0.0;
        for (var node = 0; node < _nodeCount; node++)
        {
            distance = Math.Max(distance, _distance.Of(node, network.State(node)));
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
                distance = Math.Max(distance, _distance.Of(node, network.State(node, version)));
            }

            if (network.InitialIsReadable(node, now))
            {
                distance = Math.Max(distance, _distance.Of(node, network.State(node, 0)));
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
    public double Deviation(double[] outputs) => ReferenceDistance.Largest(outputs, SynchronousOutputs);

    private double[] Outputs(Func<int, ReadOnlySpan<double>> state)
    {
        var outputs = new double[_nodeCount * _output.Length];
        for (var node = 0; node < _nodeCount; node++)
        {
            _model.Readout.Read(state(node), outputs.AsSpan(node * _output.Length, _output.Length));
        }

        return outputs;
    }
}
