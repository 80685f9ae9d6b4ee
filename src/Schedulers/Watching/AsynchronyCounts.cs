namespace Hogwild.Schedulers;

/// <summary>How often which gaps, staleness and ages were seen, in ticks.</summary>
public sealed class AsynchronyCounts
{
    /// <summary>Gaps that an activation ended.</summary>
    public TickHistogram Gaps { get; } = new();

    /// <summary>Staleness of reads; 0 for versions that were current.</summary>
    public TickHistogram Staleness { get; } = new();

    /// <summary>Ages of reads.</summary>
    public TickHistogram Ages { get; } = new();

    /// <summary>Per read the age over two hops; empty where messages are not followed.</summary>
    public TickHistogram NestedAges { get; } = new();

    /// <summary>Adds what another run has seen.</summary>
    public void Add(AsynchronyCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Gaps.Add(other.Gaps);
        Staleness.Add(other.Staleness);
        Ages.Add(other.Ages);
        NestedAges.Add(other.NestedAges);
    }
}
