using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What rules descend, above its minimum.</summary>
internal static class DescentObjectives
{
    /// <summary>
    /// The energy of an energy GNN, or the objective of an implicit rule, above its minimum; null for a rule that has none.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">It is an implicit rule that descends nothing: the message says why.</exception>
    public static IObjective? Of(Model model) => model.Rule is EnergyRule energy
        ? new ExcessEnergy(energy.Function, model.Reference.States)
        : ImplicitObjective.Of(model.Rule) is { } objective ? new ImplicitExcess(objective, model.Reference.States) : null;
}
