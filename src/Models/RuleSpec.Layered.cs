using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Networks of layers with trained parameters.</content>
public abstract partial record RuleSpec
{
    /// <summary>A network of a few layers with trained parameters, on the scenario's data.</summary>
    public abstract record Layered : RuleSpec
    {
        /// <inheritdoc/>
        public override bool NeedsData => true;

        /// <inheritdoc/>
        public override bool NeedsWeights => true;

        /// <inheritdoc/>
        public override string? AgainstTraining => null;

        /// <inheritdoc/>
        public override bool IsLayered => true;

        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override string? Against(WeightFile weights)
        {
            ArgumentNullException.ThrowIfNull(weights);
            return LayerTensors.Against(weights, Kind.NameOf(this));
        }
    }
}
