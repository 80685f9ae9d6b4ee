using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <inheritdoc cref="Claim.LevelBound"/>
internal sealed class LevelBoundClaim : Claim
{
    private readonly Certificate _certificate;
    private readonly int _within;
    private readonly double[] _initial;

    public LevelBoundClaim(Model model, Certificate certificate, int within)
        : base(model)
    {
        (_certificate, _within) = (certificate, within);
        _initial = new SynchronousIteration(model.Rule, model.Data.Graph).States;
    }

    /// <inheritdoc/>
    public override string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model.Name} keeps its certificate, for {_within} steps: every version v is within c^level(v)·E0, "
            + $"c = {Powers.WriteDigits(_certificate.Factor, 6)}");

    /// <inheritdoc/>
    public override IReadOnlyList<Suspect> Test(IScheduler scheduler, long step, out long activations)
    {
        var monitor = new LevelBoundMonitor(_certificate, _initial, Model.Reference.States);
        var trial = new Trial(Model, scheduler, step, monitor);
        while (trial.Step < _within && !trial.IsOver && monitor.Violation is null)
        {
            trial.AdvanceTo(trial.Step + 1);
        }

        activations = trial.Network.Activations;
        if (monitor.Violation is not { Node: { } node } broken)
        {
            return [];
        }

        var effect = string.Create(
            CultureInfo.InvariantCulture,
            $"at step {broken.Time / step} node {node} is {Numbers.Short(broken.Found)} away; "
                + $"its level allows {Numbers.Short(broken.Allowed)}");
        return [new Suspect(node, trial.Network.Version(node), broken.Time, effect, broken.Found - broken.Allowed)];
    }
}
