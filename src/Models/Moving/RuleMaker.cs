using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>How a rule follows its data: the same rule, with the same weights, on other ones.</summary>
/// <param name="Make">Makes it of a graph with features, all else that data may have left out.</param>
/// <param name="Reach">
/// What a node computes depends on data of nodes and arcs at most so many arcs away, arcs taken in either direction;
/// <see cref="int.MaxValue"/> where it may depend on all, or on numbers of nodes.
/// </param>
public sealed record RuleMaker(Func<GraphData, IUpdateRule> Make, int Reach)
{
    /// <summary>
    /// Of rules that go round and round without a fixed point of their states: after how many synchronous rounds the answer is there. Null,
    /// the default, for all others.
    /// </summary>
    internal int? Period { get; init; }

    /// <summary>Of rules that look at neighbours and at how many neighbours those have.</summary>
    internal const int Degrees = 2;
}
