namespace Hogwild.Contests;

/// <summary>How much is measured.</summary>
/// <param name="Sizes">Numbers of nodes, and of pending events, ascending.</param>
/// <param name="Quick">A third of the time, and less sure numbers.</param>
internal sealed record BenchSettings(IReadOnlyList<int> Sizes, bool Quick)
{
    private const int Large = 300_000;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(1.5);

    /// <summary>The smallest size.</summary>
    public const int Smallest = 10;

    /// <summary>From how many nodes on caches count for nothing.</summary>
    public const int Million = 1_000_000;

    /// <summary>
    /// The contest that fits a size. What is decided ahead is decided for some activations a node at once, so slices have many of them.
    /// </summary>
    public Contest Contest(int nodes) => nodes >= Large
        ? new(2, Quick ? 3 : 5, 8L * nodes)
        : new(Quick ? 2 : 3, Quick ? 6 : 10, Math.Max(200_000, 16L * nodes), settling: _settling);
}
