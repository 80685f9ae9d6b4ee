using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Remembers when each node published last.</summary>
internal sealed class PublicationTimes(int nodeCount) : IObserver
{
    private readonly long[] _times = new long[nodeCount];

    /// <summary>When <paramref name="node"/> published last, in ticks; 0 where it did not.</summary>
    public long this[int node] => _times[node];

    /// <inheritdoc/>
    public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) => _times[node] = time;
}
