using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training.Tests;

public sealed class EnergyTwinTests
{
    private const double Tolerance = 1e-10;

    [Property(MaxTest = 60)]
    public void Value_gradient_and_curvature_agree_with_the_rule_anywhere(int seed)
    {
        var random = new RandomCase(seed);
        var (k, d, r) = (random.Below(5) + 1, random.Below(6) + 2, random.Below(5) + 1);
        var weights = random.Energy(k, d, r);
        var (h, v) = (random.Normal(random.NodeCount * k, 2), random.Normal(random.NodeCount * k));
        var parameters = new EnergyParameters(weights, random.Data.FeatureSize, random.Data.ArcFeatureSize);
        var point = new EnergyFunction(parameters, random.Data).At(h);

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(random.Data);
        using var tensors = new TensorSet(weights);
        var twin = new EnergyTwin(tensors.ByName, 0.25);
        using var states = torch.tensor(h, [random.NodeCount, k]);
        using var direction = torch.tensor(v, [random.NodeCount, k]);

        Near.Equal([point.Value], [twin.Energy(graph, states).item<double>()], Tolerance);
        Near.Equal(point.Gradient, TensorSet.Values(twin.Gradient(graph, states)), Tolerance);
        Near.Equal(point.HessianVectorProduct(v), TensorSet.Values(twin.HessianVector(graph, states, direction)), Tolerance);
    }
}
