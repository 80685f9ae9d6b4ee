using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>What synchronous rounds of a rule arrive at.</summary>
public static class FixedPoint
{
    // A slow contraction passes one unit in the last place in a fixed fraction of the rounds that it has needed so far.
    private const int Patience = 32;
    private const int PatienceFraction = 16;

    /// <summary>What a sum of numbers is exact to, per √n of their number.</summary>
    internal const double Roundings = 4 * Unit;

    private const double Unit = 2.220446049250313e-16;

    // What has shrunk to this share of its largest tends to 0: no double that matters is that far from where it began.
    private const double Vanished = 1e-30;

    /// <summary>
    /// The fixed point of an iteration by exact synchronous rounds: until the residual is at most the tolerance, and then on for as long
    /// as it still falls, since a contraction with a factor near 1 is farther from its fixed point than its residual says.
    /// </summary>
    /// <param name="rule">The rule, a contraction.</param>
    /// <param name="graph">The graph that it was made for.</param>
    /// <param name="tolerance">
    /// Largest max_i ‖F_i(x) − x_i‖∞ / ‖x‖∞ that is accepted, placeholders left out of the norm; a few roundings of the largest x on the
    /// way are accepted as well, since an x that tends to 0 is never close to it by that measure.
    /// </param>
    /// <param name="maxRounds">After how many rounds to give up.</param>
    /// <exception cref="ResidualException">The tolerance is not met; the exception carries the absolute residual.</exception>
    public static Reference Solve(IUpdateRule rule, Graph graph, double tolerance = 1e-12, int maxRounds = 1_000_000)
    {
        using var work = Work.On(Work.References);
        var iteration = new SynchronousIteration(rule, graph);
        var placeholder = (rule as IPlaceholderRule)?.Placeholder;
        var (best, states, stalled) = (double.PositiveInfinity, iteration.States, 0);
        var before = new double[states.Length];
        var (required, bestNorm, largest) = (0.0, 0.0, 0.0);
        var (residuals, hasVanished) = (new List<double>(), false);
        while (!hasVanished && iteration.Round < maxRounds && stalled < Patience + (iteration.Round / PatienceFraction) && best > 0)
        {
            var residual = iteration.Step(ref before);
            if (!double.IsFinite(residual))
            {
                break;
            }

            residuals.Add(residual);
            var norm = Norm(before, placeholder);
            largest = Math.Max(largest, norm);
            var allowed = Math.Max(tolerance * norm, Roundings * largest);
            stalled = residual < best || residual > allowed ? 0 : stalled + 1;
            if (residual < best)
            {
                (best, required, bestNorm) = (residual, allowed, norm);
                (states, before) = (before, states);
            }

            hasVanished = largest > 0 && Math.Max(norm, residual) <= Vanished * largest;
        }

        return best <= required
            ? new Reference(IsFixedPoint: true, states, best)
            {
                // What tends to 0 is 0, and what is left of it is how far off it is.
                Error = hasVanished ? bestNorm : Error(Math.Max(best, Unit * bestNorm), residuals),
                Placeholder = placeholder,
                DependsOnStart = true,
            }
            : throw new ResidualException(
                $"fixed point after {iteration.Round} synchronous rounds",
                double.IsFinite(iteration.Change) ? best : iteration.Change,
                required);
    }

    /// <summary>
    /// residual/(1 − c), the residual at least a rounding of the states, and c the mean factor by which residuals fell over the second half
    /// of their fall: the slowest mode is what is left.
    /// </summary>
    private static double Error(double residual, List<double> residuals)
    {
        var last = residuals.FindLastIndex(item => item > residual);
        var middle = last / 2;
        return last > middle && residuals[middle] > residuals[last]
            ? residual / (1 - Elementary.Exp(Elementary.Log(residuals[last] / residuals[middle]) / (last - middle))) : residual;
    }

    private static double Norm(double[] states, double? placeholder)
    {
        if (placeholder is null)
        {
            return Dense.MaxNorm(states);
        }

        var norm = 0.0;
        foreach (var value in states)
        {
            norm = value == placeholder ? norm : Math.Max(norm, Math.Abs(value));
        }

        return norm;
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

        using var work = Work.On(Work.References);
        var iteration = new SynchronousIteration(rule, graph);
        for (var layer = 0; layer < rule.Depth; layer++)
        {
            iteration.Step();
        }

        return new Reference(IsFixedPoint: false, iteration.States, 0) { DependsOnStart = true };
    }
}
