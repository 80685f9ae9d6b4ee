using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// How far the answer of a moving model goes while a run replaces all that can be read: δ of docs/theory.md, 1.3. Time is cut at changes:
/// at the first before which all has been replaced that could be read at the cut before.
/// </summary>
/// <param name="network">The network of the run.</param>
internal sealed class MovementMeter(Network network)
{
    private readonly int[] _versions = new int[network.Graph.NodeCount];
    private double _cut;
    private double _way;
    private int _waitsFor;

    /// <summary>δ: the farthest that the answer went from one cut to the next, changes at the next included.</summary>
    public double Movement { get; private set; }

    /// <summary>The same without changes at the next cut: 0 where every epoch has a complete macro-iteration.</summary>
    public double Between { get; private set; }

    /// <summary>Whether the answer has moved at all.</summary>
    public bool HasMoved => _way > 0;

    /// <summary>A change, all before which has run.</summary>
    /// <param name="time">When, in ticks.</param>
    /// <param name="way">How far the answer has gone so far, this change included (<see cref="EpochModels.Way"/>).</param>
    public void Change(long time, double way)
    {
        Between = Math.Max(Between, _way - _cut);
        Movement = Math.Max(Movement, way - _cut);
        _way = way;
        if (!IsReplaced(time - 1))
        {
            return;
        }

        _cut = way;
        for (var node = 0; node < _versions.Length; node++)
        {
            _versions[node] = network.Version(node);
        }
    }

    /// <summary>The end of the run, which is in the middle of an interval.</summary>
    public void End() => Between = Math.Max(Between, _way - _cut);

    // Asked first of the node of which something could be read when last asked.
    /// <summary>Whether nothing can be read any more that could be at the last cut.</summary>
    private bool IsReplaced(long now)
    {
        for (var k = 0; k < _versions.Length; k++, _waitsFor = (_waitsFor + 1) % _versions.Length)
        {
            if (network.OldestReadable(_waitsFor, now) <= _versions[_waitsFor] || network.InitialIsReadable(_waitsFor, now))
            {
                return false;
            }
        }

        return true;
    }
}
