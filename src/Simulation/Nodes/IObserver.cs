namespace Hogwild.Simulation;

/// <summary>Looks on as versions are published. An observer never changes a run.</summary>
public interface IObserver
{
    /// <summary>A version has been published.</summary>
    /// <param name="node">Index of its node.</param>
    /// <param name="version">Its number, from 1.</param>
    /// <param name="time">When, in ticks.</param>
    /// <param name="level">Its level: 1 + the smallest level among the versions read to compute it.</param>
    /// <param name="state">Its state. Valid during the call.</param>
    void Published(int node, int version, long time, int level, ReadOnlySpan<double> state);
}
