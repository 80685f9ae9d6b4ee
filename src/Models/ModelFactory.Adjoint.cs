namespace Hogwild.Models;

/// <content>Adjoints of implicit models.</content>
public static partial class ModelFactory
{
    /// <summary>
    /// The adjoint of an IGNN or an energy GNN at its fixed point, for the loss of its data (<see cref="TaskLoss"/>): an iteration with the
    /// locality of the model, whose answer is known by factorisation, and of which the same is proved in the same way. Its states are its
    /// outputs; nothing is expected of them.
    /// </summary>
    /// <param name="network">The model.</param>
    /// <exception cref="ArgumentException">
    /// Another rule, data that do not say what is expected of every node, or a synchronous iteration that does not converge.
    /// </exception>
    public static Model Adjoint(Model network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!double.IsFinite(network.Reference.Residual))
        {
            throw new ArgumentException(
                "expected a model that arrives at a fixed point, at which its adjoint is taken, found that it does not", nameof(network));
        }

        var states = network.Reference.States;
        var rule = AdjointRule.Of(network.Rule, states, StateSlope.Of(network, states));
        var loss = TaskLoss.Of(network.Data, network.OutputsOf(states));
        var model = new Model
        {
            Name = network.Name,
            Data = Unjudged(network.Data) with { Graph = rule.Graph },
            Rule = rule,
            Readout = new IdentityReadout(rule.StateSize),
            Reference = rule.Solve(),
            Facts = [Fact("adjoint", $"of the {TaskLoss.NameOf(network.Data)} at the fixed point"), Fact("loss", loss), .. network.Facts],
        };
        if (rule is not IgnnAdjoint ignn)
        {
            return model with { Curvature = network.Curvature };
        }

        var certificate = ignn.Certify();
        return model with
        {
            Certificate = Proof(certificate),
            Facts =
            [
                .. model.Facts.Where(fact => fact.Key is not ("c" or "certificate")),
                Fact("c", certificate.Factor),
                Fact("certificate", certificate.Statement),
            ],
        };
    }

    /// <summary>The graph and the number of its nodes; nothing that is known about them is about adjoints.</summary>
    private static GraphData Unjudged(GraphData data) => data with
    {
        ArcFeatureSize = 0, ArcFeatures = [], Labels = [], Flags = [], Targets = [], Split = null, Judged = null, TargetMean = null,
        HasAllMetrics = false,
    };
}
