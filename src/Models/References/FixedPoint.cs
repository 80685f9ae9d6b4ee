using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>What synchronous rounds of a rule arrive at.</summary>
public static class FixedPoint
{
    // A slow contraction passes one unit in the last place in a fixed fraction of the rounds that it has needed so far.
    private const int Patience = 32;
    private const int PatienceFraction = 16;

    /// <summary>
    /// The fixed point of an iteration by exact synchronous rounds: until the residual is at most the tolerance, and then on for as long
    /// as it still falls, since a contraction with a factor near 1 is farther from its fixed point than its residual says.
    /// </summary>
    /// <param name="rule">The rule, a contraction.</param>
    /// <param name="graph">The graph that it was made for.</param>
    /// <param name="tolerance">Largest max_i ‖F_i(x) − x_i‖∞ / max(1, ‖x‖∞) that is accepted.</param>
    /// <param name="maxRounds">After how many rounds to give up.</param>
    /// <exception cref="ResidualException">The tolerance is not met; the exception carries the absolute residual.</exception>
    public static Reference Solve(IUpdateRule rule, Graph graph, double tolerance = 1e-12, int maxRounds = 1_000_000)
    {
        var iteration = new SynchronousIteration(rule, graph);
        var (best, states, stalled) = (double.PositiveInfinity, iteration.States, 0);
        var required = 0.0;
        while (iteration.Round < maxRounds && stalled < Patience + (iteration.Round / PatienceFraction) && best > 0)
        {
            var before = iteration.States;
            var residual = iteration.Step();
            if (!double.IsFinite(residual))
            {
                break;
            }

            var scale = Math.Max(1, Dense.MaxNorm(before));
            stalled = residual < best || residual > tolerance * scale ? 0 : stalled + 1;
            if (residual < best)
            {
                (best, states, required) = (residual, before, tolerance * scale);
            }
        }

        return best <= required
            ? new Reference(IsFixedPoint: true, states, best)
            : throw new ResidualException($"fixed point after {iteration.Round} synchronous rounds", iteration.Change, tolerance);
    }

    /// <summary>
    /// As <see cref="Solve"/>, but an iteration whose states stop being finite has <see cref="Reference.None"/>: its runs go on to show
    /// when they diverge. One that neither settles nor grows without bound is an error all the same.
    /// </summary>
    /// <inheritdoc cref="Solve"/>
    public static Reference SolveIfAny(IUpdateRule rule, Graph graph, double tolerance = 1e-12, int maxRounds = 1_000_000)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(graph);
        try
        {
            return Solve(rule, graph, tolerance, maxRounds);
        }
        catch (ResidualException failure) when (!double.IsFinite(failure.Residual))
        {
            return Reference.None(graph.NodeCount * rule.StateSize);
        }
    }

    /// <summary>
    /// The last layer of a layered rule: as many synchronous rounds as it is deep. Nothing is iterated, so its residual is 0.
    /// </summary>
    /// <exception cref="ArgumentException">The rule is not layered.</exception>
    public static Reference LastLayer(IUpdateRule rule, Graph graph)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Depth == int.MaxValue)
        {
            throw new ArgumentException("expected a layered rule, found an iteration", nameof(rule));
        }

        var iteration = new SynchronousIteration(rule, graph);
        for (var layer = 0; layer < rule.Depth; layer++)
        {
            iteration.Step();
        }

        return new Reference(IsFixedPoint: false, iteration.States, 0);
    }
}
