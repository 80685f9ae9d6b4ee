using System.Runtime.InteropServices;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// Whether an update is pure, tried on a few activations that a run has: nodes with few and many neighbours, from the initial states and
/// from those one round later. Each is computed four times, all of them in turn, since torch compiles anew what it has seen some times.
/// </summary>
internal static class ScriptCheck
{
    private const int Times = 4;
    private const int MostRead = 200;

    /// <summary>Refuses an update that is not.</summary>
    /// <exception cref="TorchScriptException">It is not, or it fails.</exception>
    public static void Require(TorchScriptRule rule, Graph graph)
    {
        var calls = Calls(rule, graph);
        double[][]? first = null;
        for (var time = 0; time < Times; time++)
        {
            double[][] results = [.. calls.Select(rule.ComputeWatched)];
            first ??= results;
            for (var index = 0; index < results.Length; index++)
            {
                if (!MemoryMarshal.AsBytes(first[index].AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(results[index].AsSpan())))
                {
                    throw rule.Impure(
                        calls[index],
                        "expected a pure update, whose result depends on its arguments alone, found two results of the same ones");
                }
            }
        }
    }

    private static List<ScriptCall> Calls(TorchScriptRule rule, Graph graph)
    {
        var initial = new Dictionary<int, double[]>();
        var later = new Dictionary<int, double[]>();
        List<ScriptCall> calls = [.. Nodes(graph).Select(node => Call(rule, graph, node, 0, Initial))];
        return rule.Depth == 1 ? calls
            : [.. calls, .. Nodes(graph).Select(node => Call(rule, graph, node, rule.Depth == int.MaxValue ? 0 : 1, Later))];

        double[] Initial(int node)
        {
            if (!initial.TryGetValue(node, out var state))
            {
                initial[node] = state = new double[rule.StateSize];
                rule.Initialize(node, state, default);
            }

            return state;
        }

        double[] Later(int node) => later.TryGetValue(node, out var state) ? state
            : later.Count == MostRead ? Initial(node)
            : later[node] = rule.Compute(Call(rule, graph, node, 0, Initial));
    }

    private static ScriptCall Call(TorchScriptRule rule, Graph graph, int node, int layer, Func<int, double[]> stateOf) => new(
        node, layer, stateOf(node).ToArray(), [.. graph.InNeighbours(node).ToArray().SelectMany(stateOf)]);

    /// <summary>The first and the last node, one in the middle, and those with the fewest and the most neighbours.</summary>
    private static IEnumerable<int> Nodes(Graph graph)
    {
        if (graph.NodeCount == 0)
        {
            return [];
        }

        var (fewest, most) = (0, 0);
        for (var node = 1; node < graph.NodeCount; node++)
        {
            fewest = graph.InDegree(node) < graph.InDegree(fewest) ? node : fewest;
            most = graph.InDegree(node) > graph.InDegree(most) ? node : most;
        }

        return new[] { 0, graph.NodeCount / 2, graph.NodeCount - 1, fewest, most }.Distinct();
    }
}
