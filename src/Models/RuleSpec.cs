using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// An update rule as a scenario describes it. A rule of one's own derives from this record and has a <see cref="KindAttribute"/>.
/// </summary>
[Family("rule", "rules", "the update rules of models")]
public abstract partial record RuleSpec
{
    private const string AdjointText =
        "true where what runs is the adjoint of its answer: from the gradient of the loss in the states there to what gives the gradient "
            + "in the weights";

    /// <summary>True where it works on the scenario's data set; false where it brings its own graph. Default false.</summary>
    public virtual bool NeedsData => false;

    /// <summary>True where it has parameters, which are loaded or trained. Default false.</summary>
    public virtual bool NeedsWeights => false;

    /// <summary>Why a scenario cannot have it trained; null where it can. Default: no trainer knows it.</summary>
    public virtual string? AgainstTraining => "for a rule that no trainer knows";

    /// <summary>Whether it is layered, so that its runs end by themselves. Default false.</summary>
    public virtual bool IsLayered => false;

    /// <summary>
    /// True where nodes are known to send all their neighbours the same, so that there are no messages along single arcs. Default false.
    /// </summary>
    public virtual bool IsNodeWise => false;

    /// <summary>
    /// Whether a scenario may begin runs elsewhere than the rule does: it iterates, what it should arrive at does not follow from where it
    /// starts (as it does for averages), and nodes send nothing but states. Default false.
    /// </summary>
    public virtual bool StartsAnywhere => false;

    /// <summary>
    /// Whether what it runs is the adjoint of a model, so that its states are answers to nothing that data ask. Default false.
    /// </summary>
    public virtual bool IsAdjoint => false;

    /// <summary>True where nodes are known to hold one number each. Default false.</summary>
    public virtual bool IsScalar => false;

    /// <summary>
    /// A file with code, which runs only where whoever runs the scenario has allowed it; <see cref="Create"/> then finds its bytes in
    /// <see cref="RuleContext.Code"/>. Default null: there is none.
    /// </summary>
    public virtual InputFile? Code => null;

    /// <summary>Why a file is not one of weights of such a rule; null where nothing shows that. Default null.</summary>
    /// <param name="weights">The file, under its own names or ours.</param>
    public virtual string? Against(WeightFile weights) => null;

    /// <summary>
    /// An option of it that has no effect beside weights, since they carry what it says; null where there is none. Default null.
    /// </summary>
    /// <param name="weights">The weights; null for such that are trained first.</param>
    public virtual Misfit? IdleBeside(WeightFile? weights) => null;

    /// <summary>The model: rule, readout, reference, certificate and facts.</summary>
    public abstract Model Create(RuleContext context);

    /// <summary>A graph convolutional network.</summary>
    /// <param name="Normalise">False where neighbours are added up as they are, without dividing by degrees.</param>
    /// <param name="Repeats">Whether nodes begin again when they have computed the last layer (<see cref="PassesRule"/>).</param>
    [Kind("gcn", "graph convolutional network: layers, no fixed point", Implements = typeof(GcnRule))]
    public sealed record Gcn(
        [Option("false where a node adds up itself and its neighbours as they are; else divided by degrees")]
        bool Normalise = true,
        [Option("true where a node that has computed its last layer begins again with its features as they are, and so on")]
        bool Repeats = false) : Layered
    {
        /// <inheritdoc/>
        public override bool IsLayered => !Repeats;

        /// <inheritdoc/>
        public override string? AgainstTraining => Normalise ? null : "where 'normalise' is false, which trainers do not know";

        /// <inheritdoc/>
        public override Model Create(RuleContext context)
        {
            var model = ModelFactory.Gcn(context.Name, context.Data!, context.Weights!, Normalise);
            return Repeats ? ModelFactory.Passes(model) : model;
        }
    }

    /// <summary>An implicit graph neural network.</summary>
    /// <param name="Adjoint">Whether what runs is the adjoint of its fixed point (<see cref="ModelFactory.Adjoint"/>).</param>
    [Kind("ignn", "implicit graph neural network: a contraction", Implements = typeof(IgnnRule))]
    public sealed record Ignn([Option(AdjointText)] bool Adjoint = false) : RuleSpec
    {
        /// <inheritdoc/>
        public override bool IsAdjoint => Adjoint;

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
        public override Model Create(RuleContext context)
        {
            var model = ModelFactory.Ignn(context.Name, context.Data!, context.Weights!);
            return Adjoint ? ModelFactory.Adjoint(model) : model;
        }
    }

    /// <summary>The energy GNN.</summary>
    /// <param name="Alpha">The step size α; null for 1/(1.05 L).</param>
    /// <param name="Messages">What messages are functions of; null, the default, for <see cref="EnergyMessages.Edge"/>.</param>
    /// <param name="Attention">Whether messages are averaged with weights of features; null, the default, for false.</param>
    /// <param name="Adjoint">Whether what runs is the adjoint of its minimum (<see cref="ModelFactory.Adjoint"/>).</param>
    [Kind("energy", "energy GNN: gradient descent on a convex energy", Implements = typeof(EnergyRule))]
    public sealed record Energy(
        [Option(
            "step size: a number, or auto for 1/(1.05 L), L the largest curvature at the start and the minimum", Null = "auto", Above = 0)]
        double? Alpha = null,
        [Option(
            "what a message is of: 'edge' of both states and all features, 'node' of the sender's alone, one message for all neighbours",
            Default = "edge")]
        EnergyMessages? Messages = null,
        [Option("true where messages are averaged with positive weights of features alone, instead of added up", Default = "false")]
        bool? Attention = null,
        [Option(AdjointText)] bool Adjoint = false) : RuleSpec
    {
        /// <summary>Which energy it is; weights of another one are refused.</summary>
        public EnergyForm Form => new(Messages ?? EnergyMessages.Edge, Attention ?? false);

        /// <inheritdoc/>
        public override bool IsAdjoint => Adjoint;

        /// <inheritdoc/>
        public override bool NeedsData => true;

        /// <inheritdoc/>
        public override bool NeedsWeights => true;

        /// <inheritdoc/>
        public override string? AgainstTraining => null;

        /// <inheritdoc/>
        public override string? Against(WeightFile weights)
        {
            ArgumentNullException.ThrowIfNull(weights);
            return LayerTensors.AgainstModel(weights, Kind.NameOf(this));
        }

        /// <inheritdoc/>
        public override Model Create(RuleContext context)
        {
            Form.ThrowUnless(context.Weights!);
            var model = ModelFactory.Energy(context.Name, context.Data!, context.Weights!, Alpha);
            return Adjoint ? ModelFactory.Adjoint(model) : model;
        }
    }
}
