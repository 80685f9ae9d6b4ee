using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Linear implicit rules.</content>
public abstract partial record RuleSpec
{
    /// <summary>An implicit graph neural network whose fixed point has a closed form.</summary>
    /// <param name="Gamma">γ, for weights that carry none; null for that of the weights.</param>
    /// <param name="Precision">In which numbers nodes compute.</param>
    /// <param name="Reference">What distances are measured from; null for the closed form where there is one, else for rounds.</param>
    [Kind("eignn", "implicit graph neural network of Liu et al.: a linear contraction, whose fixed point has a closed form",
        Implements = typeof(EignnRule))]
    public sealed record Eignn(
        [Option("the γ of weights that do not carry it", Default = "that of the weights", Above = 0, Below = 1)] double? Gamma = null,
        [Option("in which numbers nodes compute: single rounds every operation to 32 bits", Words = "double|single")]
        Precision Precision = Precision.Bits64,
        [Option(
            "what distances and deviations are measured from: the closed form, the same in 32 bits, or what synchronous rounds arrive at; "
                + "auto for the closed form, and for rounds on directed graphs and components of more than 1500 nodes", Null = "auto")]
        EignnReference? Reference = null) : RuleSpec
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
        public override Misfit? IdleBeside(WeightFile? weights) => CarriedNumber.Idle(weights, EignnRule.GammaKey, Gamma);

        /// <inheritdoc/>
        public override string? Against(WeightFile weights)
        {
            ArgumentNullException.ThrowIfNull(weights);
            return LayerTensors.AgainstModel(weights, Kind.NameOf(this));
        }

        /// <inheritdoc/>
        public override Model Create(RuleContext context) =>
            ModelFactory.Eignn(context.Name, context.Data!, context.Weights!, Gamma, Precision, Reference);
    }

    /// <summary>Graph signal denoising with learned features.</summary>
    /// <param name="Lambda">λ, for weights that carry none; null for that of the weights.</param>
    /// <param name="Alpha">The step size α; null for 1/(1 + λ).</param>
    [Kind("gsdgnn", "graph signal denoising with learned features: gradient descent on a quadratic smoothness objective",
        Implements = typeof(GsdgnnRule))]
    public sealed record Gsdgnn(
        [Option("how much smoothness counts, the λ of weights that do not carry it", Default = "that of the weights", Above = 0)]
        double? Lambda = null,
        [Option("step size: a number, or auto for 1/(1 + λ)", Null = "auto", Above = 0)]
        double? Alpha = null) : RuleSpec
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
        public override Misfit? IdleBeside(WeightFile? weights) => CarriedNumber.Idle(weights, GsdgnnRule.LambdaKey, Lambda);

        /// <inheritdoc/>
        public override string? Against(WeightFile weights)
        {
            ArgumentNullException.ThrowIfNull(weights);
            return LayerTensors.AgainstModel(weights, Kind.NameOf(this));
        }

        /// <inheritdoc/>
        public override Model Create(RuleContext context) =>
            ModelFactory.Gsdgnn(context.Name, context.Data!, context.Weights!, Lambda, Alpha);
    }
}
