using Hogwild.Experiments;
using Hogwild.Models;

namespace Hogwild.Scenarios.Tests;

/// <summary>Rule, training and weights say the same of which energy it is.</summary>
public sealed class EnergyFormTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EnergyFormTests()
    {
        var shipped = SafeTensors.Read(Path.Combine(Repository.Root, "weights", "chains-10", "energy-gnn.safetensors"));
        SafeTensors.Write(_folder["edge.safetensors"], shipped);
        shipped.Metadata["messages"] = "node";
        SafeTensors.Write(_folder["mixed.safetensors"], shipped);
        foreach (var name in new[] { "Q", "Ci", "Ce", "Oe", "Oi" })
        {
            shipped.Tensors.Remove("energy." + name);
        }

        SafeTensors.Write(_folder["node.safetensors"], shipped);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "rule: energy, weights: node.safetensors",
        "s.yaml:2:22: models.e.rule.messages: node.safetensors: expected weights of an energy with messages: edge, attention: false, "
            + "found those of one with messages: node, attention: false")]
    [InlineData(
        "rule: { kind: energy, messages: node }, weights: edge.safetensors",
        "s.yaml:2:22: models.e.rule.messages: edge.safetensors: expected weights of an energy with messages: node, attention: false, "
            + "found those of one with messages: edge, attention: false")]
    [InlineData(
        "rule: { kind: energy, attention: true }, weights: edge.safetensors",
        "s.yaml:2:22: models.e.rule.attention: edge.safetensors: expected weights of an energy with messages: edge, attention: true, "
            + "found those of one with messages: edge, attention: false")]
    [InlineData(
        "rule: { kind: energy, messages: node }, weights: mixed.safetensors",
        "mixed.safetensors: expected tensors of an energy with messages: node, attention: false, found 'energy.Ci', "
            + "which node-wise messages have none of")]
    public void Weights_of_another_energy_are_refused_with_the_place(string model, string expected)
    {
        var error = Assert.Throws<ScenarioException>(() => Run(model)).Message.Split('\n')[0];
        Assert.Equal(expected, error.Replace(_folder.Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rule: { kind: energy, messages: node }, weights: node.safetensors")]
    [InlineData("rule: { kind: energy, messages: edge, attention: false }, weights: edge.safetensors")]
    [InlineData("rule: energy, weights: edge.safetensors")]
    public void Weights_of_the_same_energy_are_taken(string model) => Assert.NotNull(Run(model));

    [Fact]
    public void A_training_of_another_energy_is_refused()
    {
        var error = Assert.Throws<ScenarioException>(() => Load("rule: { kind: energy, messages: node }, train: { attention: true }"));
        Assert.Contains(
            "s.yaml:2:63: expected settings of an energy with messages: node, attention: false, as its rule has them, for 'models.e.train'",
            error.Message, StringComparison.Ordinal);
    }

    private RunResult Run(string model) => Experiment.Run(Load(model), cancellation: TestContext.Current.CancellationToken);

    private Scenario Load(string model)
    {
        var text = "dataset: { kind: chains, length: 5 }\nmodels: { e: { " + model
            + " } }\nscheduler: { kind: synchronous }\nrun: { until: 10ms, replicates: 1 }";
        return ScenarioFile.Load(_folder.Write("s.yaml", text));
    }
}
