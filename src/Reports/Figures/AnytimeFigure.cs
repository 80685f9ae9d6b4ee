using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// What answers are worth while runs go on: against activations, against messages, and where a run is switched off at a time that is drawn.
/// </summary>
internal static class AnytimeFigure
{
    private const int Width = 1400;
    private const int PanelHeight = 420;
    private const int NarrowestPanel = 360;
    private const double Room = 1.4;
    private static readonly PixelPadding Padding = new(88, 18, 58, 12);

    /// <summary>Draws the figure; of models that have the metric.</summary>
    public static Figure Create(Scenario scenario, IReadOnlyList<AnytimeNumbers> models)
    {
        var spec = scenario.Anytime!;
        var colours = ModelColours.Of(scenario);
        var axis = spec.IsShare ? LossAxis.OfShares : AxisOf(models);
        var label = spec.IsShare ? $"{spec.Metric} (%)" : spec.Metric;
        var figure = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name)
        {
            Caption = $"{label}: in the first panel against activations, in the second against messages, until it has settled; in the "
                + "third what is expected where a run is switched off at a drawn time, with Student's interval of 95 % over schedules.",
        };
        figure.AddRow(
            PanelHeight, NarrowestPanel,
            Along(("updates a node", label), models, item => (item.OverUpdates, item.Synchronous.OverUpdates), axis, colours),
            Along(("messages", label), models, item => (item.OverMessages, item.Synchronous.OverMessages), axis, colours),
            Off(label, models, axis, colours));
        figure.AddLegend(models.Select(item => LegendEntry.Of(
            Text(item, spec), colours[item.Model], LineKind.Asynchronous, colours.MarkerOf(item.Model))));
        figure.AddLegend(
        [
            LegendEntry.Of("mean over schedules", Palette.Ink, LineKind.Asynchronous),
            new LegendEntry("10–90 % of schedules", Palette.Ink.WithAlpha(LineBand.Opacity), 0),
            LegendEntry.Of("synchronous", Palette.Ink, LineKind.Synchronous),
        ]);
        return figure;
    }

    private static LossAxis AxisOf(IReadOnlyList<AnytimeNumbers> models) => LossAxis.For(
        models.SelectMany(item => item.OverUpdates.Low.Concat(item.OverUpdates.High).Concat(item.Synchronous.OverUpdates.Mean)),
        models.SelectMany(item => item.OverUpdates.High.Take(1)).DefaultIfEmpty(0).Max());

    private static PanelPlot Along(
        (string X, string Y) labels, IReadOnlyList<AnytimeNumbers> models,
        Func<AnytimeNumbers, (SampleCurve Own, SampleCurve Synchronous)> curves, LossAxis axis, ModelColours colours)
    {
        var plot = PanelStyle.Create(labels.X, labels.Y, Padding);
        var most = models.Max(item => curves(item).Own.X[^1]);
        var settled = models.Max(item => Math.Max(axis.Settled(curves(item).Own), axis.Settled(curves(item).Synchronous)));
        var right = Math.Min(most, Room * settled);
        right = right > 0 ? right : Math.Max(1, most);
        LineBand.Draw(plot, models.Select(item => new LineBand(
            curves(item).Own.X, Places(curves(item).Own.Low), Places(curves(item).Own.High), colours[item.Model])));
        foreach (var (number, item) in models.Index())
        {
            var (own, synchronous) = curves(item);
            var (colour, marker) = (colours[item.Model], colours.MarkerOf(item.Model));
            Lines.Draw(plot, synchronous.X, Places(synchronous.Mean), colour, LineKind.Synchronous);
            Lines.Draw(plot, own.X, Places(own.Mean), colour, LineKind.Asynchronous);
            ModelMarkers.Draw(plot, own.X, Places(own.Mean), colour, marker, (number, models.Count), (0, right));
        }

        axis.Apply(plot, 0, right);
        return plot;

        double[] Places(double[] values) => [.. values.Select(axis.Place)];
    }

    private static PanelPlot Off(string label, IReadOnlyList<AnytimeNumbers> models, LossAxis axis, ModelColours colours)
    {
        var plot = PanelStyle.Create("switched off at a drawn time", $"expected {label}", Padding);
        foreach (var (number, item) in models.Index().Where(item => item.Item.Off.N > 0))
        {
            var (colour, marker) = (colours[item.Model], colours.MarkerOf(item.Model));
            if (item.Interval is { } interval)
            {
                Lines.Draw(plot, [number, number], [axis.Place(interval.Low), axis.Place(interval.High)], colour, LineKind.Asynchronous);
            }

            ModelMarkers.Draw(plot, [number], [axis.Place(item.Off.Mean)], colour, marker);
        }

        axis.Apply(plot, -0.6, models.Count - 0.4);
        double[] places = [.. Enumerable.Range(0, models.Count)];
        plot.Axes.Bottom.TickGenerator = new NumericManual(places, [.. models.Select(item => item.Model)]);
        return plot;
    }

    private static string Text(AnytimeNumbers item, AnytimeSpec spec)
    {
        var mean = item.Off.N == 0 ? "no answer" : spec.IsShare
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * item.Off.Mean:0.0} % expected")
            : $"{Powers.Write(item.Off.Mean)} expected";
        return item.Without == 0 ? $"{item.Model}: {mean}"
            : string.Create(CultureInfo.InvariantCulture, $"{item.Model}: {mean}, {item.Without} of {item.Draws} draws without an answer");
    }
}
