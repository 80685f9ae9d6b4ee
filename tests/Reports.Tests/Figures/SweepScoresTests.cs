using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

/// <summary>The figure of how right models are along a path: all seeds together, and none where there is no seed or no score.</summary>
public sealed class SweepScoresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Points_are_medians_over_all_seeds_and_their_schedules()
    {
        var result = Run("over: { scheduler.bound.steps: [1, 3], seed: [1, 2, 3] }");
        Assert.Contains("sweep-score", SweepFigures.Of(result).Select(figure => figure.Name));
        var figure = SweepScores.Create(result);
        Assert.Contains("medians of 6 runs, all seeds together", figure.Entries.Select(entry => entry.Text.Split(';')[0]));

        // Of B = 3, in per cent, where the thick line ends.
        double[] expected =
        [
            .. result.Cells.Where(cell => cell.Cell.Values[0].Label == "3").SelectMany(cell => cell.Of("gcn")!.Asynchronous)
                .Select(run => 100 * run.Metrics.First(item => item.Key == "accuracy").Value).Order(),
        ];
        Assert.Equal(6, expected.Length);
        var line = Assert.Single(figure.Layout.Panels).Plot.GetPlottables<ScottPlot.Plottables.Scatter>()
            .First(item => item.LineWidth >= LineKind.Asynchronous.Width);
        Assert.Equal(Quantiles.Of(expected, 0.5), line.Data.GetScatterPoints()[^1].Y, 1e-9);
    }

    [Fact]
    public void What_else_is_swept_has_a_panel_a_value()
    {
        var figure = SweepScores.Create(Run("over: { scheduler.stagger: [false, true], scheduler.bound.steps: [1, 3], seed: [1, 2] }"));
        Assert.Equal(2, figure.Layout.Panels.Count);
    }

    [Theory]
    [InlineData("over: { scheduler.bound.steps: [1, 3] }")]
    [InlineData("over: { seed: [1, 2] }")]
    [InlineData("over: { scheduler.bound.steps: [1, 3], seed: [1, 2] }, by: zip")]
    public void Without_a_seed_beside_numbers_there_is_none(string sweep) =>
        Assert.DoesNotContain("sweep-score", SweepFigures.Of(Run(sweep)).Select(figure => figure.Name));

    private SweepResult Run(string sweep)
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10").Replace('\\', '/');
        var file = _folder.Write("s.yaml", $$"""
            dataset: { kind: chains, length: 10 }
            models: { gcn: { rule: gcn, weights: "{{weights}}/gcn.safetensors" } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
            run: { until: 50ms, sample: 5ms, replicates: 2 }
            sweep: { {{sweep}} }
            """);
        return Experiment.Run(
            new SweepStudy(ScenarioFile.Load(file, [])),
            new StudyOptions { WeightCache = Path.GetTempPath() },
            TestContext.Current.CancellationToken);
    }
}
