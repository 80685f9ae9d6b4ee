using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// How much the answer of every item depends on the schedule: how far its outputs spread, and beside it how often its class is not the
/// synchronous one. Where there are many items they stand in order, the most sensitive first.
/// </summary>
internal static class SensitivityFigure
{
    private const int Width = 1200;
    private const int PanelHeight = 400;
    private const int NarrowestPanel = 400;
    private const int MostMarked = 100;
    private static readonly PixelPadding Padding = new(88, 18, 58, 12);

    /// <summary>Draws the figure. Models must have asynchronous runs.</summary>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var sensitivities = models.Select(ModelSensitivity.Of).ToList();
        var classified = models.Zip(sensitivities).Where(pair => pair.Second.FlipRate is not null).ToList();
        var isRanked = sensitivities.Max(item => item.Items.Count) > MostMarked;
        var items = models[0].IsOfNodes ? "node" : "item";
        var label = isRanked ? $"{items}s, the most sensitive first" : items;
        var colours = ModelColours.Of(scenario);
        var axis = LossAxis.For(sensitivities.SelectMany(item => item.Items).Select(item => Math.Sqrt(item.Sensitivity)), 0);
        var figure = new Figure(FigureStyle.Of(scenario), classified.Count > 0 ? Width : Width * 0.7f, scenario.Title ?? scenario.Name);
        List<FigurePanel> panels =
        [
            Panel(
                (label, "standard deviation of outputs over schedules"), axis, colours,
                [.. models.Zip(sensitivities, (model, all) => (model.Model, Values(all, item => Math.Sqrt(item.Sensitivity), isRanked)))]),
        ];
        if (classified.Count > 0)
        {
            panels.Add(Panel(
                (label, "schedules with another class (%)"), LossAxis.OfShares, colours,
                [.. classified.Select(pair => (pair.First.Model, Values(pair.Second, item => item.FlipRate!.Value, isRanked)))]));
        }

        figure.AddRow(PanelHeight, NarrowestPanel, panels);
        figure.AddLegend(models.Zip(sensitivities, (model, all) => LegendEntry.Of(
            Text(model, all), colours[model.Model], LineKind.Asynchronous, colours.MarkerOf(model.Model))));
        figure.Caption = $"How far the outputs of each {items} spread over schedules: the root of its ordering sensitivity"
            + (classified.Count > 0 ? ", and under which share of schedules its class is not that of the synchronous computation." : ".");
        return figure;
    }

    private static double[] Values(ModelSensitivity all, Func<ItemSensitivity, double> number, bool isRanked) => isRanked
        ? [.. all.Items.Select(number).OrderDescending()] : [.. all.Items.Select(number)];

    private static PanelPlot Panel(
        (string X, string Y) labels, LossAxis axis, ModelColours colours, IReadOnlyList<(string Model, double[] Values)> lines)
    {
        var plot = PanelStyle.Create(labels.X, labels.Y, Padding);
        var right = Math.Max(1, lines.Max(line => line.Values.Length) - 1);
        foreach (var (number, line) in lines.Index())
        {
            double[] x = [.. Enumerable.Range(0, line.Values.Length)];
            double[] y = [.. line.Values.Select(axis.Place)];
            var (colour, marker) = (colours[line.Model], colours.MarkerOf(line.Model));
            if (right < MostMarked)
            {
                Lines.Draw(plot, x, y, colour, LineKind.Reference);
                ModelMarkers.Draw(plot, x, y, colour, marker);
            }
            else
            {
                Lines.Draw(plot, x, y, colour, LineKind.Asynchronous);
                ModelMarkers.Draw(plot, x, y, colour, marker, (number, lines.Count), (0, right));
            }
        }

        axis.Apply(plot, -0.02 * right, 1.02 * right);
        plot.Axes.Bottom.TickGenerator = new GridTicks(1);
        return plot;
    }

    private static string Text(ModelResult model, ModelSensitivity all)
    {
        var parts = new List<string> { $"{model.Model}: sensitivity {Written(all.Sensitivity.Mean)}" };
        if (all.FlipRate is { } flips)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{100 * flips.Mean:0.0} % flipped"));
        }

        if (all.LeftOutText is { Length: > 0 } leftOut)
        {
            parts.Add(leftOut);
        }

        return string.Join(", ", parts);

        static string Written(double value) => double.IsNaN(value) ? "unknown" : Powers.Write(value);
    }
}
