using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// All joint decisions over some instants, tried one after the other. Of those that lead to the same value the one wins that is worth more
/// at once, since who always puts off what could be done at the next instant never does it; then the first: nodes rather stay as they are.
/// </summary>
/// <param name="greedy">What nodes may do.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="objective">What is wanted large after the last instant.</param>
internal sealed class JointSearch(GreedyMoves greedy, long step, IObjective objective)
{
    /// <summary>An upper limit of the evaluations that <see cref="Best"/> takes.</summary>
    /// <param name="world">Where it starts.</param>
    /// <param name="now">The first instant, in ticks.</param>
    /// <param name="instants">How many instants are decided.</param>
    public double Cost(Hypothesis world, long now, int instants)
    {
        var (cost, branches) = (0.0, 1.0);
        for (var depth = 0; depth < instants; depth++)
        {
            var (sum, product) = (0.0, 1.0);
            for (var node = 0; node < world.Graph.NodeCount; node++)
            {
                // Every instant adds one version at most.
                var oldest = greedy.Oldest(world, node, now);
                var combinations = ReadSearch.Combinations(oldest, [.. world.Newest(node).Select(version => version + depth)]);
                sum += combinations;
                product *= 1 + combinations;
            }

            var isLeaf = depth == instants - 1 && objective is ISeparableObjective;
            cost += branches * (isLeaf ? 2 * sum : sum);
            branches = isLeaf ? branches : branches * product;
        }

        return cost + branches;
    }

    /// <summary>The best joint decision at <paramref name="now"/>, and the value that it leads to.</summary>
    public (double Value, Move?[] Moves) Best(Hypothesis world, long now, int instants)
    {
        if (instants == 1 && objective is ISeparableObjective)
        {
            var last = greedy.Decide(world, now);
            return (Value(world.After(now, last)), last);
        }

        var options = Enumerable.Range(0, world.Graph.NodeCount).Select(node => greedy.Options(world, node, now)).ToArray();
        var choice = new int[options.Length];
        var (best, soon, moves) = (double.NegativeInfinity, double.NegativeInfinity, Array.Empty<Move?>());
        do
        {
            Move?[] tried = [.. choice.Select((index, node) => options[node][index])];
            var after = world.After(now, tried);
            var at = Value(after);
            var value = instants == 1 ? at : Best(after, now + step, instants - 1).Value;
            if (value > best || (value == best && at > soon) || moves.Length == 0)
            {
                (best, soon, moves) = (value, at, tried);
            }
        }
        while (Advance(choice, options));
        return (best, moves);
    }

    private double Value(Hypothesis world) => objective.Total(world.States(), world.StateSize);

    private static bool Advance(int[] choice, List<Move?>[] options)
    {
        for (var node = 0; node < choice.Length; node++)
        {
            if (++choice[node] < options[node].Count)
            {
                return true;
            }

            choice[node] = 0;
        }

        return false;
    }
}
