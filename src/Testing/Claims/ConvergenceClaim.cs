using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <inheritdoc cref="Claim.Converges"/>
internal sealed class ConvergenceClaim : Claim
{
    private const int Looks = 64;
    private readonly Target _target;
    private readonly int _within;
    private readonly double _tolerance;

    public ConvergenceClaim(Model model, int within, double tolerance)
        : base(model)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(within, 1);
        (_target, _within, _tolerance) = (new Target(LastEpoch.Of(model, tolerance)), within, tolerance);
        if (!model.Reference.IsFixedPoint)
        {
            throw new ArgumentException($"expected an iteration, which can converge; {model.Name} is a layered rule", nameof(model));
        }
    }

    /// <inheritdoc/>
    public override string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model.Name} converges: within {Powers.Write(_tolerance)} of its fixed point after {_within} steps{OfWhat}");

    /// <inheritdoc/>
    public override IReadOnlyList<Suspect> Test(IScheduler scheduler, long step, out long activations)
    {
        var trial = new Trial(Model, scheduler, step);
        var stride = Math.Max(1, _within / Looks);
        var halfway = double.NaN;
        var first = trial.StepOf(_target.Since);
        trial.AdvanceTo(first);
        while (trial.Step < first + _within && !trial.IsOver)
        {
            trial.AdvanceTo(Math.Min(first + _within, trial.Step + stride));
            if (double.IsNaN(halfway) && trial.Step >= first + (_within / 2))
            {
                halfway = _target.Farthest(trial.Network).Distance;
            }

            if (_target.IsSettled(trial.Network, trial.Time, 1e-3 * _tolerance))
            {
                break;
            }
        }

        activations = trial.Network.Activations;
        var (node, distance) = _target.Farthest(trial.Network);
        if (trial.Network.Divergence is { } divergence)
        {
            var effect = string.Create(
                CultureInfo.InvariantCulture, $"the state of node {divergence.Node} stops being finite at step {divergence.Time / step}");
            var version = trial.Network.Version(divergence.Node);
            return [new Suspect(divergence.Node, version, divergence.Time, effect, double.PositiveInfinity) { Severity = 1 }];
        }

        return distance <= _tolerance ? [] : [new Suspect(
            node, trial.Network.Version(node), trial.Time, Describe(node, distance, halfway, trial.Step), distance)
        {
            Severity = distance < 0.99 * halfway ? 0 : 1,
        }];
    }

    private string OfWhat => _target.Since > 0 ? " of the last epoch" : string.Empty;

    private static string Describe(int node, double distance, double halfway, int steps)
    {
        var trend = distance > 1.01 * halfway ? "growing" : distance < 0.99 * halfway ? "falling" : "neither growing nor falling";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"after {steps} steps node {node} is at a distance of {Numbers.Short(distance)} from its fixed point, {trend} "
                + $"(halfway: {Numbers.Short(halfway)})");
    }
}
