using Hogwild.Models;
using Hogwild.Simulation;
using TorchSharp;

namespace Hogwild.Training.Tests;

public sealed class BroadcastTwinTests
{
    private const double Tolerance = 1e-10;

    [Property(MaxTest = 60)]
    public void One_step_of_an_IGNN_agrees_with_the_rule_anywhere(int seed)
    {
        var random = new RandomCase(seed, arcFeatures: false);
        var (k, weights) = (random.Below(6) + 1, new WeightFile());
        random.Add(weights, "ignn.W", 1, k, k);
        weights.Tensors.Add("ignn.U", new Tensor([random.Data.FeatureSize, k], random.Normal(random.Data.FeatureSize * k)));
        if (random.Below(2) == 0)
        {
            random.Add(weights, "ignn.b", 1, k);
        }

        var h = random.Normal(random.NodeCount * k, 2);
        var iteration = new SynchronousIteration(new IgnnRule(random.Data, weights), random.Data.Graph, h);
        iteration.Step();

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(random.Data);
        using var tensors = new LeafSet(weights.Tensors);
        using var states = torch.tensor(h, [random.NodeCount, k]);
        Near.Equal(iteration.States, TorchArrays.Values(new IgnnTwin(tensors.ByName).Step(graph, states)), Tolerance);
    }

    [Property(MaxTest = 60)]
    public void One_step_of_a_nonlinear_GNN_and_its_Jacobian_agree_with_the_rule_anywhere(int seed, bool isMean, bool isLinear)
    {
        var random = new RandomCase(seed);
        var (s, d, weights) = (random.Below(4) + 1, random.Below(5) + 1, new WeightFile());
        (string Name, int[] Shape)[] tensors =
        [
            ("P", [d, s]), ("Cj", [d, random.Data.FeatureSize]), ("Ci", [d, random.Data.FeatureSize]),
            ("Ce", [d, random.Data.ArcFeatureSize]), ("b1", [d]), ("V", [s, d]), ("b2", [s]),
        ];
        foreach (var (name, shape) in tensors.Where(tensor => !tensor.Shape.Contains(0)))
        {
            random.Add(weights, NonlinearParameters.Prefix + name, 1, shape);
        }

        weights.Metadata["neighbours"] = isMean ? "mean" : "sum";
        weights.Metadata["output"] = isLinear ? "linear" : "tanh";
        var x = random.Normal(random.NodeCount * s, 2);
        var rule = new NonlinearRule(random.Data, weights);
        var iteration = new SynchronousIteration(rule, random.Data.Graph, x);
        iteration.Step();

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(random.Data);
        using var leaves = new LeafSet(weights.Tensors);
        using var states = torch.tensor(x, [random.NodeCount, s]);
        var twin = new NonlinearTwin(
            leaves.ByName,
            isMean ? NeighbourPool.Mean : NeighbourPool.Sum,
            isLinear ? TransitionOutput.Linear : TransitionOutput.Tanh);
        Near.Equal(iteration.States, TorchArrays.Values(twin.Step(graph, states)), Tolerance);
        Near.Equal(
            new NonlinearJacobian(rule, x).ColumnSums(), TorchArrays.Values(twin.ColumnSums(graph, states)), Tolerance);
    }

    [Property(MaxTest = 60)]
    public void One_step_of_a_linear_implicit_rule_agrees_with_the_rule_anywhere(int seed, bool isDenoising)
    {
        var random = new RandomCase(seed, arcFeatures: false);
        var (k, weights, prefix) = (random.Below(6) + 1, new WeightFile(), isDenoising ? "gsdgnn." : "eignn.");
        random.Add(weights, "eignn.F", 1, k, k);
        weights.Tensors.Add(prefix + "U", new Tensor([random.Data.FeatureSize, k], random.Normal(random.Data.FeatureSize * k)));
        if (random.Below(2) == 0)
        {
            random.Add(weights, prefix + "b", 1, k);
        }

        if (random.Data.FeatureSize == 0)
        {
            return;
        }

        var h = random.Normal(random.NodeCount * k, 2);
        IUpdateRule rule = isDenoising ? new GsdgnnRule(random.Data, weights, 4) : new EignnRule(random.Data, weights, 0.9);
        var iteration = new SynchronousIteration(rule, random.Data.Graph, h);
        iteration.Step();

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(random.Data);
        using var tensors = new LeafSet(weights.Tensors);
        using var states = torch.tensor(h, [random.NodeCount, k]);
        Near.Equal(
            iteration.States,
            TorchArrays.Values(isDenoising ? new GsdgnnTwin(tensors.ByName, 4).Step(graph, states)
                : new EignnTwin(tensors.ByName, 0.9).Step(graph, states)),
            Tolerance);
    }

    [Property(MaxTest = 60)]
    public void Outputs_of_a_GCN_and_of_its_readout_agree_with_the_rule(int seed, bool isRelu)
    {
        var random = new RandomCase(seed, arcFeatures: false);
        var (weights, width) = (new WeightFile(), random.Data.FeatureSize);
        for (var (layer, layers) = (1, random.Below(3) + 1); layer <= layers; layer++)
        {
            var next = random.Below(5) + 1;
            weights.Tensors.Add($"layer{layer}.W", new Tensor([width, next], random.Normal(width * next)));
            width = next;
        }

        AddReadout(random, weights, width);
        var activation = isRelu ? "relu" : "tanh";
        weights.Metadata["readout.activation"] = activation;
        var model = ModelFactory.Gcn("gcn", random.Data, weights);
        var (size, expected) = (model.Rule.StateSize, new List<double>());
        for (var node = 0; node < random.NodeCount; node++)
        {
            var output = new double[model.Readout.OutputSize];
            model.Readout.Read(model.Reference.States.AsSpan(node * size, size), output);
            expected.AddRange(output);
        }

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(random.Data);
        using var tensors = new LeafSet(weights.Tensors);
        var states = new GcnTwin(tensors.ByName).Outputs(graph);
        Near.Equal(expected.ToArray(), TorchArrays.Values(new ReadoutTwin(tensors.ByName, activation).Outputs(states)), Tolerance);
    }

    /// <summary>A readout with a hidden layer, a linear part, or both, with or without standardisation and biases.</summary>
    private static void AddReadout(RandomCase random, WeightFile weights, int states)
    {
        var (form, hidden) = (random.Below(3), random.Below(4) + 1);
        if (form > 0)
        {
            random.Add(weights, "readout.W1", 1, hidden, states);
            random.Add(weights, "readout.W2", 1, 2, hidden);
            random.Add(weights, "readout.b1", random.Below(2), hidden);
        }

        if (form < 2)
        {
            random.Add(weights, "readout.Wl", 1, 2, states);
        }

        if (random.Below(2) == 0)
        {
            random.Add(weights, "readout.b2", 1, 2);
            random.Add(weights, "readout.mu", 1, states);
            weights.Tensors.Add("readout.sd", new Tensor([states], [.. random.Normal(states).Select(value => 0.1 + Math.Abs(value))]));
        }
    }
}
