using Hogwild.Models;
using Hogwild.Scenarios;
using Hogwild.Training;

namespace Hogwild.Experiments.Tests;

/// <summary>Implicit rules in scenarios: what they descend, along runs, and what is refused.</summary>
public sealed class ImplicitRunTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(Repository.Root, "scenarios", "implicit-energies.yaml");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>From the start on it falls by far, and, never cut off, stays above minus what rounding leaves of it.</summary>
    [Fact]
    public void The_energy_of_every_rule_falls_to_its_minimum_along_an_asynchronous_run()
    {
        var models = Run(ScenarioFile.Load(Shipped, Override.Parse("run.replicates=2"))).Models;
        Assert.Equal(["ignn", "eignn", "gsdgnn", "energy-gnn"], models.Select(model => model.Model));
        Assert.All(models.SelectMany(model => model.Asynchronous), run =>
        {
            var excess = run.Samples.Select(sample => sample.Numbers[2]).ToList();
            Assert.True(excess[0] > 1);
            Assert.True(excess[^1] < 1e-9 * excess[0]);
            Assert.All(excess, value => Assert.InRange(value, -1e-10, double.MaxValue));
            Assert.Equal(RunOutcome.Converged, run.Outcome);
        });
        Assert.All(models.SelectMany(model => model.Asynchronous), run => Assert.Equal(1, run.Samples[^1].Numbers[1]));
    }

    [Fact]
    public void The_objective_of_attacks_is_the_same_number()
    {
        var scenario = ScenarioFile.Load(Shipped, Override.Parse("run.replicates=1"));
        var models = ModelBuilder.Build(
            scenario, new WeightCache(string.Empty), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
        Assert.All(models, model =>
        {
            var objective = Objectives.Of(new ModelObjectiveSpec.Energy(), model);
            Assert.InRange(objective.Total(model.Reference.States, model.Rule.StateSize), -1e-12, 1e-12);
            Assert.True(objective.Total(new double[model.Reference.States.Length], model.Rule.StateSize) > 1);
        });
    }

    [Fact]
    public void What_descends_nothing_is_refused_at_the_metric_before_anything_is_run()
    {
        var error = Error("ignn", Ignn(0.2, 0.1), "excess-energy");
        Assert.Contains("s.yaml:4:", error, StringComparison.Ordinal);
        Assert.Contains("expected a symmetric ignn.W", error, StringComparison.Ordinal);
        Assert.Contains("(model m, metric excess-energy)", error, StringComparison.Ordinal);
        Assert.Contains("found 'excess-energy'", Error("gcn", Gcn(), "excess-energy"), StringComparison.Ordinal);
        Assert.NotEmpty(Run(Load("ignn", Ignn(0.2, 0.2), "excess-energy")).Models);
        var error2 = Assert.Throws<ScenarioException>(() => Objectives.Of(
            new ModelObjectiveSpec.Energy { Place = "a:1:1" }, ModelFactory.Ignn("m", Data(), Ignn(0.2, 0.1)))).Message;
        Assert.Contains("a:1:1: expected a rule that descends a function", error2, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_weights_carry_is_refused_as_an_option_where_it_stands()
    {
        var carried = Eignn();
        carried.Metadata["gamma"] = "0.5";
        Assert.NotEmpty(Run(Load("eignn", carried)).Models);
        Assert.NotEmpty(Run(Load("{ kind: eignn, gamma: 0.5 }", Eignn())).Models);
        Assert.Contains("found neither", Error("eignn", Eignn()), StringComparison.Ordinal);
        var error = Error("{ kind: eignn, gamma: 0.5 }", carried);
        Assert.Contains("s.yaml:2:", error, StringComparison.Ordinal);
        Assert.Contains("expected the key only beside weights that do not carry it", error, StringComparison.Ordinal);
        Assert.Contains("has 0.5), found '0.5'", error, StringComparison.Ordinal);
        Assert.Contains("'gsdgnn.U'", Error("{ kind: gsdgnn, lambda: 2 }", carried), StringComparison.Ordinal);
        var trained = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(_folder.Write("t.yaml", """
            dataset: { kind: chains, length: 3 }
            models: { m: { rule: { kind: gsdgnn, lambda: 2 }, train: { epochs: 1 } } }
            scheduler: round-robin
            run: { until: 20ms }
            """))).Message;
        Assert.Contains("t.yaml:2:", trained, StringComparison.Ordinal);
        Assert.Contains("expected the key in 'train', which decides it, for 'models.m.rule.lambda'", trained, StringComparison.Ordinal);
    }

    private static GraphData Data() => ChainsDataset.Create(3).Union();

    private static WeightFile Ignn(double upper, double lower) => File(
        ("ignn.W", [2, 2], [0.3, upper, lower, 0.3]), ("ignn.U", [2, 2], [1, 0, 0, 1]), ("readout.Wl", [2, 2], [1, 0, 0, 1]));

    private static WeightFile Gcn() => File(("layer1.W", [2, 2], [1, 0, 0, 1]));

    private static WeightFile Eignn() => File(
        ("eignn.F", [2, 2], [1, 0.5, 0, 1]), ("eignn.U", [2, 2], [1, 0, 0, 1]), ("readout.Wl", [2, 2], [1, 0, 0, 1]));

    private static WeightFile File(params (string Name, int[] Shape, double[] Values)[] tensors)
    {
        var file = new WeightFile();
        foreach (var (name, shape, values) in tensors)
        {
            file.Tensors[name] = new Tensor(shape, values);
        }

        return file;
    }

    private string Error(string rule, WeightFile weights, string metric = "distance") =>
        Assert.Throws<ScenarioException>(() => Run(Load(rule, weights, metric))).Message;

    private Scenario Load(string rule, WeightFile weights, string metric = "distance")
    {
        SafeTensors.Write(_folder["w.safetensors"], weights);
        return ScenarioFile.Load(_folder.Write("s.yaml", $$"""
            dataset: { kind: chains, length: 3 }
            models: { m: { rule: {{rule}}, weights: w.safetensors } }
            scheduler: round-robin
            run: { until: 20ms, metrics: [{{metric}}] }
            """));
    }

    private static RunResult Run(Scenario scenario) =>
        Experiment.Run(scenario, cancellation: TestContext.Current.CancellationToken);
}
