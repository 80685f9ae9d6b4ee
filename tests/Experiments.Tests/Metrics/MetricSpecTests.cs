using System.Globalization;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

public sealed class MetricSpecTests
{
    private static readonly string Quickstart = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");

    [Fact]
    public void The_usual_metrics_are_those_of_a_scenario_that_names_none()
    {
        var (one, other) = (Of(), Of("run.metrics=[distance, updates-per-node, messages, loss]"));
        Assert.Equal(Table(one), Table(other));
        Assert.Null(one.Models[0].Synchronous.Measured);
        Assert.Equal(["distance", "updates_per_node", "messages", "loss"], other.Models[0].Synchronous.Measured);
    }

    [Fact]
    public void At_the_last_sample_metrics_are_those_of_the_whole_run()
    {
        foreach (var run in Of("run.metrics=[accuracy, deviation, loss]").Models.SelectMany(model => model.Asynchronous))
        {
            Assert.All(run.NumbersAt(run.Samples[^1]), item => Assert.Equal(run.Metrics.Single(other => other.Key == item.Key), item));
            Assert.Equal(run.Metrics.Select(item => item.Key), run.Metrics.Select(item => item.Key).Distinct());
            Assert.True(double.IsNaN(run.NumberAt(run.Samples[0], "distance")));
        }
    }

    [Theory]
    [InlineData("run.metrics=[rmse]", "expected a metric that has a meaning for one of the models in 'run.metrics', found 'rmse'")]
    [InlineData("run.metrics=[loss, loss]", "expected each metric once for 'run.metrics.1', found 'loss'")]
    [InlineData("figures=[{ kind: curve, metric: accuracy }]", "expected one of the metrics distance, updates_per_node, messages, loss, ")]
    [InlineData("figures=[loss, loss]", "expected each figure once for 'figures.1', found 'loss'")]
    [InlineData(
        "figures=[losses]",
        "expected one of the kinds asynchrony, convergence, curve, field, loss, ordering, outputs, score, sensitivity for 'figures.0'")]
    [InlineData("figures=[score]", "expected a figure that has a meaning for one of the models in 'figures', found 'score'")]
    public void What_has_no_meaning_is_an_error(string set, string message) => Assert.Contains(
        message, Assert.Throws<ScenarioException>(() => Of(set)).Message, StringComparison.Ordinal);

    private static string Table(RunResult result)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        MetricsTable.Write(text, result.Models);
        return text.ToString();
    }

    private static RunResult Of(params string[] set) => Experiment.Run(
        ScenarioFile.Load(Quickstart, [.. set.Append("run.until=100ms").Append("run.replicates=2").Select(Override.Parse)]),
        new StudyOptions { Jobs = 2 },
        TestContext.Current.CancellationToken);
}
