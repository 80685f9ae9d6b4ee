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
    private const int Height = 800;
    private const int MostPanels = 6;
    private const int MostNodes = 8;
    private const int MostLayers = 6;
    private const int AxisHeight = 54;
    private const float Split = 560;
    private const double Rare = 0.005;
    private static readonly Color Expected = Palette.Of(1);

    /// <summary>Draws the figure of one model.</summary>
    public static Figure Create(Scenario scenario, ModelOrdering result)
    {
        var hasGraphs = result.Nodes <= MostNodes && result.Updates <= MostLayers;
        var right = hasGraphs ? Split : Width;
        var figure = new Figure(Width, Height, scenario.Title ?? scenario.Name);
        figure.AddLegend(Styles(result));
        if (hasGraphs)
        {
            figure.AddLegend(ComputationPanel.Legend);
        }

        var foot = Height - Figure.LegendHeight(figure.Legend.Count) - 4;
        var shown = result.Outputs.Take(MostPanels).ToList();
        var each = (foot - Figure.TitleHeight - AxisHeight) / shown.Count;
        var limits = Limits(shown);
        for (var k = 0; k < shown.Count; k++)
        {
            var isLast = k == shown.Count - 1;
            var top = Figure.TitleHeight + (k * each);
            figure.Add(Panel(result, shown[k], limits, isLast), 0, top, right, top + each + (isLast ? AxisHeight : 0));
        }

        if (hasGraphs)
        {
            var middle = (Figure.TitleHeight + foot) / 2;
            var sample = string.Create(CultureInfo.InvariantCulture, $"one of the sampled runs (number {scenario.Ordering!.Show})");
            var height = middle - Figure.TitleHeight;
            figure.Add(
                ComputationPanel.Create(result.Synchronous, "synchronous: all nodes at once", Width - Split, height),
                Split, Figure.TitleHeight, Width, middle);
            figure.Add(ComputationPanel.Create(result.Sample, sample, Width - Split, height), Split, middle, Width, foot);
        }

        return figure;
    }

    private static IEnumerable<LegendEntry> Styles(ModelOrdering result)
    {
        yield return new LegendEntry(
            string.Create(CultureInfo.InvariantCulture, $"{result.Samples:N0} sampled runs"), Palette.Of(0).WithAlpha(.45), 0);
        if (result.Test is { } test)
        {
            var orders = string.Create(
                CultureInfo.InvariantCulture, $"all {result.Interleavings:N0} orders (χ² test of all outputs together: p = {test.P:0.00})");
            yield return new LegendEntry(orders, Palette.Ink, 1.6f);
        }

        yield return new LegendEntry("synchronous", Expected, 2, [6, 4]);
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

    private static Plot Panel(
        ModelOrdering result, OutputDistribution output, (double Left, double Right, double Half) limits, bool isLast)
    {
        var plot = PanelStyle.Create(
            isLast ? "output" : string.Empty, "share", new PixelPadding(70, 18, isLast ? AxisHeight : 8, 10));
        foreach (var cell in output.Cells)
        {
            var (left, right) = (cell.Value - limits.Half, cell.Value + limits.Half);
            var bar = plot.Add.Rectangle(left, right, 0, cell.Samples / (double)result.Samples);
            (bar.FillColor, bar.LineWidth) = (Palette.Of(0).WithAlpha(.45), 0);
            if (cell.Probability > 0)
            {
                var level = plot.Add.Line(left, cell.Probability, right, cell.Probability);
                (level.LineColor, level.LineWidth, level.MarkerSize) = (Palette.Ink, 1.8f, 0);
            }
        }

        var top = 1.3 * output.Cells.Max(cell => Math.Max(
            cell.Samples / (double)result.Samples, double.IsNaN(cell.Probability) ? 0 : cell.Probability));
        var line = plot.Add.Line(output.Synchronous, 0, output.Synchronous, top);
        (line.LineColor, line.LineWidth, line.LinePattern, line.MarkerSize) = (Expected, 2, new LinePattern([6, 4], 0, "synchronous"), 0);
        Annotate(plot, Text(result, output), output.Synchronous > (limits.Left + limits.Right) / 2);
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

    private static void Annotate(Plot plot, string text, bool isLeft)
    {
        var note = plot.Add.Annotation(text, isLeft ? Alignment.UpperLeft : Alignment.UpperRight);
        note.LabelFontName = FigureFont.Family;
        note.LabelFontSize = PanelStyle.TickSize;
        note.LabelFontColor = Palette.Ink;
        note.LabelBackgroundColor = Colors.White.WithAlpha(.8);
        note.LabelBorderWidth = 0;
        note.LabelShadowColor = Colors.Transparent;
    }
}
