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

    /// <summary>Measures by the reference of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="first">Measures in the first epoch, whose scale is kept; null, the default, where this is the first.</param>
    public Yardstick(Model model, Yardstick? first = null)
    {
        _model = model;
        _nodeCount = model.Data.Graph.NodeCount;
        _distance = new ReferenceDistance(model, first?._distance);
        _output = new double[model.Readout.OutputSize];
        LossName = TaskLoss.NameOf(model.Data);
        ScoreName = TaskMetrics.MainOf(model.Data);
    }

    /// <summary>Measures by what a model should arrive at, in the scale of its first epoch.</summary>
    /// <param name="epoch">Its last epoch.</param>
    public static Yardstick OfLast(LastEpoch epoch) => new(epoch.Model, epoch.Since == 0 ? null : new Yardstick(epoch.First));

    /// <summary>The outputs that belong to the reference, items × OutputSize.</summary>
    public double[] SynchronousOutputs => _distance.Outputs;

    /// <summary>What the loss is; null where nothing is known about the items.</summary>
    public string? LossName { get; }

    /// <summary>The metric that is told over time; null where none is.</summary>
    public string? ScoreName { get; }

    /// <summary>The standard deviation of the synchronous outputs; null where they are all equal.</summary>
    public double? OutputSpread => Spread.Of(SynchronousOutputs, Error);

    /// <inheritdoc cref="ReferenceDistance.Scale"/>
    public double Scale => _distance.Scale;

    /// <inheritdoc cref="ReferenceDistance.IsFromStart"/>
    public bool IsFromStart => _distance.IsFromStart;

    /// <inheritdoc cref="ReferenceDistance.Error"/>
    public double Error => _distance.Error;

    /// <summary>The distance of the newest published states.</summary>
    public double Distance(Network network) => _distance.Of(network);

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

    /// <summary>The loss of outputs; not a number where nothing is known about the items.</summary>
    public double Loss(double[] outputs) => LossName is null ? double.NaN : TaskLoss.Of(_model.Data, outputs);

    /// <summary>The metric that is told over time; not a number where none is.</summary>
    public double Score(double[] outputs) => ScoreName is null ? double.NaN : TaskMetrics.Main(_model.Data, outputs);

    /// <summary>Loss and metric of the newest published states; not numbers where nothing is known about the items.</summary>
    public (double Loss, double Score) Judge(Network network)
    {
        if (LossName is null)
        {
            return (double.NaN, double.NaN);
        }

        var outputs = Outputs(network);
        return (Loss(outputs), Score(outputs));
    }

    /// <summary>The outputs of the newest published states, items × OutputSize.</summary>
    public double[] Outputs(Network network) =>
        _model.Data.Groups is null ? Outputs(network.State) : _model.OutputsOf(network.States());

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
