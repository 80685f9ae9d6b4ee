using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <inheritdoc cref="Claim.KeepsInvariant"/>
internal sealed class InvariantClaim(Model model, Func<IWorld, bool> invariant, int within, string name) : Claim(model)
{
    /// <inheritdoc/>
    public override string Statement => string.Create(CultureInfo.InvariantCulture, $"{Model.Name} keeps {name} for {within} steps");

    /// <inheritdoc/>
    public override IReadOnlyList<Suspect> Test(IScheduler scheduler, long step, out long activations)
    {
        var trial = new Trial(Model, scheduler, step);
        var holds = invariant(trial.Network);
        while (holds && trial.Step < within && !trial.IsOver)
        {
            trial.AdvanceTo(trial.Step + 1);
            holds = invariant(trial.Network);
        }

        activations = trial.Network.Activations;
        return holds ? [] : [new Suspect(
            -1, 0, trial.Time, string.Create(CultureInfo.InvariantCulture, $"{name} does not hold after step {trial.Step}"), 1)];
    }
}
