using Hogwild.Models;

namespace Hogwild.Training.Tests;

/// <summary>
/// The gradients that Adam sees, implicit differentiation included, against differences of the loss. The seeds are such that no rectifier
/// is within a step of its kink, where there is no gradient to agree with.
/// </summary>
public sealed class GradientTests
{
    private const double Step = 1e-4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gradients_of_a_GCN_are_differences_of_its_loss(int seed) =>
        Check(new GcnTrainer(Data(seed, arcFeatures: false), new GcnTraining { Width = 4, Hidden = 3 }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gradients_of_a_penalised_GCN_without_a_readout_are_differences_of_its_loss(int seed) => Check(new GcnTrainer(
        Data(seed, arcFeatures: false), new GcnTraining { Width = 4, Readout = false, Penalty = 0.3 }));

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(2, false)]
    public void Gradients_of_attention_are_differences_of_its_loss(int seed, bool? readout) => Check(new GatTrainer(
        Data(seed, arcFeatures: false), new GatTraining { Width = 4, Heads = 2, Hidden = readout is null ? 3 : 0, Readout = readout }));

    [Theory]
    [InlineData(1, SageAggregator.Mean, false)]
    [InlineData(2, SageAggregator.Mean, true)]
    [InlineData(3, SageAggregator.Max, false)]
    [InlineData(4, SageAggregator.Max, true)]
    public void Gradients_of_GraphSAGE_are_differences_of_its_loss(int seed, SageAggregator aggregator, bool closed) =>
        Check(new SageTrainer(
            Data(seed, arcFeatures: false), new SageTraining { Width = 4, Hidden = 0, Aggregator = aggregator, Closed = closed }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gradients_of_a_GIN_are_differences_of_its_loss(int seed) =>
        Check(new GinTrainer(Data(seed, arcFeatures: false), new GinTraining { Width = 4, Hidden = 0 }));

    [Fact]
    public void Gradients_of_a_penalised_IGNN_are_differences_of_its_loss() => Check(new IgnnTrainer(
        Data(3, arcFeatures: false), new IgnnTraining { Width = 5, Kappa = 0.8, Tolerance = 1e-13, Penalty = 0.3 }));

    [Theory]
    [InlineData(3, 0, false)]
    [InlineData(14, 3, true)]
    [InlineData(24, 0, true)]
    [InlineData(34, 3, false)]
    public void Gradients_of_an_IGNN_are_differences_of_its_loss(int seed, int hidden, bool bias) =>
        Check(new IgnnTrainer(
            Data(seed, arcFeatures: false), new IgnnTraining { Width = 5, Hidden = hidden, Bias = bias, Kappa = 0.8, Tolerance = 1e-13 }));

    /// <summary>At the fixed point, and through it: of the loss alone, and with the penalty on the Jacobian there.</summary>
    [Theory]
    [InlineData(15, 0, NeighbourPool.Sum, TransitionOutput.Tanh)]
    [InlineData(16, 0.7, NeighbourPool.Sum, TransitionOutput.Tanh)]
    [InlineData(17, 0.7, NeighbourPool.Mean, TransitionOutput.Tanh)]
    [InlineData(18, 0.7, NeighbourPool.Sum, TransitionOutput.Linear)]
    public void Gradients_of_a_nonlinear_GNN_are_differences_of_its_loss(
        int seed, double penalty, NeighbourPool neighbours, TransitionOutput output)
    {
        var settings = new NonlinearTraining
        {
            Width = 3, Units = 4, Hidden = 2, Penalty = penalty, Mu = penalty > 0 ? 0.1 : null, Neighbours = neighbours, Output = output,
            CouplingScale = 0.4, Tolerance = 1e-14, Rounds = 2000,
        };
        CheckPenalised(Data(seed, arcFeatures: true), settings);
        CheckPenalised(Data(seed, arcFeatures: false, LearningTask.Regression), settings with { Hidden = 0 });

        void CheckPenalised(Dataset data, NonlinearTraining own)
        {
            // Were no column above μ, the penalty's gradient would be a zero that agrees with everything.
            var excess = Loss(new NonlinearTrainer(data, own)) - Loss(new NonlinearTrainer(data, own with { Penalty = 0, Mu = null }));
            Assert.True(penalty > 0 ? excess > 1e-3 : excess == 0, $"the penalty adds {excess}");
            Check(new NonlinearTrainer(data, own));
        }

        static double Loss(Trainer trainer)
        {
            using (trainer)
            {
                using var all = trainer.All();
                return trainer.Loss(all);
            }
        }
    }

    [Theory]
    [InlineData(3, 0, false, true, null)]
    [InlineData(14, 3, true, false, null)]
    [InlineData(24, 0, true, true, 400)]
    public void Gradients_of_an_EIGNN_are_differences_of_its_loss(int seed, int hidden, bool bias, bool unit, int? rounds) =>
        Check(new EignnTrainer(
            Data(seed, arcFeatures: false),
            new EignnTraining { Width = 5, Hidden = hidden, Bias = bias, Unit = unit, Rounds = rounds, Gamma = 0.8 }));

    [Theory]
    [InlineData(3, 0, false, null)]
    [InlineData(14, 3, true, null)]
    [InlineData(24, 0, true, 400)]
    public void Gradients_of_a_GSDGNN_are_differences_of_its_loss(int seed, int hidden, bool bias, int? rounds) =>
        Check(new GsdgnnTrainer(
            Data(seed, arcFeatures: false),
            new GsdgnnTraining { Width = 5, Hidden = hidden, Bias = bias, Rounds = rounds, Lambda = 4 }));

    [Theory]
    [InlineData(5, 0, 0)]
    [InlineData(6, 3, 5)]
    [InlineData(7, 3, 0)]
    public void Gradients_of_an_energy_GNN_are_differences_of_its_loss(int seed, int hidden, double lcap) =>
        Check(new EnergyTrainer(
            Data(seed, arcFeatures: true),
            new EnergyTraining { Width = 3, MessageSize = 4, Units = 3, Hidden = hidden, Lcap = lcap, NodeGateScale = 0.5, Beta = 0.5,
                Tolerance = 1e-13 }));

    [Theory]
    [InlineData(15, EnergyMessages.Edge, true)]
    [InlineData(16, EnergyMessages.Node, false)]
    [InlineData(17, EnergyMessages.Node, true)]
    public void Gradients_of_every_form_of_an_energy_are_differences_of_its_loss(int seed, EnergyMessages messages, bool attention) =>
        Check(new EnergyTrainer(
            Data(seed, arcFeatures: true),
            new EnergyTraining { Messages = messages, Attention = attention, Width = 3, MessageSize = 4, Units = 3, Hidden = 3, Lcap = 5,
                NodeGateScale = 0.5, Beta = 0.5, Tolerance = 1e-13 }));

    [Theory]
    [InlineData(8, LearningTask.Regression)]
    [InlineData(9, LearningTask.Localisation)]
    public void Gradients_are_differences_of_the_loss_of_every_task(int seed, LearningTask task)
    {
        Check(new GcnTrainer(Data(seed, arcFeatures: false, task), new GcnTraining { Width = 4, Hidden = 3 }));
        Check(new EnergyTrainer(
            Data(seed, arcFeatures: true, task),
            new EnergyTraining { Width = 3, MessageSize = 4, Units = 3, Hidden = 3, Lcap = 0, NodeGateScale = 0.5, Beta = 0.5,
                Tolerance = 1e-13 }));
    }

    [Theory]
    [InlineData(10, PoolKind.Sum)]
    [InlineData(11, PoolKind.Mean)]
    [InlineData(12, PoolKind.Max)]
    [InlineData(13, PoolKind.Product)]
    public void Gradients_are_differences_of_the_loss_under_every_pool(int seed, PoolKind pool)
    {
        var isOfEdges = pool == PoolKind.Product;
        Check(new GcnTrainer(Grouped(Data(seed, arcFeatures: false), isOfEdges), new GcnTraining { Width = 4, Hidden = 3, Pool = pool }));
        Check(new EnergyTrainer(
            Grouped(Data(seed, arcFeatures: true), isOfEdges),
            new EnergyTraining { Width = 3, MessageSize = 4, Units = 3, Hidden = 3, Lcap = 0, NodeGateScale = 0.5, Beta = 0.5,
                Tolerance = 1e-13, Pool = pool }));
    }

    [Fact]
    public void Gradients_are_differences_of_the_loss_of_several_labels()
    {
        var data = Data(9, arcFeatures: false);
        Check(new GcnTrainer(
            data with
            {
                Task = LearningTask.MultiLabel,
                Classes = 2,
                Graphs = [.. data.Graphs.Select(graph => graph with
                {
                    Flags = [.. graph.Labels.SelectMany(label => (byte[])[(byte)(label == 0 ? 1 : 0), (byte)(label == 1 ? 1 : 0)])],
                    Labels = [],
                    Targets = [],
                })],
            },
            new GcnTraining { Width = 4, Hidden = 3 }));
    }

    /// <summary>One answer a graph, or two of pairs of its nodes.</summary>
    private static Dataset Grouped(Dataset data, bool isOfEdges) => data with
    {
        Graphs = [.. data.Graphs.Select(graph => graph with
        {
            Groups = isOfEdges ? NodeGroups.OfEdges([(0, graph.Graph.NodeCount - 1), (1, 0)]) : NodeGroups.OfGraph(graph.Graph.NodeCount),
            Labels = isOfEdges ? [0, 1] : [graph.Labels[0]],
        })],
    };

    private static void Check(Trainer trainer)
    {
        using (trainer)
        {
            using var all = trainer.All();
            trainer.Accumulate(all);
            foreach (var (name, leaf) in trainer.Leaves.All)
            {
                var gradient = leaf.WholeGradient();
                var differences = gradient.Select((_, i) => Difference(trainer, all, leaf, i)).ToArray();
                Assert.True(gradient.Any(value => value != 0), $"the gradient of {name} is zero");
                Near.Equal(differences, gradient, 1e-6, name);
            }
        }
    }

    /// <summary>The central difference of fourth order.</summary>
    private static double Difference(Trainer trainer, Batch batch, Leaf leaf, int index)
    {
        var value = leaf.Values[index];
        var difference = ((8 * (Loss(1) - Loss(-1))) - (Loss(2) - Loss(-2))) / (12 * Step);
        Loss(0);
        return difference;

        double Loss(int steps)
        {
            leaf.Values[index] = value + (steps * Step);
            leaf.Changed();
            return trainer.Loss(batch);
        }
    }

    /// <summary>Two graphs with features everywhere, so that every parameter matters.</summary>
    private static Dataset Data(int seed, bool arcFeatures, LearningTask task = LearningTask.Classification)
    {
        var random = new RandomCase(seed);
        return new Dataset("random", 3, [Graph(Simulation.Graphs.Cycle(4)), Graph(Simulation.Graphs.Path(3))]) { Task = task };

        GraphData Graph(Simulation.Graph graph) => new()
        {
            Graph = graph,
            FeatureSize = 2,
            Features = random.Normal(graph.NodeCount * 2),
            ArcFeatureSize = arcFeatures ? 1 : 0,
            ArcFeatures = arcFeatures ? random.Normal(graph.ArcCount) : [],
            Targets = task == LearningTask.Classification ? [] : random.Normal(graph.NodeCount * (task == LearningTask.Regression ? 1 : 2)),
            Labels = [.. Enumerable.Range(0, graph.NodeCount).Select(_ => random.Below(3))],
        };
    }
}
