using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// GraphSAGE (Hamilton, Ying &amp; Leskovec 2017, algorithm 1, with the weights of the concatenation as two matrices and without scaling to
/// length 1): h_i ← relu(Wnᵀ agg_j h_j + Wsᵀ h_i + b), one layer an activation, agg the mean or the largest over neighbours, or over
/// neighbours and the node itself where the aggregate is <em>closed</em>. The largest is taken of the states as they are, without a
/// network of its own before it, as PyTorch Geometric's <c>aggr="max"</c> does.
/// </summary>
/// <remarks>
/// With the closed maximum, Wn = I and neither Ws nor b, features that are not negative only grow towards the largest within reach, and a
/// repeated, late or out-of-order activation takes nothing back: the one network here of which something is known under every order.
/// </remarks>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class SageRule : LayeredRule
{
    /// <summary>The metadata that say what is made of the neighbours' states: <c>mean</c>, the default, or <c>max</c>.</summary>
    internal const string AggregatorKey = "aggregator";

    /// <summary>The metadata that say whether a node is among its neighbours: <c>True</c> or <c>False</c>, the default.</summary>
    internal const string ClosedKey = "closed";

    /// <summary>
    /// A network from tensors <c>sage1.Wn</c> and <c>sage1.Ws</c> [in × out] and <c>sage1.b</c> [out], then <c>sage2.Wn</c>, … as many as
    /// there are. All but <c>Wn</c> may be missing, and are 0 then.
    /// </summary>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">The tensors.</param>
    /// <param name="aggregator">What is made of the neighbours' states; null for what the metadata say, else the mean.</param>
    /// <param name="closed">Whether a node is among its neighbours; null for what the metadata say, else not.</param>
    /// <param name="isLinearAtLast">Whether the last layer is not rectified, as where it is the output itself. Default false.</param>
    /// <exception cref="WeightFormatException">
    /// There is no layer, one does not fit to that before or to the features, the file is of another rule, or its metadata say otherwise.
    /// </exception>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself, or features are missing.</exception>
    public SageRule(
        GraphData data, WeightFile weights, SageAggregator? aggregator = null, bool? closed = null, bool isLinearAtLast = false)
        : base(Checked(data, weights), SageLayer.All(data, weights, aggregator, closed), isLinearAtLast) =>
        (Aggregator, Closed) = (AggregatorOf(weights, aggregator), IsClosed(weights, closed));

    /// <summary>What is made of the neighbours' states.</summary>
    public SageAggregator Aggregator { get; }

    /// <summary>Whether a node is among its neighbours.</summary>
    public bool Closed { get; }

    /// <summary>The aggregator of a file and of whoever asks for one, which must not differ.</summary>
    internal static SageAggregator AggregatorOf(WeightFile weights, SageAggregator? asked)
    {
        SageAggregator? said = weights.Metadata.GetValueOrDefault(AggregatorKey) switch
        {
            null => null,
            var text when text.Equals("mean", StringComparison.OrdinalIgnoreCase) => SageAggregator.Mean,
            var text when text.Equals("max", StringComparison.OrdinalIgnoreCase) => SageAggregator.Max,
            var other => throw new WeightFormatException(
                weights.Source, $"expected 'mean' or 'max' as {AggregatorKey}, found '{Excerpt.Of(other)}'"),
        };
        return asked is { } one && said is { } found && one != found
            ? throw Other(weights, AggregatorKey, $"{one}", $"{found}")
            : asked ?? said ?? SageAggregator.Mean;
    }

    /// <summary>Whether a file and whoever asks say that a node is among its neighbours, where they must not differ.</summary>
    internal static bool IsClosed(WeightFile weights, bool? asked)
    {
        bool? said = weights.Metadata.GetValueOrDefault(ClosedKey) switch
        {
            null => null,
            var text when bool.TryParse(text, out var value) => value,
            var other => throw new WeightFormatException(
                weights.Source, $"expected 'True' or 'False' as {ClosedKey}, found '{Excerpt.Of(other)}'"),
        };
        return asked is { } one && said is { } found && one != found
            ? throw Other(weights, ClosedKey, $"{one}", $"{found}")
            : asked ?? said ?? false;
    }

    private static WeightFormatException Other(WeightFile weights, string key, string asked, string said) => new(
        weights.Source, $"expected weights with the metadata '{key}' {asked.ToLowerInvariant()}, as the rule has it, found "
            + said.ToLowerInvariant());
}
