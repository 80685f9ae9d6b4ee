using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>The distribution of one output over schedules, a histogram a model about the synchronous value.</summary>
internal static class OutputsFigure
{
    private const int Width = 1200;
    private const int PanelHeight = 330;
    private const int NarrowestPanel = 300;
    private const int Bins = 41;
    private const double Room = 1.08;

    /// <summary>The models that have the output, and a schedule that gave an answer.</summary>
    public static IReadOnlyList<ModelResult> Shown(IEnumerable<ModelResult> models, FigureSpec.OutputValues figure) =>
    [
        .. models.Where(model => figure.Output < model.OutputSize
            && (figure.Item ?? 0) < model.SynchronousOutputs.Length / model.OutputSize
            && ModelSensitivity.Answers(model).Count > 0),
    ];

    /// <summary>Draws the figure.</summary>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models, FigureSpec.OutputValues figure)
    {
        var item = figure.Item ?? MostSensitive(models);
        var kind = models[0].IsOfNodes ? "node" : "item";
        var what = string.Create(CultureInfo.InvariantCulture, $"output {figure.Output} of {kind} {item}");
        var drawn = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name)
        {
            Caption = $"How {what} is distributed over schedules, a panel a model. Each axis reaches a standard deviation of all "
                + "synchronous outputs of the model to either side of the synchronous value, or as far as outputs come.",
        };
        var colours = ModelColours.Of(scenario);
        drawn.AddRow(
            PanelHeight, NarrowestPanel,
            [.. models.Select(model => (FigurePanel)Panel(model, (item * model.OutputSize) + figure.Output, what, colours[model.Model]))]);
        drawn.AddLegend(
        [
            LegendEntry.Of("synchronous output", Palette.Ink, LineKind.Synchronous),
            new LegendEntry(
                string.Create(CultureInfo.InvariantCulture, $"output over {models.Max(model => model.Asynchronous.Count)} schedules"),
                Palette.Ink.WithAlpha(.75), 0),
        ]);
        return drawn;
    }

    /// <summary>The item that depends most on the schedule, of any model, on the scale of its outputs.</summary>
    private static int MostSensitive(IReadOnlyList<ModelResult> models) => models
        .SelectMany(model => ModelSensitivity.Of(model).Items.Select(item =>
            (item.Item, Share: item.Sensitivity / Math.Pow(model.OutputSpread ?? 1, 2))))
        .OrderByDescending(item => item.Share).First().Item;

    private static PanelPlot Panel(ModelResult model, int place, string what, Color colour)
    {
        var centre = model.SynchronousOutputs[place];
        double[] values = [.. ModelSensitivity.Answers(model).Select(run => run.Outputs[place])];
        var reach = Room * Math.Max(model.OutputSpread ?? 0, values.Max(value => Math.Abs(value - centre)));
        reach = reach > 0 && double.IsFinite(centre) ? reach : 1;
        var plot = PanelStyle.Create(what, "share of schedules", new PixelPadding(72, 16, 58, 50));
        var histogram = Histogram.Of([.. values.Select(value => value - centre)], reach, Bins);
        for (var bin = 0; bin < Bins; bin++)
        {
            if (histogram.Shares[bin] > 0)
            {
                var left = centre - reach + (bin * histogram.BinWidth);
                var bar = plot.Add.Rectangle(left, left + histogram.BinWidth, 0, histogram.Shares[bin]);
                (bar.FillColor, bar.LineColor, bar.LineWidth) = (colour.WithAlpha(.75), colour, 0.6f);
            }
        }

        plot.Add.VerticalLine(centre, LineKind.Synchronous.Width, Palette.Ink, LineKind.Synchronous.Pattern);
        plot.Axes.SetLimits(centre - reach, centre + reach, 0, Room * histogram.Shares.Max());
        plot.Axes.Left.TickGenerator = new GridTicks(0);
        plot.Axes.Bottom.TickGenerator = new GridTicks(0);
        PanelStyle.Head(plot, Text(model, values));
        return plot;
    }

    private static string Text(ModelResult model, double[] values)
    {
        var parts = new List<string>
        {
            $"{model.Model}: standard deviation {ConvergenceCurves.Written(Statistics.Of(values).Std)}",
        };
        if (ModelSensitivity.Of(model).LeftOutText is { Length: > 0 } leftOut)
        {
            parts.Add(leftOut);
        }

        return string.Join(", ", parts);
    }
}
