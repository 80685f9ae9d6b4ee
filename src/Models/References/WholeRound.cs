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
        switch (rule)
        {
            case LinearRule linear when linear.Graph == graph:
                var linearMap = new LinearMap(linear);
                return (states, next) =>
                {
                    linearMap.Round(states, next);
                    return Dense.MaxDistance(next, states);
                };
            case IgnnRule ignn when ignn.Adjacency.Graph == graph && SixteenRound.Fits(ignn):
                return (states, next) => SixteenRound.Step(ignn, states, next);
            case IgnnRule ignn when ignn.Adjacency.Graph == graph:
                var map = new IgnnMap(ignn);
                return (states, next) =>
                {
                    map.Preactivate(states, next);
                    Relu.Apply(next);
                    return Dense.MaxDistance(next, states);
                };
            default:
                return null;
        }
    }
}
