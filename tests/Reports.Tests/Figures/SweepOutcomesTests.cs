using System.Text;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

/// <summary>What figures of sweeps show of cells that are not there, that failed or did not arrive, and of many values.</summary>
public sealed class SweepOutcomesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_say_how_most_runs_ended_and_what_is_not_there()
    {
        var result = Run(
            "over: { models.map.rule.matrix: [half.mtx, one.mtx, big.mtx], scheduler.bound.steps: [1, 2] }, "
                + "where: scheduler.bound.steps < 2 or models.map.rule.matrix != half.mtx");
        Assert.Equal(["sweep-map", "sweep-lines", "outcomes"], SweepFigures.Of(result).Select(figure => figure.Name));
        foreach (var (_, draw) in SweepFigures.Of(result))
        {
            Assert.Contains("empty: left out by the condition", Svg(draw()), StringComparison.Ordinal);
        }

        var outcomes = Svg(SweepOutcomes.Create(new SweepView(result)));
        Assert.Contains("● converged", outcomes, StringComparison.Ordinal);
        Assert.Contains("○ not converged", outcomes, StringComparison.Ordinal);
        Assert.Contains("failed: see failures.csv", outcomes, StringComparison.Ordinal);
        Assert.Contains("× failed: see failures.csv", Svg(SweepLines.Create(new SweepView(result))), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_runs_arrive_there_is_no_figure_of_how_they_ended() => Assert.Equal(
        ["sweep"], SweepFigures.Of(Run("over: { scheduler: [synchronous, round-robin] }")).Select(figure => figure.Name));

    [Fact]
    public void What_is_zipped_is_one_path_and_data_sets_by_name_are_facets()
    {
        var view = new SweepView(Run("over: { step: [1ms, 2ms], seed: [1, 2] }, by: zip"));
        Assert.Equal((null, "1ms | 1"), (view.Up, view.Across.Values[0].Label));
        Assert.Equal([""], view.Facets);
    }

    [Fact]
    public void Of_thirty_values_some_have_a_label_and_some_a_shade_in_the_legend()
    {
        var svg = Svg(SweepFigure.Create(new SweepView(Run("over: { seed: { from: 1, to: 30, points: 30 } }"))));
        Assert.Contains("30", svg.Split('\n').Select(line => line.Trim()));
        Assert.Contains("some lines coincide", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("−0.", svg, StringComparison.Ordinal);
    }

    private static string Svg(Figure figure)
    {
        using var stream = new MemoryStream();
        figure.WriteSvg(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private SweepResult Run(string sweep)
    {
        foreach (var (name, value) in new[] { ("half", "0.5"), ("one", "1"), ("big", "1.2") })
        {
            _folder.Write($"{name}.mtx", $"%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 {value}\n2 1 {value}\n");
        }

        _folder.Write("x.txt", "1\n1\n");
        var file = _folder.Write("s.yaml", $$"""
            models:
              map: { rule: { kind: linear, matrix: half.mtx, initial: x.txt } }
              same: { rule: { kind: linear, matrix: half.mtx, initial: x.txt } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 100ms, replicates: 2, sample: 2ms }
            sweep: { {{sweep}} }
            """);
        return Experiment.Run(new SweepStudy(ScenarioFile.Load(file)), cancellation: TestContext.Current.CancellationToken);
    }
}
