using FsCheck;
using Hogwild.Models;
using Hogwild.Testing;
using TorchSharp;

namespace Hogwild.Training.Tests;

/// <summary>Networks of layers in torch against their rules, synchronously, on drawn graphs with drawn parameters.</summary>
public sealed class NetworkTwinTests
{
    private const double Tolerance = 1e-9;

    [Property(Arbitrary = [typeof(Gats)], MaxTest = 60)]
    public void Attention_agrees_with_the_rule(Instance instance, bool isElu)
    {
        var weights = instance.Weights! with { Metadata = new() { ["gat.activation"] = isElu ? "elu" : "relu" } };
        Check(instance, ModelFactory.Gat("gat", instance.Model.Data, weights), tensors => new GatTwin(tensors, isElu: isElu));
    }

    [Property(Arbitrary = [typeof(Sages)], MaxTest = 60)]
    public void GraphSAGE_agrees_with_the_rule(Instance instance)
    {
        var rule = (SageRule)instance.Rule;
        Check(instance, instance.Model, tensors => new SageTwin(tensors, rule.Aggregator, rule.Closed));
    }

    [Property(Arbitrary = [typeof(Gins)], MaxTest = 60)]
    public void A_GIN_agrees_with_the_rule(Instance instance) => Check(instance, instance.Model, tensors => new GinTwin(tensors));

    private static void Check(Instance instance, Model model, Func<IReadOnlyDictionary<string, torch.Tensor>, LayeredTwin> create)
    {
        if (instance.Graph.NodeCount == 0)
        {
            return;
        }

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(instance.Model.Data);
        using var tensors = new LeafSet(instance.Weights!.Tensors);
        var outputs = new ReadoutTwin(tensors.ByName, "tanh").Outputs(create(tensors.ByName).Outputs(graph));
        Near.Equal(model.OutputsOf(model.Reference.States), TorchArrays.Values(outputs), Tolerance);
    }

    internal static class Gats
    {
        public static Arbitrary<Instance> Instance() => Instances.Gat(9, layers: 3, maxWidth: 5);
    }

    internal static class Sages
    {
        public static Arbitrary<Instance> Instance() => Instances.Sage(9, layers: 3, maxWidth: 6);
    }

    internal static class Gins
    {
        public static Arbitrary<Instance> Instance() => Instances.Gin(9, layers: 3, maxWidth: 6);
    }
}
