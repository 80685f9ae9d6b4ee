using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Push-sum with running sums: the exact average whatever is lost.</content>
public abstract partial record IterationSpec
{
    /// <summary>Push-sum with running sums: the exact average whatever is lost.</summary>
    [Kind("push-sum", "push-sum with running sums: the exact average whatever is lost", Implements = typeof(PushSumRule))]
    public sealed record PushSum(
        [Inline] GraphFile Graph,
        [Option("initial values, a file with one number a line")] InputFile Values) : IterationSpec
    {
        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override Model Create(RuleContext context) => Graph.With(undirected: true, graph => IterationFactory.PushSum(
            context.Name, new PushSumRule(graph.Graph, Graph.Numbers(Values, graph.Graph))));
    }
}
