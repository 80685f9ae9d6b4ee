using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Partial asynchronism on the grid (Bertsekas &amp; Tsitsiklis 1989, ch. 7): in every step each node acts with some probability, and at the
/// latest B steps after it last did; each read is uniformly 0 … B − 1 steps old, own state always fresh.
/// </summary>
/// <param name="bound">B.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="activity">The probability that a node acts in a step, above 0 and at most 1.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class PartiallyAsynchronous(Bound bound, long step, double activity, Draws draws) : IScheduler
{
    private readonly int _steps = checked((int)(bound.InTicks(step) / step));
    private readonly double _logInactive = Elementary.Log(1 - activity);
    private IWorld? _world;

    /// <inheritdoc/>
    public long Retain => _steps * step;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(_steps, 1, nameof(bound));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(activity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(activity, 1);
        _world = world;
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now)
    {
        // The number of steps until the first success of a coin that shows it with the given probability, by inverse transform.
        var u = draws.Uniform(Purpose.Clock, (uint)_world!.Graph.Key(node), count);
        var gap = activity == 1 ? 1 : 1 + Math.Floor(Elementary.Log(u) / _logInactive);
        return now + ((long)Math.Min(gap, _steps) * step);
    }

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var graph = _world!.Graph;
        for (var slot = 0; slot < read.Length; slot++)
        {
            var source = graph.Source(graph.InArc(activation.Node, slot));
            var arc = Draws.ArcEntity(graph.Key(source), graph.Key(activation.Node));
            var age = draws.Below(_steps, Purpose.Version, arc, activation.Count);
            read[slot] = _world.OldestSupersededAfter(source, activation.Time - ((age + 1) * step));
        }

        return Verdict.Go;
    }
}
