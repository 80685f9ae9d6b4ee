using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Delays by where nodes are at the instant of sending.</summary>
/// <param name="graph">Has the keys of nodes.</param>
/// <param name="paths">Where nodes are, as functions of an instant.</param>
/// <param name="spec">What a message takes.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
internal sealed class Travel(Graph graph, IReadOnlyList<Func<long, (double X, double Y)>> paths, TravelSpec spec) : IDelayTrace
{
    // More than any run; a message over an infinite distance does not arrive.
    private const double Longest = long.MaxValue / 4;

    private readonly Dictionary<int, Func<long, (double X, double Y)>> _paths =
        paths.Index().ToDictionary(item => graph.Key(item.Index), item => item.Item);

    /// <inheritdoc/>
    public int? NodeCount => paths.Count;

    /// <inheritdoc/>
    public long Shortest => spec.Base.Ticks;

    /// <inheritdoc/>
    public long Delay(int source, int target, long now)
    {
        var (from, to) = (_paths[source](now), _paths[target](now));
        var (x, y) = (from.X - to.X, from.Y - to.Y);
        var ticks = spec.Speed is { } speed ? Math.Sqrt((x * x) + (y * y)) / speed * Ticks.PerSecond : 0;
        return spec.Base.Ticks + (long)Math.Round(Math.Min(ticks, Longest));
    }
}
