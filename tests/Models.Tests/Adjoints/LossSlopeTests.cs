using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Adjoints;

/// <summary>Gradients of losses and readouts against differences.</summary>
public sealed class LossSlopeTests
{
    private const double Step = 1e-4;

    [Property(MaxTest = 60)]
    public void It_is_the_difference_of_the_loss_of_every_task(ulong seed)
    {
        foreach (var task in Enum.GetValues<LearningTask>())
        {
            var sampler = new Sampler(seed);
            var (data, width) = Data(sampler, task);
            var outputs = sampler.Normals(data.Graph.NodeCount * width, 2);
            Close.To(Differences(outputs, at => TaskLoss.Of(data, at)), LossSlope.Of(data, outputs), 1e-7, task.ToString());
        }
    }

    [Property(MaxTest = 60)]
    public void It_goes_back_through_every_readout(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (s, hidden, outputs) = (sampler.Between(1, 6), sampler.Between(1, 4), sampler.Between(1, 3));
        var file = new WeightFile();
        file.Metadata["readout.activation"] = sampler.Uniform() < 0.5 ? "tanh" : "relu";
        file.Metadata["readout.input"] = sampler.Uniform() < 0.5 ? "unit" : "state";
        file.Tensors["readout.W1"] = sampler.Tensor(1, hidden, s);
        file.Tensors["readout.b1"] = sampler.Tensor(1, hidden);
        file.Tensors["readout.W2"] = sampler.Tensor(1, outputs, hidden);
        file.Tensors["readout.Wl"] = sampler.Tensor(1, outputs, s);
        file.Tensors["readout.mu"] = sampler.Tensor(1, s);
        file.Tensors["readout.sd"] = new Tensor([s], [.. Enumerable.Range(0, s).Select(_ => 0.5 + sampler.Uniform())]);
        var readout = new Models.Readout(file, s);
        var (state, weights, found) = (sampler.Normals(s), sampler.Normals(outputs), new double[s]);
        readout.Back(state, weights, found);

        // A seed with a unit within a step of its kink would have no gradient to agree with; differences say so by themselves.
        var fine = Differences(state, Value, Step);
        if (Dense.MaxDistance(fine, Differences(state, Value, Step / 2)) < 1e-8)
        {
            Close.To(fine, found, 1e-6);
        }

        double Value(double[] at)
        {
            var output = new double[outputs];
            readout.Read(at, output);
            return Dense.Dot(output, weights);
        }
    }

    /// <summary>The central difference of fourth order, number by number.</summary>
    internal static double[] Differences(double[] at, Func<double[], double> value, double step = Step)
    {
        return [.. at.Select((_, i) => ((8 * (Moved(i, 1) - Moved(i, -1))) - (Moved(i, 2) - Moved(i, -2))) / (12 * step))];

        double Moved(int i, int steps)
        {
            var moved = at.ToArray();
            moved[i] += steps * step;
            return value(moved);
        }
    }

    private static (GraphData Data, int Width) Data(Sampler sampler, LearningTask task)
    {
        GraphData[] graphs = [.. Enumerable.Range(0, 2).Select(_ => One(sampler.UndirectedGraph(sampler.Between(2, 4))))];
        var data = new Dataset("both", 3, graphs) { Task = task }.Union();
        int[] judged = [.. Enumerable.Range(0, data.Graph.NodeCount).Where(_ => sampler.Uniform() < 0.7)];
        return (judged.Length == 0 ? data : data with { Judged = judged }, task switch
        {
            LearningTask.Classification => 3, LearningTask.Regression => 1, _ => 2,
        });

        GraphData One(Graph graph) => task switch
        {
            LearningTask.Classification => new() { Graph = graph, Labels = [.. Numbers(graph).Select(_ => sampler.Between(0, 2))] },
            LearningTask.MultiLabel => new()
            {
                Graph = graph, Flags = [.. Numbers(graph).SelectMany(_ => (byte[])[Flag(), Flag()])],
            },
            LearningTask.Regression => new() { Graph = graph, Targets = sampler.Normals(graph.NodeCount) },
            _ => new() { Graph = graph, Targets = sampler.Normals(2 * graph.NodeCount) },
        };

        byte Flag() => (byte)sampler.Between(0, 1);
    }

    private static IEnumerable<int> Numbers(Graph graph) => Enumerable.Range(0, graph.NodeCount);
}
