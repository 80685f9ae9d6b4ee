using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Average consensus: nodes move towards their neighbours.</content>
public abstract partial record IterationSpec
{
    /// <summary>Average consensus: nodes move towards their neighbours.</summary>
    [Kind("consensus", "average consensus: nodes move towards their neighbours", Implements = typeof(ConsensusRule))]
    public sealed record Consensus(
        [Inline] GraphFile Graph,
        [Option("initial values, a file with one number a line")] InputFile Values,
        [Option("how far: metropolis, uniform, or given for those of the graph")]
        ConsensusWeights Weights = ConsensusWeights.Metropolis) : IterationSpec
    {
        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override bool IsScalar => true;

        /// <inheritdoc/>
        public override Model Create(RuleContext context) => Graph.With(undirected: true, graph => IterationFactory.Consensus(
            context.Name, new ConsensusRule(graph, Graph.Numbers(Values, graph.Graph), Weights)));
    }
}
