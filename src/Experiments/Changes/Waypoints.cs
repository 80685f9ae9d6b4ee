using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The way of a node that goes in straight lines to points drawn in the unit square, one after the other.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
internal sealed class Waypoints
{
    private readonly List<(double Left, double Arrives, double FromX, double FromY, double ToX, double ToY)> _legs = [];

    /// <summary>A way.</summary>
    /// <param name="draws">The randomness of the scenario.</param>
    /// <param name="key">The key of the node.</param>
    /// <param name="speed">Distance a second.</param>
    /// <param name="until">Until when it is known, in ticks; later the node is where it was to be last.</param>
    public Waypoints(Draws draws, int key, double speed, long until)
    {
        var (end, leg) = (Ticks.ToSeconds(until), 0L);
        for (var (arrives, from) = (0.0, Point(0)); arrives <= end;)
        {
            var (to, left) = (Point(++leg), arrives);
            var (x, y) = (to.X - from.X, to.Y - from.Y);
            arrives = left + Math.Max(1e-9, Math.Sqrt((x * x) + (y * y)) / speed);
            _legs.Add((left, arrives, from.X, from.Y, to.X, to.Y));
            from = to;
        }

        (double X, double Y) Point(long number)
        {
            var (x, y) = draws.UniformPair(Purpose.Change, (uint)key, number);
            return (x, y);
        }
    }

    /// <summary>Where the node is.</summary>
    /// <param name="time">The instant, in ticks.</param>
    public (double X, double Y) At(long time)
    {
        var now = Ticks.ToSeconds(time);
        var (low, high) = (0, _legs.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _legs[middle].Arrives <= now ? (middle + 1, high) : (low, middle);
        }

        var leg = _legs[low];
        var share = Math.Min(1, (now - leg.Left) / (leg.Arrives - leg.Left));
        return (leg.FromX + (share * (leg.ToX - leg.FromX)), leg.FromY + (share * (leg.ToY - leg.FromY)));
    }
}
