using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>How much outputs depend on the order of events: a histogram a model of how far they lie from the synchronous ones.</summary>
internal static class OrderingFigure
{
    private const int Width = 900;
    private const int PanelHeight = 170;
    private const int AxisHeight = 58;
    private const int Bins = 61;

    /// <summary>Draws the figure. Models must have asynchronous runs.</summary>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var height = (int)Figure.TitleHeight + (models.Count * PanelHeight) + AxisHeight;
        var figure = new Figure(Width, height, scenario.Title ?? scenario.Name);
        var deviations = models.Select(Deviations.Of).ToArray();
        var widest = deviations.SelectMany(item => item.Values).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var exponent = widest == 0 ? 0 : (int)Math.Floor(Math.Log10(widest));
        exponent = exponent is -1 or 0 or 1 ? 0 : exponent;
        var unit = Math.Pow(10, exponent);
        var reach = widest == 0 ? 1 : 1.02 * widest / unit;
        var fewest = deviations.Max(item => item.Values.Length);
        var floor = -Math.Max(1, Math.Ceiling(Math.Log10(Math.Max(10, fewest))));
        var top = Figure.TitleHeight;
        var colours = ModelColours.Of(scenario);
        for (var i = 0; i < models.Count; i++)
        {
            var isLast = i == models.Count - 1;
            var axes = (unit, reach, floor, deviations.Any(item => item.IsRelative));
            var label = isLast ? Label(exponent, deviations) : string.Empty;
            var plot = Panel(models[i], deviations[i], colours[models[i].Model], axes, label);
            var bottom = top + PanelHeight + (isLast ? AxisHeight : 0);
            figure.Add(plot, 0, top, Width, bottom);
            top = bottom;
        }

        return figure;
    }

    private static string Label(int exponent, Deviations[] deviations)
    {
        if (deviations.All(item => !item.IsRelative))
        {
            return $"deviation of outputs from the synchronous ones{(exponent == 0 ? string.Empty : $" ({Powers.OfTen(exponent)})")}";
        }

        var unit = exponent == 0 ? string.Empty : $"{Powers.OfTen(exponent)} ";
        return $"deviation of outputs from the synchronous ones ({unit}standard deviations of those)";
    }

    private static Plot Panel(
        ModelResult model, Deviations deviations, Color colour, (double Unit, double Reach, double Floor, bool IsMixed) axes, string label)
    {
        var isLast = label.Length > 0;
        var plot = PanelStyle.Create(label, "share of outputs", new PixelPadding(84, 20, isLast ? AxisHeight : 6, 8));
        var histogram = Histogram.Of([.. deviations.Values.Select(value => value / axes.Unit)], axes.Reach, Bins);
        for (var bin = 0; bin < Bins; bin++)
        {
            if (histogram.Shares[bin] > 0)
            {
                var left = -axes.Reach + (bin * histogram.BinWidth);
                var bar = plot.Add.Rectangle(left, left + histogram.BinWidth, axes.Floor, Math.Log10(histogram.Shares[bin]));
                bar.FillColor = colour.WithAlpha(.75);
                bar.LineColor = colour;
                bar.LineWidth = 0.6f;
            }
        }

        Annotate(plot, Text(model, deviations, axes.IsMixed));
        plot.Axes.SetLimits(-axes.Reach, axes.Reach, axes.Floor, 0.15);
        plot.Axes.Left.TickGenerator = Decades.Between(axes.Floor, 0.15);
        plot.Axes.Bottom.TickLabelStyle.IsVisible = isLast;
        return plot;
    }

    private static void Annotate(Plot plot, string text)
    {
        var note = plot.Add.Annotation(text, Alignment.UpperLeft);
        note.LabelFontName = FigureFont.Family;
        note.LabelFontSize = PanelStyle.TickSize;
        note.LabelFontColor = Palette.Ink;
        note.LabelBackgroundColor = Colors.White.WithAlpha(.8);
        note.LabelBorderWidth = 0;
        note.LabelShadowColor = Colors.Transparent;
    }

    private static string Text(ModelResult model, Deviations deviations, bool isMixed)
    {
        var statistics = Statistics.Of(deviations.Values);
        var lines = new List<string> { model.Model };
        if (statistics.N == 0)
        {
            lines.Add("no finite outputs");
        }
        else
        {
            lines.Add($"standard deviation {Powers.Write(statistics.Std)}");
            lines.Add($"largest {Powers.Write(Math.Max(Math.Abs(statistics.Min), Math.Abs(statistics.Max)))}");
        }

        if (!deviations.IsRelative && isMixed)
        {
            lines.Add("not divided: synchronous outputs are all equal");
        }

        if (deviations.LeftOut > 0)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture, $"{deviations.LeftOut} of {model.Asynchronous.Count} schedules diverged: left out"));
        }

        return string.Join('\n', lines);
    }
}
