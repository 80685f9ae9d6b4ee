using FsCheck;
using Hogwild.Models;
using Hogwild.Testing;
using TorchSharp;

namespace Hogwild.Training.Tests;

public sealed class EnergyTwinTests
{
    private const double Tolerance = 1e-10;

    public static class Energies
    {
        public static Arbitrary<Instance> Instance() => Instances.AnyEnergy(9);
    }

    [Property(Arbitrary = [typeof(Energies)], MaxTest = 60)]
    public void Value_gradient_and_curvature_agree_with_the_rule_anywhere(Instance instance, int seed)
    {
        var (data, function) = (instance.Model.Data, ((EnergyRule)instance.Rule).Function);
        if (function.Size == 0)
        {
            return;
        }

        var random = new RandomCase(seed);
        var (h, v) = (random.Normal(function.Size, 2), random.Normal(function.Size));
        var point = function.At(h);

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(data);
        using var tensors = new LeafSet(instance.Weights!.Tensors);
        var twin = new EnergyTwin(tensors.ByName, function.Parameters.Beta);
        using var states = torch.tensor(h, [data.Graph.NodeCount, function.StateSize], requires_grad: true);
        using var direction = torch.tensor(v, [data.Graph.NodeCount, function.StateSize]);

        var energy = twin.Energy(graph, states);
        var gradient = torch.autograd.grad([energy], [states], retain_graph: true, create_graph: true)[0];
        var product = torch.autograd.grad([(gradient * direction).sum()], [states])[0];
        Near.Equal([point.Value], [energy.item<double>()], Tolerance);
        Near.Equal(point.Gradient, TorchArrays.Values(gradient.detach()), Tolerance);
        Near.Equal([Dense.Dot(point.Gradient, v)], [twin.Slope(graph, states, direction).item<double>()], Tolerance);
        Near.Equal(point.HessianVectorProduct(v), TorchArrays.Values(product), Tolerance);
    }

    [Property(Arbitrary = [typeof(Energies)], MaxTest = 60)]
    public void The_slope_of_the_energy_in_its_parameters_is_what_torch_differentiates(Instance instance, int seed)
    {
        var (data, function) = (instance.Model.Data, ((EnergyRule)instance.Rule).Function);
        if (function.Size == 0)
        {
            return;
        }

        var random = new RandomCase(seed);
        var (h, v) = (random.Normal(function.Size, 2), random.Normal(function.Size));
        var gradient = new EnergyGradient(function.Parameters);
        var slope = new EnergySlope();
        // Twice, in buffers that the first time has left full.
        slope.Add(function, h, v, -0.75, gradient);
        slope.Add(function, h, v, 0.25, gradient);

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(data);
        using var tensors = new LeafSet(instance.Weights!.Tensors);
        var twin = new EnergyTwin(tensors.ByName, function.Parameters.Beta);
        using var states = torch.tensor(h, [data.Graph.NodeCount, function.StateSize]);
        using var direction = torch.tensor(v, [data.Graph.NodeCount, function.StateSize]);
        twin.Slope(graph, states, direction).backward();
        var named = gradient.ByTensor(
            instance.Weights!.Tensors["energy.Vraw"].Values, instance.Weights.Tensors["energy.wraw"].Values);
        foreach (var (name, tensor) in tensors.ByName.Where(item => item.Key.StartsWith(EnergyParameters.Prefix, StringComparison.Ordinal)))
        {
            double[] expected = tensor.grad is { } grad
                ? [.. TorchArrays.Values(grad).Select(value => -0.5 * value)]
                : new double[tensor.numel()];
            Near.Equal(expected, named[name[EnergyParameters.Prefix.Length..]], Tolerance);
        }
    }
}
