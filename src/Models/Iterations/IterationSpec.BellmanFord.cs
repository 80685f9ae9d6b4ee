using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Lengths of the shortest ways from a source.</content>
public abstract partial record IterationSpec
{
    /// <summary>Lengths of the shortest ways from a source.</summary>
    [Kind("bellman-ford", "lengths of the shortest ways from a source", Implements = typeof(BellmanFordRule))]
    public sealed record BellmanFord(
        [Inline] GraphFile Lengths,
        [Option("the node from which ways begin, counted from 0", Least = 0)] int Source = 0) : IterationSpec
    {
        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override bool IsScalar => true;

        /// <inheritdoc/>
        public override Model Create(RuleContext context) => Lengths.With(
            undirected: false, lengths => IterationFactory.BellmanFord(context.Name, new BellmanFordRule(lengths, Source)));
    }
}
