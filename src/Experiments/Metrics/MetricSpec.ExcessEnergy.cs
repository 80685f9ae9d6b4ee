using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <content>The function that a rule descends.</content>
public abstract partial record MetricSpec
{
    /// <summary>
    /// How far the function that the rule descends is above its minimum: the energy of an energy GNN, or the objective of an implicit rule
    /// (<see cref="ImplicitObjective"/>). It is not cut off at 0, so that what rounding leaves of a minimum can be slightly negative.
    /// </summary>
    [Kind(
        "excess-energy",
        "energy above its minimum: of energy and gsdgnn; of eignn and ignn the function whose (proximal) gradient step they are")]
    public sealed record ExcessEnergy : MetricSpec
    {
        /// <inheritdoc/>
        /// <exception cref="ArgumentException">The rule descends nothing: the message says why.</exception>
        public override Func<Observation, double>? Create(Model model)
        {
            ArgumentNullException.ThrowIfNull(model);
            if (DescentObjectives.Of(model) is not { } energy)
            {
                return null;
            }

            var size = model.Rule.StateSize;
            var states = new double[model.Data.Graph.NodeCount * size];
            return seen =>
            {
                for (var node = 0; node < model.Data.Graph.NodeCount; node++)
                {
                    seen.State(node).CopyTo(states.AsSpan(node * size, size));
                }

                return energy.Total(states, size);
            };
        }
    }
}
