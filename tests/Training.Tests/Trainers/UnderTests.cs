using FsCheck;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;
using TorchSharp;

namespace Hogwild.Training.Tests;

/// <summary>Networks of layers in torch, computed as a schedule has them, against the simulation under the same schedule.</summary>
public sealed class UnderTests
{
    private static readonly SchedulerSpec[] Schedulers =
    [
        new SchedulerSpec.Synchronous(),
        new SchedulerSpec.RandomSweep(),
        new SchedulerSpec.PartiallyAsynchronous(Bound.InSteps(4)),
        new SchedulerSpec.Poisson(TimeSpan.FromMilliseconds(2)),
    ];

    private static Dataset Data => ChainsDataset.Create(6);

    [Property(Arbitrary = [typeof(Gcns)], MaxTest = 40)]
    public void A_GCN_is_computed_as_in_the_simulation(Instance instance, ulong seed) =>
        Check(instance, seed, tensors => new GcnTwin(tensors));

    [Property(Arbitrary = [typeof(NetworkTwinTests.Gats)], MaxTest = 40)]
    public void Attention_is_computed_as_in_the_simulation(Instance instance, ulong seed) =>
        Check(instance, seed, tensors => new GatTwin(tensors));

    [Property(Arbitrary = [typeof(NetworkTwinTests.Sages)], MaxTest = 40)]
    public void GraphSAGE_is_computed_as_in_the_simulation(Instance instance, ulong seed)
    {
        var rule = (SageRule)instance.Rule;
        Check(instance, seed, tensors => new SageTwin(tensors, rule.Aggregator, rule.Closed));
    }

    [Property(Arbitrary = [typeof(NetworkTwinTests.Gins)], MaxTest = 40)]
    public void A_GIN_is_computed_as_in_the_simulation(Instance instance, ulong seed) =>
        Check(instance, seed, tensors => new GinTwin(tensors));

    /// <summary>What torch computes under a drawn schedule is what nodes have in a run under that schedule, for every scheduler.</summary>
    private static void Check(Instance instance, ulong seed, Func<IReadOnlyDictionary<string, torch.Tensor>, LayeredTwin> create)
    {
        if (instance.Graph.NodeCount == 0)
        {
            return;
        }

        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(instance.Model.Data);
        using var tensors = new LeafSet(instance.Weights!.Tensors);
        foreach (var scheduler in Schedulers)
        {
            var draws = new Draws(seed);
            var run = new Run(instance.Graph, instance.Rule, scheduler.Create(new SchedulerContext(10_000, 600_000_000, draws)));
            run.Until(TimeSpan.FromSeconds(60));
            Assert.Equal(instance.Graph.NodeCount, run.Network.Finished);
            var schedule = UnrolledSchedule.Draw(instance.Graph, instance.Rule.Depth, scheduler, draws);
            var found = new ReadoutTwin(tensors.ByName, "tanh").Outputs(create(tensors.ByName).Outputs(graph, schedule));
            Near.Equal(instance.Model.OutputsOf(run.Network.States()), TorchArrays.Values(found), 1e-9);
        }
    }

    /// <summary>Under a synchronous schedule the training is the synchronous one, up to rounding.</summary>
    [Fact]
    public void Under_a_synchronous_schedule_it_is_the_synchronous_training()
    {
        var settings = new GcnTraining { Epochs = 20, Width = 8, Hidden = 4 };
        var (plain, under) = (Train(settings), Train(settings with { Under = Schedulers[0] }));
        foreach (var (name, tensor) in plain.Tensors)
        {
            Assert.All(tensor.Values.Zip(under.Tensors[name].Values), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        }
    }

    /// <summary>The scheduler, with every option, is part of what determines weights; without one keys are as they were.</summary>
    [Fact]
    public void Keys_and_metadata_have_the_scheduler()
    {
        var settings = new GcnTraining { Epochs = 3 };
        Assert.DoesNotContain("under", settings.Describe().Keys);
        string[] keys =
        [
            .. Schedulers.Append(new SchedulerSpec.PartiallyAsynchronous(Bound.InSteps(5)))
                .Append(new SchedulerSpec.Poisson(TimeSpan.FromMilliseconds(2)) { StartsUnknown = true })
                .Select(scheduler => WeightCache.Key(settings with { Under = scheduler }, Data)).Append(WeightCache.Key(settings, Data)),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        var trained = Train(settings with { Under = Schedulers[2] });
        Assert.Equal(SchedulerText.Of(Schedulers[2]), trained.Metadata["under"]);
        Assert.Equal(
            SafeTensorsOf(trained), SafeTensorsOf(Train(settings with { Under = Schedulers[2] })));

        static string SafeTensorsOf(WeightFile file) => string.Join(
            ';', file.Tensors.Select(tensor => $"{tensor.Key}:{string.Join(',', tensor.Value.Values)}"));
    }

    [Fact]
    public void Who_never_finishes_is_told()
    {
        var error = Assert.Throws<ArgumentException>(() => UnrolledSchedule.Draw(
            Data.Graphs[0].Graph, 2, new SchedulerSpec.Poisson(TimeSpan.FromHours(1)), new Draws(1)));
        Assert.Contains("within a virtual minute", error.Message, StringComparison.Ordinal);
    }

    private static WeightFile Train(TrainingSettings settings) =>
        Trainers.Train(settings, Data, cancellation: TestContext.Current.CancellationToken);

    internal static class Gcns
    {
        public static Arbitrary<Instance> Instance() => Instances.Gcn(9, layers: 3, maxWidth: 6);
    }
}
