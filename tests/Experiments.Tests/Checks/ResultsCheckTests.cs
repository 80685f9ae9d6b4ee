using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

public sealed class ResultsCheckTests
{
    [Theory]
    [InlineData(1_000_000, false, 8_000_000_000, "found 1,000,000 schedules of 2 models with 101 samples each, which take at least 1")]
    [InlineData(1_000_000, true, 8_000_000_000, "2 models with at least 2 samples each")]
    [InlineData(1_000, false, 8_000_000_000, null)]
    [InlineData(1_000, false, 50_000_000, "schedules would fit")]
    public void Samples_of_all_replicates_and_models_are_counted_before_a_run(int replicates, bool stops, long free, string? said)
    {
        using var folder = new TemporaryFolder();
        var scenario = ScenarioFile.Load(folder.Write(
            "s.yaml",
            $$"""
            dataset: { kind: chains, length: 10 }
            models: { gcn: { rule: gcn, train: {} }, ignn: { rule: ignn, train: {} } }
            scheduler: synchronous
            run: { until: 1s, sample: 10ms, replicates: {{replicates}}, stop: {{(stops ? "converged" : "until")}} }
            """));
        void Check() => ResultsCheck.Of([(scenario, [40, 40])], free);
        if (said is null)
        {
            Check();
            return;
        }

        var problem = Assert.Throws<ScenarioException>(Check).Message;
        Assert.Contains("s.yaml:4:", problem, StringComparison.Ordinal);
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_of_all_sampled_orders_are_counted_before_the_first()
    {
        using var folder = new TemporaryFolder();
        var scenario = ScenarioFile.Load(folder.Write(
            "s.yaml",
            $$"""
            dataset: { kind: chains, length: 50 }
            models: { gcn: { rule: gcn, weights: "{{Path.Combine(Repository.Root, "weights", "chains-50", "gcn.safetensors")}}" } }
            scheduler: random-sweep
            ordering: { samples: 10000000 }
            run: { until: 1s }
            """));
        var models = new StudyRunner(new StudyOptions(), TestContext.Current.CancellationToken).Models(scenario);
        ResultsCheck.OfOrders(scenario, models, 1000);
        var problem = Assert.Throws<ScenarioException>(() => ResultsCheck.OfOrders(scenario, models, int.MaxValue)).Message;
        Assert.Contains("s.yaml:4:22: expected outputs that fit into the ", problem, StringComparison.Ordinal);
        Assert.Contains("found 2,147,483,647 samples", problem, StringComparison.Ordinal);
    }
}
