using System.Numerics;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// All orders in which n nodes can make L updates each, one at a time, every read seeing what is newest: (nL)!/(L!)ⁿ of them. They are not
/// listed: orders that have led to the same layers and states go on alike, so only their number is kept. A second opinion on runs: no
/// network, no kernel and no scheduler take part.
/// </summary>
/// <param name="model">A model with layers.</param>
internal sealed class Interleavings(Model model)
{
    private const int MostStates = 400_000;
    private readonly Graph _graph = model.Data.Graph;
    private readonly IUpdateRule _rule = model.Rule;

    /// <summary>(nL)!/(L!)ⁿ.</summary>
    public static BigInteger Count(int nodes, int updates)
    {
        // The binomials of the places that one node takes among those that are left.
        var count = BigInteger.One;
        for (var place = 1; place <= nodes * updates; place++)
        {
            count *= place;
            count /= ((place - 1) % updates) + 1;
        }

        return count;
    }

    /// <summary>Their number for this model.</summary>
    public BigInteger Total => Count(_graph.NodeCount, _rule.Depth);

    /// <summary>The outputs at the end, items × OutputSize, in increasing order, and how many orders lead there.</summary>
    /// <param name="progress">Is told how many of the nL updates are done.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">There are too many different states on the way.</exception>
    public IReadOnlyList<(double[] Outputs, BigInteger Ways)> Enumerate(Action<int> progress, CancellationToken cancellation)
    {
        var current = new Dictionary<double[], BigInteger>(OutputOrder.Instance) { [Start()] = BigInteger.One };
        for (var done = 0; done < _graph.NodeCount * _rule.Depth; done++)
        {
            progress(done);
            var next = new Dictionary<double[], BigInteger>(OutputOrder.Instance);
            foreach (var (state, ways) in current)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var node = 0; node < _graph.NodeCount; node++)
                {
                    if (state[node] < _rule.Depth)
                    {
                        var after = After(state, node);
                        next[after] = next.GetValueOrDefault(after) + ways;
                    }
                }

                if (next.Count > MostStates)
                {
                    throw new ScenarioException(
                        "ordering.exact",
                        $"expected false for model {model.Name}, whose orders lead through more than {MostStates} different states");
                }
            }

            current = next;
        }

        return Outputs(current);
    }

    // Layers of all nodes, then their states: what decides how it goes on.
    private double[] Start() =>
        [.. new double[_graph.NodeCount], .. new SynchronousIteration(_rule, _graph).States];

    private double[] After(double[] state, int node)
    {
        var views = new View[_graph.InDegree(node)];
        for (var slot = 0; slot < views.Length; slot++)
        {
            var place = Place(_graph.Source(_graph.InArc(node, slot)));
            views[slot] = new View(state, place, place + _rule.StateSize);
        }

        var after = state.ToArray();
        var own = after.AsSpan(Place(node), _rule.StateSize);
        own.Clear();
        var layer = (int)state[node];
        var activation = new Activation { Node = node, Count = layer, Layer = layer };
        _rule.Update(activation, state.AsSpan(Place(node), _rule.StateSize), new Inbox(views, _rule.SharedSize, 0), own, default);
        after[node]++;
        return after;
    }

    private int Place(int node) => _graph.NodeCount + (node * _rule.StateSize);

    private List<(double[] Outputs, BigInteger Ways)> Outputs(Dictionary<double[], BigInteger> states)
    {
        var sums = new SortedDictionary<double[], BigInteger>(OutputOrder.Instance);
        foreach (var (state, ways) in states)
        {
            var outputs = model.OutputsOf(state.AsSpan(_graph.NodeCount));
            sums[outputs] = sums.GetValueOrDefault(outputs) + ways;
        }

        return [.. sums.Select(item => (item.Key, item.Value))];
    }
}
