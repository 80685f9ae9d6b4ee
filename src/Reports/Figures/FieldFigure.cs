using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// Nodes that lie row by row as images, a row a model: the first output of each at the end of the first schedule, and how far it is from
/// the synchronous one. Where there are more than <see cref="MostPoints"/> nodes in a row or column, a point stands for a square of nodes.
/// </summary>
internal static class FieldFigure
{
    /// <summary>The most points of an image in either direction.</summary>
    public const int MostPoints = 500;

    private const int Width = 1120;
    private const int PanelHeight = 580;
    private const int NarrowestPanel = 400;
    private const float Beside = 24;
    private const float Above = 34;
    private const float Below = 36;
    private const double LowShare = 0.01;
    private const double HighShare = 0.999;

    /// <summary>Whether all nodes of a model are in rows.</summary>
    public static bool IsFieldOf(FigureSpec.Field field, IEnumerable<ModelResult> models) => models.Any(model => IsField(field, model));

    /// <summary>Draws the figure.</summary>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models, FigureSpec.Field field)
    {
        var figure = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name)
        {
            Caption = "Nodes where they lie, row by row. In the first panel of each model the first output of each node at the end of the "
                + "first schedule, in the second how far it is from the synchronous one. The outermost numbers, one in a hundred below and "
                + "one in a thousand above, have the colours of the ends.",
        };
        foreach (var model in models.Where(model => IsField(field, model)))
        {
            var (size, columns) = (model.OutputSize, field.Columns);
            var run = model.Asynchronous.Count > 0 ? model.Asynchronous[0] : model.Synchronous;
            var rows = run.Outputs.Length / size / columns;
            var side = (Math.Max(rows, columns) + MostPoints - 1) / MostPoints;
            var outputs = Points(rows, columns, side, node => run.Outputs[node * size], isLargest: false);
            var away = Points(
                rows, columns, side, node => Math.Abs(run.Outputs[node * size] - model.SynchronousOutputs[node * size]), isLargest: true);
            var (ofOutputs, ofAway) = (ScaleOf(outputs, figure.Style), ScaleOf(away, figure.Style));
            var about = string.Create(CultureInfo.InvariantCulture, $"{rows} × {columns} nodes");
            figure.AddRow(
                PanelHeight, NarrowestPanel,
                Panel($"{model.Model}: output at the end", Shown(about, side, "the mean"), outputs, ofOutputs, figure.Style),
                Panel($"{model.Model}: distance to the synchronous output", Shown(about, side, "the largest"), away, ofAway, figure.Style));
            figure.AddLegend(ofOutputs.Legend($"{model.Model}, output"));
            figure.AddLegend(ofAway.Legend($"{model.Model}, distance"));
        }

        return figure;
    }

    private static bool IsField(FigureSpec.Field field, ModelResult model) =>
        model.OutputSize > 0 && model.SynchronousOutputs.Length > 0
        && model.SynchronousOutputs.Length / model.OutputSize % field.Columns == 0;

    private static string Shown(string about, int side, string what) =>
        side == 1 ? about : string.Create(CultureInfo.InvariantCulture, $"{about}, a point {what} of {side} × {side}");

    /// <summary>A number a point, row by row from above: the mean of its nodes, or the largest.</summary>
    private static double[,] Points(int rows, int columns, int side, Func<int, double> of, bool isLargest)
    {
        var points = new double[(rows + side - 1) / side, (columns + side - 1) / side];
        for (var y = 0; y < points.GetLength(0); y++)
        {
            for (var x = 0; x < points.GetLength(1); x++)
            {
                var (sum, largest, count) = (0.0, double.NegativeInfinity, 0);
                for (var row = y * side; row < Math.Min(rows, (y + 1) * side); row++)
                {
                    for (var column = x * side; column < Math.Min(columns, (x + 1) * side); column++, count++)
                    {
                        var value = of((row * columns) + column);
                        (sum, largest) = (sum + value, Math.Max(largest, value));
                    }
                }

                points[y, x] = isLargest ? largest : sum / count;
            }
        }

        return points;
    }

    /// <summary>
    /// Colours of all but the outermost numbers, which have those of the ends: a single one would take most of the scale.
    /// </summary>
    private static ShadeScale ScaleOf(double[,] points, FigureStyle style)
    {
        double[] sorted = [.. points.Cast<double>().Where(double.IsFinite).Order()];
        return new ShadeScale(sorted.Length == 0 ? [] : [sorted[At(LowShare)], sorted[At(HighShare)]], style);

        int At(double share) => (int)Math.Round(share * (sorted.Length - 1));
    }

    private static FigurePanel Panel(string head, string about, double[,] points, ShadeScale scale, FigureStyle style) =>
        new((width, height) => Draw((width, height), head, about, points, scale, style));

    private static PanelPlot Draw(
        (float Width, float Height) size, string head, string about, double[,] points, ShadeScale scale, FigureStyle style)
    {
        // As wide and as high as there is room for, with points that are squares.
        var (rows, columns) = (points.GetLength(0), points.GetLength(1));
        var point = Math.Min((size.Width - (2 * Beside)) / columns, (size.Height - Above - Below) / rows);
        var (beside, rest) = ((size.Width - (point * columns)) / 2, size.Height - Above - Below - (point * rows));
        var plot = PanelStyle.Create(about, string.Empty, new PixelPadding(beside, beside, Below + rest, Above));
        var shares = new double[rows, columns];
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                shares[y, x] = double.IsFinite(points[y, x]) ? scale.ShareOf(points[y, x]) : double.NaN;
            }
        }

        var image = plot.Add.Heatmap(shares);
        image.Colormap = new FieldColours(style);
        image.ManualRange = new ScottPlot.Range(0, 1);
        image.Position = new CoordinateRect(0, columns, 0, rows);
        plot.Axes.SetLimits(0, columns, 0, rows);
        plot.HideGrid();
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            (axis.TickGenerator, axis.FrameLineStyle.Width) = (new EmptyTickGenerator(), 0);
        }

        PanelStyle.Head(plot, head);
        return plot;
    }

    /// <summary>The colours of a scale, as the plotting library asks for them.</summary>
    private sealed class FieldColours(FigureStyle style) : IColormap
    {
        public string Name => "field";

        public Color GetColor(double position) => ShadeScale.OfShare(Math.Clamp(position, 0, 1), style);
    }
}
