using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Which models can be trained under which schedulers.</summary>
public sealed class TrainedUnderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{ rule: gsdgnn, train: { under: random-sweep } }", "the adjoint of no other iteration is a rule")]
    [InlineData("{ rule: ignn, train: { under: residual-greedy } }", "a scheduler that does not look at states")]
    [InlineData("{ rule: gcn, train: { dropout: 0.1, under: random-sweep } }", "the key only without 'dropout'")]
    [InlineData("{ rule: gcn, train: { under: residual-greedy } }", "a scheduler that does not look at states")]
    [InlineData(
        "{ rule: gcn, train: { under: { kind: partially-asynchronous, bound: { steps: 5 }, own: stale } } }", "'own' fresh")]
    public void Others_are_refused_with_the_reason(string model, string reason)
    {
        var error = Assert.Throws<ScenarioException>(() => Load(model));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("train.under", error.Message, StringComparison.Ordinal);
    }

    /// <summary>What is resolved reads back to the same training, scheduler and all.</summary>
    [Fact]
    public void A_network_of_layers_may_be() => Assert.Equal(
        "random-sweep",
        Load("{ rule: gcn, train: { epochs: 2, under: random-sweep } }").Models[0].Train!.Under!.KindName);

    [Theory]
    [InlineData("ignn")]
    [InlineData("energy")]
    public void An_implicit_model_may_be(string rule) => Assert.Equal(
        "random-sweep",
        Load($"{{ rule: {rule}, train: {{ epochs: 2, under: random-sweep }} }}").Models[0].Train!.Under!.KindName);

    [Fact]
    public void An_adjoint_is_no_model_of_tables()
    {
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(_folder.Write("table.yaml", """
            table: { datasets: { chains-5: { kind: chains, length: 5 } } }
            models: { m: { rule: { kind: ignn, adjoint: true }, train: { epochs: 2 } } }
            scheduler: random-sweep
            run: { until: 1s }
            """)));
        Assert.Contains("'models.m.rule.adjoint', found 'true'", error.Message, StringComparison.Ordinal);
    }

    private Scenario Load(string model) => ScenarioFile.Load(_folder.Write("under.yaml", $$"""
        dataset: { kind: chains, length: 5 }
        models: { m: {{model}} }
        scheduler: random-sweep
        run: { until: 1s }
        """));
}
