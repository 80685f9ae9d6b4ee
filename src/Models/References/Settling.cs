using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Where synchronous rounds of a rule end that nothing is proved about: at a fixed point, in a cycle, or nowhere.</summary>
internal static class Settling
{
    private const int FirstLook = 256;
    private const int MostRounds = 1 << 14;
    private const int LongestCycle = 64;

    // Of how far a round moves. What alternates on its way to a fixed point comes back less exactly, unless it takes 10⁹ rounds.
    private const double Exactly = 1e-9;

    /// <summary>
    /// What synchronous rounds from the rule's own start arrive at, as <see cref="FixedPoint.SolveIfAny"/> has it; where they end in a
    /// cycle, or do not end within 16,384 rounds, nothing, which <paramref name="note"/> then tells.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">The graph that it was made for.</param>
    /// <param name="note">What whoever reads results should know; null where there is a fixed point, or rounds diverge.</param>
    public static Reference Of(IUpdateRule rule, Graph graph, out string? note)
    {
        using var work = Work.On(Work.References);
        note = null;
        var iteration = new SynchronousIteration(rule, graph);
        var moves = true;
        for (var look = FirstLook; look <= MostRounds && moves; look *= 2)
        {
            while (iteration.Round < look && moves)
            {
                moves = iteration.Step() > 0 && double.IsFinite(iteration.Change);
            }

            if (moves && Cycle(iteration) is { } period)
            {
                note = FormattableString.Invariant(
                    $"synchronous rounds from its own start end in a cycle of period {period}: without an answer distances are infinite");
                return Reference.None(graph.NodeCount * rule.StateSize) with { Unsettled = iteration.Round };
            }
        }

        try
        {
            return FixedPoint.SolveIfAny(rule, graph, maxRounds: MostRounds);
        }
        catch (ResidualException)
        {
            note = FormattableString.Invariant(
                $"synchronous rounds from its own start have not settled after {MostRounds}: without an answer distances are infinite");
            return Reference.None(graph.NodeCount * rule.StateSize) with { Unsettled = MostRounds };
        }
    }

    /// <summary>The number of rounds after which states come back; null where they do not, or stay.</summary>
    private static int? Cycle(SynchronousIteration iteration)
    {
        var start = iteration.States;
        var moved = iteration.Step();
        for (var period = 2; period <= LongestCycle && moved > 0 && double.IsFinite(moved); period++)
        {
            moved = Math.Max(moved, iteration.Step());
            if (Dense.MaxDistance(iteration.States, start) <= Exactly * moved)
            {
                return moved > Exactly * Dense.MaxNorm(start) ? period : null;
            }
        }

        return null;
    }
}
