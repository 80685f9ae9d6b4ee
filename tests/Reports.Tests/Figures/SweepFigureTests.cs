using System.Text;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

public sealed class SweepFigureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// One sample is as long as the energy and the GCN take, so that their curves have settled at the start: their panels are as wide as
    /// that of the IGNN, and not from a fifth of a second before the start on.
    /// </summary>
    [Fact]
    public void Panels_of_what_has_settled_at_once_show_as_much_as_the_others()
    {
        var svg = Svg("models.ignn.rule=ignn");
        Assert.DoesNotContain("−0.", svg, StringComparison.Ordinal);
        Assert.Contains("gcn (all coincide)", svg, StringComparison.Ordinal);
        Assert.Contains("energy-gnn (all coincide)", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_curve_above_says_why()
    {
        var svg = Svg("run.until=40ms");
        Assert.Contains("gcn: layered, below only", svg, StringComparison.Ordinal);
        Assert.Contains("ignn: never within the tolerance", svg, StringComparison.Ordinal);
    }

    /// <summary>Where something changes the figure shows the error of following, and what is proved about it.</summary>
    [Fact]
    public void Where_something_changes_the_figure_shows_how_well_it_is_followed()
    {
        var figure = Create(
            "changes.drift={ every: 50ms, features: { nodes: all, values: [0, 0], deviation: 1 } }",
            "vary={ path: changes.drift.every, values: [20ms, 100ms] }",
            "run.until=1s");
        Assert.Contains(figure.Entries, entry => entry.Text == "proved in the long run");
        Assert.Equal("mean error of following", figure.Layout.Panels[0].Plot.Axes.Left.Label.Text);
        var lines = figure.Layout.Panels[0].Plot.GetPlottables<ScottPlot.Plottables.Scatter>().ToList();
        var proved = lines.Single(line => line.LinePattern.Name == LineKind.Guaranteed.Name);
        Assert.All(
            lines.Where(line => line.LineColor == proved.LineColor && line != proved).SelectMany(line => line.Data.GetScatterPoints()),
            point => Assert.InRange(point.Y, double.NegativeInfinity, proved.Data.GetScatterPoints().Min(end => end.Y)));
        Assert.Equal("relative distance, ∞-norm", figure.Layout.Panels[2].Plot.Axes.Left.Label.Text);
    }

    /// <summary>Longer chains end at another loss, each at its own synchronous one.</summary>
    [Fact]
    public void Synchronous_losses_that_differ_have_a_line_each_in_the_shade_of_their_value()
    {
        var figure = Create("vary={ path: dataset.length, values: [5, 10, 20] }");
        Assert.Equal(3, Ends(figure, panel: 4).Distinct().Count());
        Assert.Contains(figure.Entries, entry => entry.Text == "synchronous, at its end (in colour: of one value)");
        Assert.Equal([Palette.Ink], Ends(Create("run.until=200ms"), panel: 4));

        static IEnumerable<ScottPlot.Color> Ends(Figure figure, int panel) =>
            figure.Layout.Panels[panel].Plot.GetPlottables<ScottPlot.Plottables.Scatter>()
                .Where(line => line.LinePattern.Name == LineKind.Synchronous.Name).Select(line => line.LineColor);
    }

    private string Svg(string set)
    {
        using var stream = new MemoryStream();
        Create(set).WriteSvg(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private Figure Create(params string[] sets)
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10").Replace('\\', '/');
        var file = _folder.Write("b1.yaml", $$"""
            dataset: { kind: chains, length: 10 }
            models:
              gcn:        { rule: gcn, weights: "{{weights}}/gcn.safetensors" }
              ignn:       { rule: ignn, weights: "{{weights}}/ignn.safetensors" }
              energy-gnn: { rule: energy, weights: "{{weights}}/energy-gnn.safetensors" }
            scheduler: round-robin
            vary: { path: seed, values: [1, 2, 3] }
            run: { until: 200ms, sample: 20ms }
            """);
        var result = Experiment.Run(
            new SweepStudy(ScenarioFile.Load(file, [.. sets.Select(Override.Parse)])), cancellation: TestContext.Current.CancellationToken);
        return SweepFigure.Create(new SweepView(result));
    }
}
