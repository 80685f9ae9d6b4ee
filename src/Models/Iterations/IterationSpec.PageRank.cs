using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>PageRank; dangling nodes link to all nodes.</content>
public abstract partial record IterationSpec
{
    /// <summary>PageRank; dangling nodes link to all nodes.</summary>
    [Kind("pagerank", "PageRank; dangling nodes link to all nodes", Implements = typeof(Models.PageRank))]
    public sealed record PageRank(
        [Inline] GraphFile Links,
        [Option("share of a rank that is passed on", Least = 0, Below = 1)] double Damping = 0.85) : IterationSpec
    {
        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override bool IsScalar => true;

        /// <inheritdoc/>
        public override Model Create(RuleContext context) =>
            Links.With(undirected: false, links => IterationFactory.PageRank(context.Name, links, Damping));
    }
}
