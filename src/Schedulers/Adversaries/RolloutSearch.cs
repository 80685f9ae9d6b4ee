using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Improves the greedy joint decision of one instant by coordinate ascent: one node after the other stays, or acts on the newest or on the
/// oldest admissible versions, and what makes the objective largest after some further greedy instants is kept (a rollout, Bertsekas 2013).
/// So the plan is never worse than going on greedily. It begins at another node at every instant, and ends when nothing improves or the
/// effort is spent.
/// </summary>
/// <param name="greedy">What nodes may do.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="objective">What is wanted large.</param>
/// <param name="effort">How many evaluations of the rule an instant may cost; a candidate that was begun is finished.</param>
internal sealed class RolloutSearch(GreedyMoves greedy, long step, IObjective objective, int effort)
{
    /// <summary>The decision at <paramref name="now"/>.</summary>
    public Move?[] Best(Hypothesis world, long now, int instants)
    {
        var moves = greedy.Decide(world, now);
        var best = Value(world, now, moves, instants);
        var nodes = moves.Length;
        var first = nodes == 0 ? 0 : (int)(now / step % nodes);
        for (var (tried, unchanged) = (0, 0); unchanged < nodes && world.Effort.Spent < effort; tried++)
        {
            var node = (first + tried) % nodes;
            unchanged++;
            var kept = moves[node];
            foreach (var candidate in Candidates(world, node, now, kept))
            {
                moves[node] = candidate;
                var value = Value(world, now, moves, instants);
                if (value.Value > best.Value || (value.Value == best.Value && value.Soon > best.Soon))
                {
                    (best, kept, unchanged) = (value, candidate, 0);
                }

                if (world.Effort.Spent >= effort)
                {
                    break;
                }
            }

            moves[node] = kept;
        }

        return moves;
    }

    private List<Move?> Candidates(Hypothesis world, int node, long now, Move? kept)
    {
        var candidates = new List<Move?>();
        if (world.IsFinished(node))
        {
            return candidates;
        }

        if (kept is not null && !greedy.Forces(world, node, now))
        {
            candidates.Add(null);
        }

        var (oldest, newest) = (greedy.Oldest(world, node, now), world.Newest(node));
        candidates.Add(world.Try(node, now, newest));
        if (!oldest.AsSpan().SequenceEqual(newest))
        {
            candidates.Add(world.Try(node, now, oldest));
        }

        return candidates;
    }

    /// <summary>What the moves lead to, and, for ties, what they are worth at once.</summary>
    private (double Value, double Soon) Value(Hypothesis world, long now, Move?[] moves, int instants)
    {
        var after = world.After(now, moves);
        var soon = Total(after);
        for (var depth = 1; depth < instants; depth++)
        {
            after = after.After(now + (depth * step), greedy.Decide(after, now + (depth * step)));
        }

        return (instants == 1 ? soon : Total(after), soon);
    }

    private double Total(Hypothesis world) => objective.Total(world.States(), world.StateSize);
}
