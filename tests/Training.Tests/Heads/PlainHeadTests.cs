using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training.Tests;

/// <summary>The readout and the loss in plain code, with their gradients, against torch, which differentiates by itself.</summary>
public sealed class PlainHeadTests
{
    private const double Tolerance = 1e-10;

    /// <summary>Every task, with and without a hidden layer, a skip, biases and a scale of the states, some items left out.</summary>
    [Property(MaxTest = 60)]
    public void Loss_and_gradients_are_those_of_torch(int seed, bool isHidden, bool hasSkip, bool hasScale, bool isPartial, byte taskNumber)
    {
        var task = (LearningTask)(taskNumber % 4);
        var random = new RandomCase(seed);
        var (width, outputs) = (1 + random.Below(5), task == LearningTask.Localisation ? 2 : 1 + random.Below(3));
        outputs = task == LearningTask.Regression ? 1 : task == LearningTask.Classification ? outputs + 1 : outputs;
        var data = Data(random, task, outputs, isPartial);
        using var leaves = new LeafSet(Readout(random, width, outputs, isHidden, hasSkip || !isHidden));
        double[]? mean = hasScale ? random.Normal(width) : null;
        double[]? deviation = hasScale ? [.. random.Normal(width).Select(value => 0.5 + Math.Abs(value))] : null;
        using var batch = new Batch(task, [.. Enumerable.Range(0, data.Graphs.Count)], data.Graphs, new bool[data.Graphs.Count]);
        var states = random.Normal(batch.NodeCount * width);
        var objective = new Objective(data);

        var plain = new ReadoutGradient(leaves, width, outputs, mean, deviation);
        var found = plain.Outputs(states);
        var slopes = new double[found.Length];
        var loss = LossGradient.Of(objective, found, batch, slopes);
        var gradient = plain.Back(slopes);
        var inLeaves = leaves.All.ToDictionary(leaf => leaf.Key, leaf => leaf.Value.WholeGradient());

        using var scope = torch.NewDisposeScope();
        var h = TorchArrays.FromValues(states, batch.NodeCount, width).requires_grad_();
        var model = new SortedDictionary<string, torch.Tensor>(leaves.ByName.ToDictionary(), StringComparer.Ordinal);
        if (hasScale)
        {
            model.Add("readout.mu", TorchArrays.FromValues(mean!, width));
            model.Add("readout.sd", TorchArrays.FromValues(deviation!, width));
        }

        var twin = new ReadoutTwin(model, "tanh").Outputs(h);
        var expected = objective.Loss(twin, batch);
        expected.backward();
        Near.Equal(TorchArrays.Values(twin), found, Tolerance);
        Near.Equal([expected.item<double>()], [loss], Tolerance);
        Near.Equal(TorchArrays.Values(h.grad!), gradient, Tolerance);
        foreach (var (name, tensor) in leaves.ByName)
        {
            Near.Equal(TorchArrays.Values(tensor.grad!), inLeaves[name], Tolerance, name);
        }
    }

    private static SortedDictionary<string, Models.Tensor> Readout(
        RandomCase random, int width, int outputs, bool isHidden, bool hasSkip)
    {
        var tensors = new SortedDictionary<string, Models.Tensor>(StringComparer.Ordinal);
        var units = 1 + random.Below(6);
        Add(isHidden, "W1", units, width);
        Add(isHidden && random.Below(2) == 0, "b1", units);
        Add(isHidden, "W2", outputs, units);
        Add(hasSkip, "Wl", outputs, width);
        Add(random.Below(2) == 0, "b2", outputs);
        return tensors;

        void Add(bool isThere, string name, params int[] shape)
        {
            if (isThere)
            {
                tensors.Add($"readout.{name}", new Models.Tensor(shape, random.Normal(shape.Aggregate(1, (a, b) => a * b))));
            }
        }
    }

    private static Dataset Data(RandomCase random, LearningTask task, int outputs, bool isPartial)
    {
        GraphData[] graphs = [Graph(4), Graph(5)];
        return new Dataset("random", outputs, graphs) { Task = task };

        GraphData Graph(int nodes) => new()
        {
            Graph = Simulation.Graphs.Cycle(nodes),
            FeatureSize = 1,
            Features = random.Normal(nodes),
            Judged = isPartial ? [0, nodes - 2, nodes - 1] : null,
            Labels = task == LearningTask.Classification ? [.. Enumerable.Range(0, nodes).Select(_ => random.Below(outputs))] : [],
            Targets = task is LearningTask.Regression ? random.Normal(nodes)
                : task is LearningTask.Localisation ? random.Normal(2 * nodes) : [],
            Flags = task == LearningTask.MultiLabel
                ? [.. Enumerable.Range(0, nodes * outputs).Select(_ => (byte)random.Below(2))] : [],
        };
    }
}
