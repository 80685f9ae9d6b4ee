using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Rounds of rules on a whole graph at once, in the order of operations of the rules: the same bits as node by node, in a fraction of the
/// time, and without a view of every arc.
/// </summary>
internal static class WholeRound
{
    /// <summary>
    /// A round: from the states that it reads, n × StateSize, to those after it, and how far it moves, max_i ‖F_i(x) − x_i‖∞. Null for
    /// rules that go node by node.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">The graph that it runs on, which must be its own.</param>
    internal static Func<double[], double[], double>? Of(IUpdateRule rule, Graph graph)
    {
        var size = rule.StateSize;
        return rule is IRoundRule rounds && rounds.HasRounds(graph)
            ? (states, next) => rounds.Round(new StateRows(states, 0, size), new StateRows(next, 0, size))
            : null;
    }
}
