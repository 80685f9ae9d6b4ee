using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>What one node computes from some instant on.</summary>
/// <param name="Since">The instant, in ticks.</param>
/// <param name="Rule">A rule of a part of the graph, or of all of it.</param>
/// <param name="Node">The number that the node has there.</param>
/// <param name="InSlots">Its in-slots whose arcs are there, ascending; null where all are.</param>
/// <param name="OutSlots">The same of its out-slots.</param>
internal sealed record RulePiece(long Since, IUpdateRule Rule, int Node, int[]? InSlots, int[]? OutSlots);
