using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Hurts as much as the bound admits, one step ahead: every node acts only if that makes the objective larger or the bound forces it, on those
/// admissible versions that make it largest. The objective is a sum over nodes, so deciding node by node is deciding jointly; versions are
/// chosen exactly for one in-arc, and by coordinate ascent from the oldest and from the newest ones for more. It looks at states, so two models do
/// not meet the same schedule.
/// </summary>
/// <param name="bound">B: it is kept.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="objective">What it wants large.</param>
public sealed class GreedyAdversary(Bound bound, long step, IObjective objective) : IScheduler
{
    private const int Sweeps = 4;
    private readonly long _ticks = bound.InTicks(step) / step * step;
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

        newest.CopyTo(read);
        var best = Ascend(node, now, read, oldest, newest);
        if (read.Length > 1)
        {
            var other = (int[])oldest.Clone();
            var score = Ascend(node, now, other, oldest, newest);
            if (score > best)
            {
                best = score;
                other.CopyTo(read);
            }
        }

        if (best <= objective.Score(node, _world!.State(node)) && now < _last[node] + _ticks)
        {
            return Verdict.Later(now + step);
        }

        _last[node] = now;
        return Verdict.Go;
    }

    /// <summary>Changes one version after the other as long as the score rises.</summary>
    private double Ascend(int node, long now, Span<int> read, ReadOnlySpan<int> oldest, ReadOnlySpan<int> newest)
    {
        var best = Score(node, now, read);
        for (var (sweep, rises) = (0, true); sweep < Sweeps && rises; sweep++)
        {
            rises = false;
            for (var slot = 0; slot < read.Length; slot++)
            {
                var kept = read[slot];
                for (var version = oldest[slot]; version <= newest[slot]; version++)
                {
                    read[slot] = version;
                    var score = Score(node, now, read);
                    if (score > best)
                    {
                        (best, kept, rises) = (score, version, true);
                    }
                }

                read[slot] = kept;
            }
        }

        return best;
    }

    private double Score(int node, long now, ReadOnlySpan<int> read)
    {
        var next = new double[_world!.State(node).Length];
        _world.Trial(node, now, read, next);
        return objective.Score(node, next);
    }
}
