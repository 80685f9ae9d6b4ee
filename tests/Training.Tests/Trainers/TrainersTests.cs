using Hogwild.Simulation;
using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Training.Tests;

public sealed class TrainersTests
{
    private static readonly EnergyTraining Energy = new() { Epochs = 120 };

    public static TheoryData<TrainingSettings> Settings { get; } =
    [
        new GcnTraining { Epochs = 60 },
        new GcnTraining { Epochs = 60, Readout = false, Dropout = 0.3, Penalty = 1e-3 },
        new IgnnTraining { Epochs = 60 },
        new IgnnTraining { Epochs = 60, Dropout = 0.3, Penalty = 1e-3 },
        new IgnnTraining { Epochs = 60, Symmetric = true, CouplingScale = 0.1 },
        new EignnTraining { Epochs = 60 },
        new EignnTraining { Epochs = 60, Unit = false, Rounds = 200 },
        new GsdgnnTraining { Epochs = 60 },
        Energy with { Epochs = 30 },
        Energy with { Epochs = 30, Messages = EnergyMessages.Node, Attention = true },
        new NonlinearTraining { Epochs = 60 },
        new NonlinearTraining { Epochs = 60, Penalty = 0, Neighbours = NeighbourPool.Mean, Output = TransitionOutput.Linear },
    ];

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void A_GCN_of_two_layers_classifies_the_three_nodes_that_it_reaches(int length)
    {
        var weights = Train(new GcnTraining { Epochs = 100 }, length);
        Assert.Equal((length + 3) / (2.0 * length), Number(weights, "accuracy"));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void An_IGNN_classifies_every_node_and_contracts_with_the_factor_that_was_asked_for(int length)
    {
        var weights = Train(new IgnnTraining { Epochs = 100 }, length);
        Assert.Equal(1, Number(weights, "accuracy"));
        Assert.True(Number(weights, "margin") > 0);
        var rule = new IgnnRule(ChainsDataset.Create(length).Union(), weights);
        var factor = Contraction.Certify(rule).Factor;
        Assert.InRange(factor, 0, 0.9 * (1 + 1e-9));
        Assert.Equal(factor, Number(weights, "c"), 1e-9);
    }

    [Fact]
    public void Symmetric_weights_of_an_IGNN_stay_symmetric_and_below_the_factor_asked_for()
    {
        var weights = Train(new IgnnTraining { Epochs = 100, Symmetric = true, CouplingScale = 0.1 }, 5);
        var rule = new IgnnRule(ChainsDataset.Create(5).Union(), weights);
        Assert.NotNull(ImplicitObjective.Of(rule));
        Assert.InRange(Contraction.Certify(rule).Factor, 0, 0.9 * (1 + 1e-9));
        Assert.Equal(1, Number(weights, "accuracy"));
    }

    [Fact]
    public void Linear_implicit_rules_classify_every_node_with_the_factors_asked_for()
    {
        var (eignn, denoising) = (Train(new EignnTraining(), 6), Train(new GsdgnnTraining(), 6));
        Assert.Equal((1, 1), (Number(eignn, "accuracy"), Number(denoising, "accuracy")));
        Assert.InRange(Number(eignn, "c"), 0, 0.8 * (1 + 1e-9));
        Assert.InRange(Number(denoising, "c"), 0, 0.9 * (1 + 1e-9));
        Assert.Equal((0.8, 9), (Number(eignn, "gamma"), Number(denoising, "lambda")));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void An_energy_GNN_classifies_every_node_with_the_condition_number_that_was_asked_for(int length)
    {
        var weights = Train(Energy, length);
        Assert.Equal(1, Number(weights, "accuracy"));
        Assert.InRange(Number(weights, "kappa"), 1, 5.3);
        Assert.InRange(Number(weights, "lambda_min"), 1 - 1e-6, 5);
        Assert.Equal(1, Number(weights, "beta"));
    }

    [Fact]
    public void The_penalty_keeps_the_Jacobian_at_the_fixed_points_near_mu_and_without_it_training_does_not()
    {
        var penalised = Train(new NonlinearTraining { Epochs = 150, Penalty = 10, Mu = 0.2 }, 5);
        Assert.InRange(Number(penalised, "jacobian"), 0, 0.3);
        Assert.Equal(1, Number(penalised, "settled"));
        Assert.InRange(Number(Train(new NonlinearTraining { Epochs = 150, Penalty = 0 }, 5), "jacobian"), 0.5, 10);
        var data = ChainsDataset.Create(5);
        var largest = data.Graphs.Max(graph => ModelFactory.Nonlinear("a", graph, penalised) is var model
            ? new NonlinearJacobian((NonlinearRule)model.Rule, model.Reference.States).Norm : 0);
        Assert.Equal(largest, Number(penalised, "jacobian"), 1e-7);
    }

    [Fact]
    public void Without_the_cap_the_curvature_passes_it()
    {
        var weights = Train(Energy with { Lcap = 0 }, 5);
        Assert.True(Number(weights, "L_minimum") > 5.5);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_does_not(TrainingSettings settings)
    {
        var first = SafeTensors.Encode(Train(settings, 5));
        Assert.Equal(first, SafeTensors.Encode(Train(settings, 5)));
        Assert.NotEqual(first, SafeTensors.Encode(Train(settings with { Seed = 2 }, 5)));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_rules_in_plain_code_reach_the_loss_and_accuracy_of_the_trainer(TrainingSettings settings)
    {
        var weights = Train(settings, 5);
        var data = ChainsDataset.Create(5).Union();
        var model = settings switch
        {
            GcnTraining => ModelFactory.Gcn("gcn", data, weights),
            IgnnTraining => ModelFactory.Ignn("ignn", data, weights),
            NonlinearTraining => ModelFactory.Nonlinear("nonlinear", data, weights),
            EignnTraining => ModelFactory.Eignn("eignn", data, weights),
            GsdgnnTraining => ModelFactory.Gsdgnn("gsdgnn", data, weights),
            _ => ModelFactory.Energy("energy", data, weights),
        };
        var outputs = Outputs.Of(model.Readout, model.Reference.States, model.Rule.StateSize);
        Assert.Equal(Number(weights, "accuracy"), Outputs.Accuracy(outputs, data.Labels));
        var loss = data.Labels.Select(
            (label, node) => Math.Log(1 + Math.Exp(outputs[(2 * node) + 1 - label] - outputs[(2 * node) + label])));
        Assert.Equal(loss.Average(), Number(weights, "loss"), 1e-7);
    }

    [Fact]
    public void Numbers_of_a_network_without_a_readout_are_in_the_unit_of_the_targets()
    {
        var graph = new GraphData { Graph = Graphs.Path(5), FeatureSize = 1, Features = [1, 2, 0, 3, 1], Targets = [10, 30, 20, 60, 50] };
        var data = new Dataset("path", 0, [graph]) { Task = LearningTask.Regression };
        var weights = Trainers.Train(
            new GcnTraining { Epochs = 30, Readout = false }, data, null, TestContext.Current.CancellationToken);
        var model = ModelFactory.Gcn("gcn", graph, weights);
        var outputs = Outputs.Of(model.Readout, model.Reference.States, model.Rule.StateSize);
        Assert.Equal(graph.ErrorOf(outputs).Root, Number(weights, "rmse"), 1e-9);
        Assert.False(Readout.IsIn(weights));
    }

    [Fact]
    public void The_penalty_keeps_the_first_layer_small()
    {
        Assert.True(Norm(1) < 0.5 * Norm(null));

        double Norm(double? penalty)
        {
            var settings = new GcnTraining { Epochs = 60, Readout = false, Penalty = penalty, LearningRate = 0.1 };
            return Math.Sqrt(Train(settings, 5).Tensors["layer1.W"].Values.Sum(value => value * value));
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Metadata_tell_every_setting(TrainingSettings settings)
    {
        var metadata = Train(settings with { Epochs = 1 }, 5).Metadata;
        foreach (var (name, value) in (settings with { Epochs = 1 }).Describe())
        {
            Assert.Equal(value, metadata[name]);
        }

        Assert.Equal(settings.Kind, metadata["model"]);
        Assert.Equal("chains(5, 2)", metadata["dataset"]);
    }

    [Fact]
    public void Progress_counts_epochs_and_a_cancelled_training_ends()
    {
        using var cancellation = new CancellationTokenSource();
        var seen = new List<TrainingProgress>();
        var progress = new Recorder(item =>
        {
            seen.Add(item);
            if (item.Epoch == 3)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(
            () => Trainers.Train(new GcnTraining(), ChainsDataset.Create(5), progress, cancellation.Token));
        Assert.Equal([1, 2, 3], seen.Select(item => item.Epoch));
        Assert.All(seen, item => Assert.Equal(300, item.Epochs));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused_by_name()
    {
        Assert.Contains("for kappa, found '1'", Refused(new IgnnTraining { Kappa = 1 }), StringComparison.Ordinal);
        Assert.Contains("for learning-rate, found '0'", Refused(new GcnTraining { LearningRate = 0 }), StringComparison.Ordinal);
        Assert.Contains("for lcap, found '1'", Refused(new EnergyTraining { Lcap = 1 }), StringComparison.Ordinal);
        Assert.Contains("for attention-units, found '3'", Refused(new EnergyTraining { AttentionUnits = 3 }), StringComparison.Ordinal);
        var nodeWise = new EnergyTraining { Messages = EnergyMessages.Node };
        Assert.Contains("for leak-rate, found '0.5'", Refused(nodeWise with { LeakRate = 0.5 }), StringComparison.Ordinal);
        Assert.Contains("for arc-gate-scale, found '1'", Refused(nodeWise with { ArcGateScale = 1 }), StringComparison.Ordinal);
        Assert.Contains("for mu, found '0.5'", Refused(new NonlinearTraining { Penalty = 0, Mu = 0.5 }), StringComparison.Ordinal);
        Assert.Contains("for hidden, found '8'", Refused(new GcnTraining { Readout = false, Hidden = 8 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_is_that_of_the_kind_of_its_description()
    {
        TrainingSettings[] all = [new EnergyTraining(), new GcnTraining(), new IgnnTraining(), new NonlinearTraining()];
        Assert.Equal(["energy", "gcn", "ignn", "nonlinear-gnn"], all.Select(settings => settings.Kind));
        Assert.All(all, settings => Assert.Equal(settings, Kind.Of(settings.GetType()).Create(new Dictionary<Option, object?>())));
    }

    [Fact]
    public void A_setting_is_changed_by_its_description()
    {
        var kind = Kind.Of(typeof(EnergyTraining));
        var changed = kind.Change(new EnergyTraining { Beta = 0.5 }, new Dictionary<Option, object?>
        {
            [kind.Options.First(option => option.Name == "message-size")] = 6,
        });
        Assert.Equal(new EnergyTraining { Beta = 0.5, MessageSize = 6 }, changed);
    }

    private static string Refused(TrainingSettings settings) => Assert.Throws<ArgumentException>(() => Train(settings, 5)).Message;

    private static WeightFile Train(TrainingSettings settings, int length) =>
        Trainers.Train(settings, ChainsDataset.Create(length), null, TestContext.Current.CancellationToken);

    private static double Number(WeightFile weights, string key) => double.Parse(weights.Metadata[key], CultureInfo.InvariantCulture);

    private sealed class Recorder(Action<TrainingProgress> record) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => record(value);
    }
}
