using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Hurts as much as the bound admits, one step ahead: every node acts only if that makes the objective larger or the bound forces it, on
/// those admissible versions that make it largest. Of an objective that is a sum over nodes, deciding node by node is deciding jointly; of
/// any other, each node decides as if the others stayed as they are. Versions are chosen exactly for one in-arc or up to 64 combinations,
/// and by coordinate ascent from the oldest and from the newest ones for more. It looks at states, so two models do not meet the same
/// schedule.
/// </summary>
/// <param name="bound">B: it is kept. A multiple of the step.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="objective">What it wants large.</param>
public sealed class GreedyAdversary(Bound bound, long step, IObjective objective) : IScheduler
{
    private readonly long _ticks = bound.OnGrid(step);
    private IWorld? _world;
    private long[] _last = [];

    /// <inheritdoc/>
    public long Retain => _ticks;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(_ticks, step, nameof(bound));
        _world = world;
        _last = new long[world.Graph.NodeCount];
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => now + step;

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var (node, now) = (activation.Node, activation.Time);
        var oldest = new int[read.Length];
        for (var slot = 0; slot < oldest.Length; slot++)
        {
            oldest[slot] = _world!.OldestSupersededAfter(_world.Graph.InNeighbours(node)[slot], now - _ticks);
        }

        var score = Score(node);
        var next = new double[_world!.State(node).Length];
        var (best, chosen) = new ReadSearch(versions =>
        {
            _world.Trial(node, now, versions, next);
            return score(next);
        }).Best(oldest, newest.ToArray());
        if (!(best > score(_world.State(node).ToArray())) && now < _last[node] + _ticks)
        {
            return Verdict.Later(now + step);
        }

        chosen.CopyTo(read);
        _last[node] = now;
        return Verdict.Go;
    }

    /// <summary>What the objective makes of a state of one node.</summary>
    private Func<double[], double> Score(int node)
    {
        if (objective is ISeparableObjective separable)
        {
            return state => separable.Score(node, state);
        }

        var size = _world!.State(node).Length;
        var states = new double[_world.Graph.NodeCount * size];
        for (var other = 0; other < _world.Graph.NodeCount; other++)
        {
            _world.State(other).CopyTo(states.AsSpan(other * size));
        }

        return state =>
        {
            state.CopyTo(states, node * size);
            return objective.Total(states, size);
        };
    }
}
