using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>The moves of a greedy adversary in a hypothesis, and all others that a bound admits.</summary>
/// <param name="ticks">B in ticks, a multiple of the step.</param>
/// <param name="objective">What it wants large.</param>
internal sealed class GreedyMoves(long ticks, IObjective objective)
{
    /// <summary>Node by node what makes the objective largest, as if the others stayed as they are.</summary>
    public Move?[] Decide(Hypothesis world, long now)
    {
        var moves = new Move?[world.Graph.NodeCount];
        var states = objective is ISeparableObjective ? [] : world.States();
        for (var node = 0; node < moves.Length; node++)
        {
            moves[node] = world.IsFinished(node) ? null : Decide(world, node, now, states);
        }

        return moves;
    }

    /// <summary>Whether the bound forces a node to act.</summary>
    public bool Forces(Hypothesis world, int node, long now) => !world.IsFinished(node) && now >= world.Last(node) + ticks;

    /// <summary>The oldest versions that a node may read.</summary>
    public int[] Oldest(Hypothesis world, int node, long now) => world.Oldest(node, now - ticks);

    /// <summary>Everything that a node may do; null, where it may stay as it is, comes first.</summary>
    public List<Move?> Options(Hypothesis world, int node, long now)
    {
        var options = new List<Move?>();
        if (!Forces(world, node, now))
        {
            options.Add(null);
        }

        if (!world.IsFinished(node))
        {
            var (oldest, newest) = (Oldest(world, node, now), world.Newest(node));
            int[] read = [.. oldest];
            do
            {
                options.Add(world.Try(node, now, read));
            }
            while (ReadSearch.Advance(read, oldest, newest));
        }

        return options;
    }

    private Move? Decide(Hypothesis world, int node, long now, double[] states)
    {
        var search = new ReadSearch(versions => Score(world, node, world.Try(node, now, versions).Numbers, states));
        var (best, read) = search.Best(Oldest(world, node, now), world.Newest(node));
        return best > Score(world, node, world.State(node), states) || Forces(world, node, now) ? world.Try(node, now, read) : null;
    }

    private double Score(Hypothesis world, int node, ReadOnlySpan<double> numbers, double[] states)
    {
        var size = world.StateSize;
        if (objective is ISeparableObjective separable)
        {
            return separable.Score(node, numbers[..size]);
        }

        // A total costs about as much as an update of every node.
        world.Effort.Spent += world.Graph.NodeCount;
        numbers[..size].CopyTo(states.AsSpan(node * size));
        var total = objective.Total(states, size);
        world.State(node).CopyTo(states.AsSpan(node * size));
        return total;
    }
}
