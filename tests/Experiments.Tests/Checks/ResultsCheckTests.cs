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
}
