using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Networks of layers beside the GCN.</content>
public abstract partial record RuleSpec
{
    /// <summary>A graph attention network.</summary>
    [Kind("gat", "graph attention network: layers, no fixed point", Implements = typeof(GatRule))]
    public sealed record Gat : Layered
    {
        /// <inheritdoc/>
        public override Model Create(RuleContext context) => ModelFactory.Gat(context.Name, context.Data!, context.Weights!);
    }

    /// <summary>GraphSAGE.</summary>
    /// <param name="Aggregator">What is made of the neighbours' states; null for what the weights say.</param>
    /// <param name="Closed">Whether a node is among its neighbours; null for what the weights say.</param>
    [Kind(
        "sage", "GraphSAGE: layers over the mean or the largest of the neighbours' states, no fixed point", Implements = typeof(SageRule))]
    public sealed record Sage(
        [Option("what is made of the neighbours' states: their mean, or the largest of every component",
            Default = "as the weights say under aggregator; else mean")]
        SageAggregator? Aggregator = null,
        [Option("whether a node is among the neighbours that this is made of", Default = "as the weights say under closed; else false")]
        bool? Closed = null) : Layered
    {
        /// <inheritdoc/>
        public override Model Create(RuleContext context) =>
            ModelFactory.Sage(context.Name, context.Data!, context.Weights!, Aggregator, Closed);
    }

    /// <summary>A graph isomorphism network.</summary>
    [Kind("gin", "graph isomorphism network: layers, no fixed point", Implements = typeof(GinRule))]
    public sealed record Gin : Layered
    {
        /// <inheritdoc/>
        public override Model Create(RuleContext context) => ModelFactory.Gin(context.Name, context.Data!, context.Weights!);
    }
}
