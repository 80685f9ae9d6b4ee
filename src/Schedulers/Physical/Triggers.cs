using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Event-triggered sending: a version is sent only where it differs enough from the one that was sent last.</summary>
internal sealed class Triggers
{
    private readonly IWorld _world;
    private readonly double _threshold;
    private readonly bool _isEuclidean;
    private readonly int _size;
    private readonly double[] _sent;

    /// <summary>Version 0 counts as sent.</summary>
    public Triggers(IWorld world, double threshold, bool isEuclidean)
    {
        (_world, _threshold, _isEuclidean) = (world, threshold, isEuclidean);
        var nodes = world.Graph.NodeCount;
        _size = nodes == 0 ? 0 : world.State(0).Length;
        _sent = new double[nodes * _size];
        for (var node = 0; node < nodes; node++)
        {
            world.State(node).CopyTo(_sent.AsSpan(node * _size));
        }
    }

    /// <summary>Whether a version is sent. Asked of each version once, in order.</summary>
    public bool Sends(int node, int version)
    {
        var state = _world.State(node, version);
        var sent = _sent.AsSpan(node * _size, _size);
        var norm = 0.0;
        for (var k = 0; k < _size; k++)
        {
            var change = Math.Abs(state[k] - sent[k]);
            norm = _isEuclidean ? norm + (change * change) : Math.Max(norm, change);
        }

        if ((_isEuclidean ? Math.Sqrt(norm) : norm) <= _threshold)
        {
            return false;
        }

        state.CopyTo(sent);
        return true;
    }
}
