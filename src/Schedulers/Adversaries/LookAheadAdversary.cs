using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Hurts as much as the bound admits, some instants ahead: at every instant it decides for all nodes at once who acts on which admissible
/// versions, so that the objective is largest after so many instants, and then thinks again. All joint decisions are tried where that costs
/// no more than the effort allows; beyond, the greedy decision is improved node by node, each candidate judged by going on greedily. One
/// instant ahead it is the greedy adversary, where the objective is a sum over nodes. It looks at states, so two models do not meet the
/// same schedule.
/// </summary>
/// <param name="bound">B: it is kept. A multiple of the step.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="objective">What it wants large.</param>
/// <param name="lookAhead">How many instants it looks ahead, the present one included, at least 1. Default 2.</param>
/// <param name="effort">
/// About how many evaluations of the rule an instant may cost, at least 1. Default 5,000. The greedy decision is always computed and
/// judged, whatever that costs. A total of an objective that is no sum over nodes counts as one evaluation a node.
/// </param>
public sealed class LookAheadAdversary(Bound bound, long step, IObjective objective, int lookAhead = 2, int effort = 5000) : IScheduler
{
    private readonly long _ticks = bound.OnGrid(step);
    private IWorld? _world;
    private GreedyMoves? _greedy;
    private long[] _last = [];
    private Move?[] _moves = [];
    private long _decidedAt = -1;

    /// <inheritdoc/>
    public long Retain => _ticks;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(_ticks, step, nameof(bound));
        ArgumentOutOfRangeException.ThrowIfLessThan(lookAhead, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(effort, 1);
        _world = world;
        _greedy = new GreedyMoves(_ticks, objective);
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
        if (_decidedAt != now)
        {
            (_moves, _decidedAt) = (Decide(now), now);
        }

        if (_moves[node] is not { } move)
        {
            return Verdict.Later(now + step);
        }

        move.Read.CopyTo(read);
        _last[node] = now;
        return Verdict.Go;
    }

    private Move?[] Decide(long now)
    {
        var world = new Hypothesis(_world!, _last);
        var joint = new JointSearch(_greedy!, step, objective);
        return joint.Cost(world, now, lookAhead) <= effort
            ? joint.Best(world, now, lookAhead).Moves
            : new RolloutSearch(_greedy!, step, objective, effort).Best(world, now, lookAhead);
    }
}
