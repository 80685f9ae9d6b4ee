using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which layers of which nodes a run of a layered rule computed from which.</summary>
/// <param name="Values">By layer, 0 for the features, and node: the first number of the state.</param>
/// <param name="Arrows">All arrows, in the order of the activations; those that the run has not, last of each.</param>
public sealed record ComputationGraph(IReadOnlyList<double[]> Values, IReadOnlyList<ComputationArrow> Arrows)
{
    /// <summary>The graph of the synchronous computation.</summary>
    public static ComputationGraph Synchronous(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var iteration = new SynchronousIteration(model.Rule, model.Data.Graph);
        var values = new List<double[]> { First(model, iteration.States) };
        var arrows = new List<ComputationArrow>();
        for (var layer = 0; layer < model.Rule.Depth; layer++)
        {
            iteration.Step();
            values.Add(First(model, iteration.States));
            for (var node = 0; node < model.Data.Graph.NodeCount; node++)
            {
                foreach (var source in model.Data.Graph.InNeighbours(node).ToArray().Append(node))
                {
                    arrows.Add(new ComputationArrow(source, layer, node, layer + 1, ArrowKind.Kept));
                }
            }
        }

        return new ComputationGraph(values, arrows);
    }

    /// <summary>The graph of a run in which every node has finished.</summary>
    /// <param name="model">A model with layers.</param>
    /// <param name="scheduler">Who decides.</param>
    /// <param name="kernel">What orders the events.</param>
    /// <param name="until">The end, in ticks.</param>
    internal static ComputationGraph Of(Model model, IScheduler scheduler, IEventKernel? kernel, long until)
    {
        var graph = model.Data.Graph;
        var observer = new Versions(model);
        var recording = new Recording(scheduler);
        new Run(graph, model.Rule, recording, kernel, observer).Until(until);
        var arrows = new List<ComputationArrow>();
        var layers = new int[graph.NodeCount];
        for (var index = 0; index < recording.Schedule.Count; index++)
        {
            var decision = recording.Schedule[index];
            var (node, layer) = (decision.Node, layers[decision.Node]++);
            arrows.Add(new ComputationArrow(node, layer, node, layer + 1, ArrowKind.Kept));
            for (var slot = 0; slot < decision.Read.Length; slot++)
            {
                var (source, read) = (graph.Source(graph.InArc(node, slot)), decision.Read[slot]);
                arrows.Add(new ComputationArrow(source, read, node, layer + 1, read == layer ? ArrowKind.Kept : ArrowKind.Unintended));
                if (read != layer)
                {
                    arrows.Add(new ComputationArrow(source, layer, node, layer + 1, ArrowKind.Removed));
                }
            }
        }

        return new ComputationGraph(observer.Layers, arrows);
    }

    private static double[] First(Model model, double[] states) =>
        [.. Enumerable.Range(0, model.Data.Graph.NodeCount).Select(node => states[node * model.Rule.StateSize])];

    /// <summary>Keeps the first number of every version.</summary>
    private sealed class Versions : IObserver
    {
        public Versions(Model model)
        {
            Layers = [.. Enumerable.Range(0, model.Rule.Depth + 1).Select(_ => new double[model.Data.Graph.NodeCount])];
            First(model, new SynchronousIteration(model.Rule, model.Data.Graph).States).CopyTo(Layers[0], 0);
        }

        public double[][] Layers { get; }

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) => Layers[version][node] = state[0];
    }
}
