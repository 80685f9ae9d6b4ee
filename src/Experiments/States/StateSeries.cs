using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The states of all nodes at samples of a run.</summary>
internal sealed class StateSeries
{
    private readonly Model _model;
    private readonly StateRecording _recording;
    private readonly List<double> _times = [];
    private readonly List<double[]> _states = [];

    /// <summary>Nothing yet.</summary>
    /// <param name="model">Whose states they are.</param>
    /// <param name="recording">Which samples are kept.</param>
    public StateSeries(Model model, StateRecording recording) => (_model, _recording) = (model, recording);

    /// <summary>Takes in a sample; where only the end is wanted, it stands in place of the one before.</summary>
    public void Add(long time, double[] states)
    {
        if (_recording == StateRecording.End)
        {
            _times.Clear();
            _states.Clear();
        }

        _times.Add(Ticks.ToSeconds(time));
        _states.Add(states);
    }

    /// <summary>
    /// Writes <c>time</c> (virtual seconds, one a sample), <c>states</c> (samples × nodes × size), and, of a model that has one,
    /// <c>reference</c> (nodes × size); where nodes have names, <c>nodes</c>.
    /// </summary>
    public void Write(Stream stream)
    {
        var (nodes, size) = (_model.Data.Graph.NodeCount, _model.Rule.StateSize);
        using var npz = new NpzWriter(stream);
        npz.Write("time", [_times.Count], [_times.ToArray()]);
        npz.Write("states", [_states.Count, nodes, size], _states.Select(item => (ReadOnlyMemory<double>)item));
        if (_model.Reference.States.Length == nodes * size)
        {
            npz.Write("reference", [nodes, size], [_model.Reference.States]);
        }
    }
}
