using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// What part the seed of the weights, the schedule and the order of summation have in the spread of answers: a panel a response, the
/// standard deviation that each source alone would give with its interval.
/// </summary>
internal static class VarianceFigure
{
    private const int Width = 1200;
    private const int PanelHeight = 400;
    private const int NarrowestPanel = 300;
    private const double Apart = 0.16;
    private static readonly string[] Sources = ["weights", "schedule", "summation"];
    private static readonly PixelPadding Padding = new(88, 18, 44, 34);

    /// <summary>Draws the figure; of models whose variance could be split.</summary>
    public static Figure Create(VarianceResult result)
    {
        var (scenario, spec) = (result.Scenario, result.Scenario.Variance!);
        var models = result.Models.Where(model => model.Responses.Count > 0).ToList();
        var responses = models.SelectMany(model => model.Responses).Select(response => response.Response).Distinct().ToList();
        var colours = ModelColours.Of(scenario);
        var confidence = string.Create(CultureInfo.InvariantCulture, $"{100 * spec.Confidence:0.#} %");
        var figure = new Figure(
            FigureStyle.Of(scenario), Math.Min(Width, (responses.Count + 1) * NarrowestPanel), scenario.Title ?? scenario.Name)
        {
            Caption = "How far answers spread, by its source: the seed of the weights, the schedule at fixed weights, and the order in "
                + "which nodes add up what they read at fixed weights and schedule. Each is the standard deviation that it alone would "
                + $"give, by a nested analysis of variance, with an interval of {confidence}; for outputs that of the mean variance over "
                + "nodes and channels.",
        };
        figure.AddRow(PanelHeight, NarrowestPanel, [.. responses.Select(response => (FigurePanel)Panel(response, models, colours))]);
        figure.AddLegend(models.Select(model => LegendEntry.Of(
            Text(model), colours[model.Model], LineKind.Asynchronous, colours.MarkerOf(model.Model))));
        figure.AddLegend(
        [
            new LegendEntry("weights × schedules × orders", Palette.Ink, -1),
            new LegendEntry($"interval of {confidence}", Palette.Ink, LineKind.Asynchronous.Width, IsUpright: true),
        ]);
        return figure;
    }

    private static PanelPlot Panel(string response, IReadOnlyList<ModelVariance> models, ModelColours colours)
    {
        List<(string Model, ResponseVariance Split)> splits =
        [
            .. models.SelectMany(model => model.Responses.Where(item => item.Response == response).Select(item => (model.Model, item))),
        ];
        var parts = splits.SelectMany(item => item.Split.Parts).Select(part => part.Component).ToList();
        var axis = LossAxis.For(parts.SelectMany(part => new[] { Root(part.Low), Root(part.Estimate), Root(part.High) }), 0);
        var plot = PanelStyle.Create(string.Empty, "standard deviation due to it", Padding);
        foreach (var (number, (model, split)) in splits.Index())
        {
            var (colour, marker) = (colours[model], colours.MarkerOf(model));
            foreach (var (source, part) in split.Parts)
            {
                var x = Array.IndexOf(Sources, source) + (Apart * (number - ((splits.Count - 1) / 2.0)));
                var (low, high) = (axis.Place(Root(part.Low)), axis.Place(Root(part.High)));
                Lines.Draw(plot, [x, x], [low, high], colour, LineKind.Asynchronous);
                ModelMarkers.Draw(plot, [x], [axis.Place(Root(part.Estimate))], colour, marker);
            }
        }

        // On a linear axis markers at 0 are whole.
        (axis.IsLog ? axis : axis with { Bottom = -0.03 * axis.Top }).Apply(plot, -0.5, Sources.Length - 0.5);
        double[] places = [.. Enumerable.Range(0, Sources.Length)];
        plot.Axes.Bottom.TickGenerator = new NumericManual(places, Sources);
        PanelStyle.Head(plot, response == "outputs" ? "an output" : response);
        return plot;
    }

    private static string Text(ModelVariance model)
    {
        var design = string.Create(CultureInfo.InvariantCulture, $"{model.Model}: {model.Weights} × {model.Schedules} × {model.Sums}");
        return model.LeftOut == 0 ? design : string.Create(CultureInfo.InvariantCulture, $"{design}, {model.LeftOut} left out");
    }

    private static double Root(double variance) => Math.Sqrt(Math.Max(0, variance));
}
