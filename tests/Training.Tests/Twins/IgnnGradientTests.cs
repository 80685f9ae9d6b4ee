using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training.Tests;

/// <summary>The gradient of v·F(H; θ) of an IGNN in plain code, against torch.</summary>
public sealed class IgnnGradientTests
{
    [Property(MaxTest = 40)]
    public void The_gradient_is_that_of_torch(int seed, bool hasBias)
    {
        var random = new RandomCase(seed, arcFeatures: false);
        var (n, k, p) = (random.NodeCount, 1 + random.Below(9), random.Data.FeatureSize);
        var weights = new WeightFile();
        weights.Tensors.Add("ignn.W", new Models.Tensor([k, k], random.Normal(k * k, 0.5 / k)));
        weights.Tensors.Add("ignn.U", new Models.Tensor([p, k], random.Normal(p * k)));
        if (hasBias)
        {
            weights.Tensors.Add("ignn.b", new Models.Tensor([k], random.Normal(k)));
        }

        var (states, v) = (random.Normal(n * k), random.Normal(n * k));
        var (inW, inU, inB) = (new double[k * k], new double[p * k], new double[hasBias ? k : 0]);
        var solver = new IgnnSolver();
        solver.Approach(new IgnnRule(random.Data, weights), states.ToArray(), 0, 0);
        solver.AddGradient(random.Data, states, v, inW, inU, inB);

        using var scope = torch.NewDisposeScope();
        using var leaves = new LeafSet(weights.Tensors);
        using var graph = new GraphTensors(random.Data);
        (TorchArrays.FromValues(v, n, k) * new IgnnTwin(leaves.ByName).Step(graph, TorchArrays.FromValues(states, n, k))).sum().backward();
        Near.Equal(leaves.All["ignn.W"].WholeGradient(), inW, 1e-10);
        Near.Equal(leaves.All["ignn.U"].WholeGradient(), inU, 1e-10);
        Near.Equal(leaves.Find("ignn.b")?.WholeGradient() ?? [], inB, 1e-10);
    }
}
