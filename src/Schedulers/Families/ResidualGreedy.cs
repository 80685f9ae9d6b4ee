using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// In every step only the nodes act whose update would change them most, max_k |F_i(x)_k − x_ik| with everything newest: the
/// Gauss–Southwell rule. A tie goes to the lower number. It looks at states, so two models do not meet the same schedule.
/// </summary>
/// <param name="step">The grid, in ticks.</param>
/// <param name="active">How many nodes act in a step, at least 1.</param>
public sealed class ResidualGreedy(long step, int active) : GridScheduler
{
    private bool[] _acts = [];
    private long _rankedAt = -1;

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(active, 1);
        _acts = new bool[world.Graph.NodeCount];
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) => now + step;

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        if (_rankedAt != activation.Time)
        {
            Rank(activation.Time);
        }

        newest.CopyTo(read);
        return _acts[activation.Node] ? Verdict.Go : Verdict.Later(activation.Time + step);
    }

    private void Rank(long now)
    {
        var graph = World.Graph;
        var residuals = new double[graph.NodeCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            residuals[node] = -Residual(node, now);
        }

        // A stable sort: equal residuals keep the order of their numbers.
        var order = Enumerable.Range(0, graph.NodeCount).Where(node => !World.IsFinished(node)).OrderBy(node => residuals[node])
            .Take(active);
        Array.Clear(_acts);
        foreach (var node in order)
        {
            _acts[node] = true;
        }

        _rankedAt = now;
    }

    private double Residual(int node, long now)
    {
        var sources = World.Graph.InNeighbours(node);
        var read = new int[sources.Length];
        for (var slot = 0; slot < read.Length; slot++)
        {
            read[slot] = World.Version(sources[slot]);
        }

        var state = World.State(node);
        var next = new double[state.Length];
        World.Trial(node, now, read, next);
        var largest = 0.0;
        for (var k = 0; k < next.Length; k++)
        {
            largest = Math.Max(largest, Math.Abs(next[k] - state[k]));
        }

        return largest;
    }
}
