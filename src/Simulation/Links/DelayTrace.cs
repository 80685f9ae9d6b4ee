namespace Hogwild.Simulation;

/// <summary>
/// Measured delays between all pairs of nodes, as a series of matrices: slice k holds from k · every to (k + 1) · every, and after the last
/// one the series begins again. What was not measured arrives never. Rows and columns are the keys of nodes.
/// </summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class DelayTrace : IDelayTrace
{
    /// <summary>In place of a delay: not measured.</summary>
    public const long Missing = -1;

    private readonly long[][] _slices;
    private readonly long _every;

    /// <summary>A series of matrices.</summary>
    /// <param name="nodeCount">Rows and columns of each.</param>
    /// <param name="slices">At least one; copied. Row by row, from row to column, ticks, <see cref="Missing"/> where not measured.</param>
    /// <param name="every">How long a slice holds, positive.</param>
    /// <exception cref="ArgumentException">No slice, or one of another size.</exception>
    public DelayTrace(int nodeCount, IReadOnlyList<long[]> slices, TimeSpan every)
    {
        ArgumentNullException.ThrowIfNull(slices);
        ArgumentOutOfRangeException.ThrowIfLessThan(every.Ticks, 1, nameof(every));
        if (slices.Count == 0 || slices.Any(slice => slice.Length != (long)nodeCount * nodeCount))
        {
            throw new ArgumentException($"expected at least one matrix, all of {nodeCount} rows and columns", nameof(slices));
        }

        (NodeCount, _slices, _every) = (nodeCount, [.. slices.Select(slice => slice.ToArray())], every.Ticks);
        Shortest = _slices.SelectMany(slice => slice.Where((delay, at) => delay != Missing && at / nodeCount != at % nodeCount))
            .DefaultIfEmpty(0).Min();
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <inheritdoc/>
    int? IDelayTrace.NodeCount => NodeCount;

    /// <inheritdoc/>
    public long Shortest { get; }

    /// <summary>Number of matrices.</summary>
    public int SliceCount => _slices.Length;

    /// <summary>The delay of a message that is sent at <paramref name="now"/>, in ticks, or <see cref="Missing"/>.</summary>
    public long Delay(int source, int target, long now) => _slices[now / _every % _slices.Length][(source * NodeCount) + target];
}
