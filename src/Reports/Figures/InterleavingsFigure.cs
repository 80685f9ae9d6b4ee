using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// What the order of updates does to a layered rule (after the paper's Figure 1): at the left the distribution of every node's output over
/// orders, at the right what was computed from what, synchronously and in one sampled run.
/// </summary>
internal static class InterleavingsFigure
{
    private const int Width = 1200;
    private const int PanelsHeight = 690;
    private const int NarrowestPanel = 400;
    private const int HeadRoom = 32;
    private const float Beside = 640;
    private const int MostPanels = 6;
    private const int MostNodes = 8;
    private const int MostLayers = 6;
    private const int AxisHeight = 54;
    private const int Gap = 12;
    private const double Rare = 0.005;
    private static readonly Color Sampled = Palette.Other(0);
    private static readonly Color Expected = Palette.Other(1);

    /// <summary>Draws the figure of one model.</summary>
    public static Figure Create(Scenario scenario, ModelOrdering result)
    {
        var hasGraphs = result.Nodes <= MostNodes && result.Updates <= MostLayers;
        var figure = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name);
        figure.AddLegend(Styles(result, figure.Style));
        var shown = result.Outputs.Take(MostPanels).ToList();
        if (shown.Count < result.Outputs.Count)
        {
            figure.AddLegend([new LegendEntry(
                string.Create(
                    CultureInfo.InvariantCulture, $"the first {shown.Count} of {result.Outputs.Count} outputs; the tables have all"),
                Palette.Ink, -1)]);
        }

        var limits = Limits(shown);
        var each = (PanelsHeight - AxisHeight) / (float)shown.Count;
        var outputs = new FigurePanel(
            [
                .. shown.Select((output, k) => (
                    (Func<float, float, Plot>)((_, _) => Panel(result, output, limits, (k == shown.Count - 1, figure.Style))),
                    each + (k == shown.Count - 1 ? AxisHeight - Gap : 0))),
            ],
            hasGraphs ? Width - Beside : Width);
        figure.AddRow(PanelsHeight, NarrowestPanel, hasGraphs ? [outputs, Graphs(scenario, result, figure.Style)] : [outputs]);
        if (hasGraphs)
        {
            figure.AddLegend(ComputationPanel.Legend(figure.Style));
        }

        figure.Caption = "What the order of updates does: how outputs are distributed over orders of updates"
            + (hasGraphs ? ", and what was computed from what, synchronously and in one sampled run." : ".");
        return figure;
    }

    private static FigurePanel Graphs(Scenario scenario, ModelOrdering result, FigureStyle style)
    {
        var sample = string.Create(CultureInfo.InvariantCulture, $"one of the sampled runs (number {scenario.Ordering!.Show})");
        return new FigurePanel(
            [
                ((width, height) => ComputationPanel.Create(
                    result.Synchronous, "synchronous: all nodes at once", (width, height), style), 1),
                ((width, height) => ComputationPanel.Create(result.Sample, sample, (width, height), style), 1),
            ],
            Beside);
    }

    private static IEnumerable<LegendEntry> Styles(ModelOrdering result, FigureStyle style)
    {
        yield return new LegendEntry(
            string.Create(CultureInfo.InvariantCulture, $"{result.Samples:N0} sampled runs"), style.Of(Sampled).WithAlpha(.45), 0);
        if (result.Test is { } test)
        {
            var orders = string.Create(
                CultureInfo.InvariantCulture, $"all {result.Interleavings:N0} orders (χ² test of all outputs together: p = {test.P:0.00})");
            yield return new LegendEntry(orders, Palette.Ink, 1.6f);
        }

        yield return LegendEntry.Of("synchronous", style.Of(Expected), LineKind.Synchronous);
    }

    private static (double Left, double Right, double Half) Limits(List<OutputDistribution> shown)
    {
        double[] values =
            [.. shown.SelectMany(output => output.Cells.SkipLast(Tail(output))).Select(cell => cell.Value).Distinct().Order()];
        var range = values[^1] - values[0];
        var gap = values.Zip(values.Skip(1), (a, b) => b - a).DefaultIfEmpty(1).Min();

        // Values that lie too close to be told apart get bars that can be seen.
        var half = Math.Max(0.4 * gap, 0.002 * range);
        return (values[0] - (2 * half), values[^1] + (2 * half), half);
    }

    /// <summary>
    /// Number of the largest values that would stretch the axis: together they are rare, and none is the synchronous one.
    /// </summary>
    private static int Tail(OutputDistribution output)
    {
        var (left, total) = (0.0, output.Cells.Sum(Share));
        return output.Cells.Reverse().TakeWhile(cell => cell.Value != output.Synchronous && (left += Share(cell)) < Rare * total).Count();
    }

    private static double Share(OrderCell cell) => double.IsNaN(cell.Probability) ? cell.Samples : cell.Probability;

    private static PanelPlot Panel(
        ModelOrdering result, OutputDistribution output, (double Left, double Right, double Half) limits,
        (bool IsLast, FigureStyle Style) look)
    {
        var (isLast, style) = look;
        var plot = PanelStyle.Create(
            isLast ? "output" : string.Empty, "share", new PixelPadding(70, 18, isLast ? AxisHeight : Gap, HeadRoom));
        foreach (var cell in output.Cells)
        {
            var (left, right) = (cell.Value - limits.Half, cell.Value + limits.Half);
            var bar = plot.Add.Rectangle(left, right, 0, cell.Samples / (double)result.Samples);
            (bar.FillColor, bar.LineWidth) = (style.Of(Sampled).WithAlpha(.45), 0);
            if (cell.Probability > 0)
            {
                var level = plot.Add.Line(left, cell.Probability, right, cell.Probability);
                (level.LineColor, level.LineWidth, level.MarkerSize) = (Palette.Ink, 1.8f, 0);
            }
        }

        var top = 1.05 * output.Cells.Max(cell => Math.Max(
            cell.Samples / (double)result.Samples, double.IsNaN(cell.Probability) ? 0 : cell.Probability));
        Lines.Draw(plot, [output.Synchronous, output.Synchronous], [0, top], style.Of(Expected), LineKind.Synchronous);
        PanelStyle.Head(plot, Text(result, output));
        plot.Axes.SetLimits(limits.Left, limits.Right, 0, top);
        plot.Axes.Bottom.TickLabelStyle.IsVisible = isLast;
        return plot;
    }

    private static string Text(ModelOrdering result, OutputDistribution output)
    {
        var item = string.Create(CultureInfo.InvariantCulture, $"{Kebab.Of(result.Items.ToString())} {output.Node}");
        var name = result.Outputs.Count == result.ItemCount ? item
            : string.Create(CultureInfo.InvariantCulture, $"{item}, output {output.Output}");
        var same = output.Cells.First(cell => cell.Value == output.Synchronous);
        var tail = output.Cells.SkipLast(Tail(output)).Last().Value < output.Cells[^1].Value;
        var beyond = tail ? string.Create(CultureInfo.InvariantCulture, $"; at most {Powers.Write(output.Cells[^1].Value)}") : string.Empty;
        var share = double.IsNaN(same.Probability) ? same.Samples / (double)result.Samples : same.Probability;
        var chance = share == 0 ? "no order" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} % of orders");
        return string.Create(CultureInfo.InvariantCulture, $"{name}: synchronous {Powers.Write(output.Synchronous)}, in {chance}{beyond}");
    }
}
