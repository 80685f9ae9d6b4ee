using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

public class LossTests
{
    [Fact]
    public void The_loss_goes_from_that_of_the_start_to_that_of_the_synchronous_answer()
    {
        var file = Path.Combine(Repository.Root, "scenarios", "paper", "figure-a7-convergence.yaml");
        var scenario = ScenarioFile.Load(file, Override.Parse("run.replicates=2"));
        var models = Experiment.Run(
            scenario, new StudyOptions { Jobs = 2, WeightCache = Path.GetTempPath() }, TestContext.Current.CancellationToken).Models;
        Assert.Equal(["energy-gnn", "ignn"], models.Select(model => model.Model));
        foreach (var model in models)
        {
            Assert.Equal("mean cross-entropy", model.Loss!.Name);
            Assert.All(model.Asynchronous, run =>
            {
                Assert.Equal(model.Synchronous.Samples[0].Loss, run.Samples[0].Loss);
                Assert.Equal(model.Loss.Value, run.Samples[^1].Loss, 1e-4);
                Assert.Equal(run.Samples[^1].Loss, run.Metrics.First(metric => metric.Key == "loss").Value);
                Assert.True(run.Samples[0].Loss > 4 * model.Loss.Value);
            });
        }

        using var writer = new StringWriter { NewLine = "\n" };
        MetricsTable.Write(writer, models);
        Assert.Contains("\nenergy-gnn,asynchronous,1,0.003,0,loss,", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_is_the_mean_of_what_is_finite_and_keeps_the_last_number_of_a_run_that_ended()
    {
        var curve = SampleCurve.Of(
            [Run((0, 4), (2, 2)), Run((0, 2), (1, 1)), Run((0, 6), (1, double.PositiveInfinity))], sample => sample.Loss);
        Assert.Equal([0, 1, 2], curve.X);
        Assert.Equal([4, 2.5, 1.5], curve.Mean);
    }

    [Theory]
    [InlineData(0.5, 1, false)]
    [InlineData(0.01, 1, true)]
    [InlineData(0, 1, false)]
    [InlineData(0, 0, false)]
    public void Losses_that_span_more_than_a_factor_of_twenty_are_drawn_by_their_logarithms(double low, double high, bool isLog) =>
        Assert.Equal(isLog, LossAxis.For([low, high], high).IsLog);

    private static Trajectory Run(params (int Second, double Loss)[] samples) => new()
    {
        Regime = Regime.Asynchronous,
        Replicate = 0,
        Outcome = RunOutcome.NotConverged,
        Samples = [.. samples.Select(item => new Sample(item.Second * 10_000_000L, 0, 0, 0, 1) { Loss = item.Loss })],
        Metrics = [],
        Outputs = [],
        Fingerprint = 0,
    };
}
