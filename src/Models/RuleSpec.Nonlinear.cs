using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>The nonlinear GNN.</content>
public abstract partial record RuleSpec
{
    /// <summary>The nonlinear GNN of Scarselli et al. (2009).</summary>
    [Kind(
        "nonlinear-gnn",
        "nonlinear GNN of Scarselli et al. (2009): a perceptron for each neighbour, added up; no certificate",
        Implements = typeof(NonlinearRule))]
    public sealed record Nonlinear : RuleSpec
    {
        /// <inheritdoc/>
        public override bool NeedsData => true;

        /// <inheritdoc/>
        public override bool NeedsWeights => true;

        /// <inheritdoc/>
        public override string? AgainstTraining => null;

        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override bool StartsAnywhere => true;

        /// <inheritdoc/>
        public override string? Against(WeightFile weights)
        {
            ArgumentNullException.ThrowIfNull(weights);
            return LayerTensors.AgainstModel(weights, Kind.NameOf(this));
        }

        /// <inheritdoc/>
        public override Model Create(RuleContext context) => ModelFactory.Nonlinear(context.Name, context.Data!, context.Weights!);
    }
}
