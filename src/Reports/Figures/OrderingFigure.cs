using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>How much outputs depend on the order of events: a histogram a model of how far they lie from the synchronous ones.</summary>
internal static class OrderingFigure
{
    private const int Width = 900;
    private const int PanelHeight = 188;
    private const int HeadRoom = 34;
    private const int AxisHeight = 58;
    private const int FootRoom = 10;
    private const int Bins = 61;

    // So that the outermost bars are whole, and something is left beside them.
    private const double Room = 63.0 / 59;

    /// <summary>Draws the figure. Models must have asynchronous runs.</summary>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var figure = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name);
        var deviations = models.Select(Deviations.Of).ToArray();
        var widest = deviations.SelectMany(item => item.Values).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var exponent = widest == 0 ? 0 : (int)Math.Floor(Math.Log10(widest));
        exponent = exponent is -1 or 0 or 1 ? 0 : exponent;
        var unit = Math.Pow(10, exponent);
        var reach = widest == 0 ? 1 : Room * widest / unit;
        var fewest = deviations.Max(item => item.Values.Length);
        var floor = -Math.Max(1, Math.Ceiling(Math.Log10(Math.Max(10, fewest))));
        var colours = ModelColours.Of(scenario);
        for (var i = 0; i < models.Count; i++)
        {
            var isLast = i == models.Count - 1;
            var axes = (unit, reach, floor, deviations.Any(item => item.IsRelative));
            var label = isLast ? Label(exponent, deviations) : string.Empty;
            var plot = Panel(models[i], deviations[i], colours[models[i].Model], axes, label);
            figure.AddRow(new FigureRow(PanelHeight + (isLast ? AxisHeight : 0), Width, [plot])
            {
                Around = HeadRoom + (isLast ? AxisHeight : FootRoom),
            });
        }

        figure.Caption = "How far outputs lie from the synchronous ones, over all outputs and schedules, a panel a model. "
            + "Standard deviations are over outputs and schedules.";
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

    private static PanelPlot Panel(
        ModelResult model, Deviations deviations, Color colour, (double Unit, double Reach, double Floor, bool IsMixed) axes, string label)
    {
        var isLast = label.Length > 0;
        var plot = PanelStyle.Create(label, "share of outputs", new PixelPadding(84, 20, isLast ? AxisHeight : FootRoom, HeadRoom));
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

        PanelStyle.Head(plot, Text(model, deviations, axes.IsMixed));
        plot.Axes.SetLimits(-axes.Reach, axes.Reach, axes.Floor, 0.15);
        plot.Axes.Left.TickGenerator = Decades.Between(axes.Floor, 0.15);
        plot.Axes.Bottom.TickGenerator = new GridTicks(0);
        plot.Axes.Bottom.TickLabelStyle.IsVisible = isLast;
        return plot;
    }

    private static string Text(ModelResult model, Deviations deviations, bool isMixed)
    {
        var statistics = Statistics.Of(deviations.Values);
        var parts = new List<string>();
        if (statistics.N == 0)
        {
            parts.Add("no answers");
        }
        else
        {
            parts.Add($"standard deviation {ConvergenceCurves.Written(statistics.Std)}");
            parts.Add($"largest {ConvergenceCurves.Written(Math.Max(Math.Abs(statistics.Min), Math.Abs(statistics.Max)))}");
        }

        if (!deviations.IsRelative && isMixed)
        {
            parts.Add("not divided: synchronous outputs are all equal");
        }

        if (ModelSensitivity.Of(model).LeftOutText is { Length: > 0 } leftOut)
        {
            parts.Add(leftOut);
        }

        return $"{model.Model}: {string.Join(", ", parts)}";
    }
}
