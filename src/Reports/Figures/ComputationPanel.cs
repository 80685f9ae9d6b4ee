using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A computation graph: a row a node, a column a layer, values in circles, an arrow for everything that was read.</summary>
internal static class ComputationPanel
{
    private const float Circle = 30;
    private const float Head = 9;
    private const double Aside = 5;
    private static readonly Color Kept = Color.FromHex("#555555");
    private static readonly Color Removed = Color.FromHex("#A0A0A0");
    private static readonly Color Unintended = Color.FromHex("#C0392B");
    private static readonly PixelPadding Padding = new(64, 14, 54, 34);

    /// <summary>What the arrows mean.</summary>
    public static IReadOnlyList<LegendEntry> Legend(FigureStyle style) =>
    [
        new("connection as intended", Kept, 1.6f),
        new("removed by asynchrony", Removed, 1.4f, LineKind.Unused.Dashes),
        new("unintended", style.Of(Unintended), 1.8f),
    ];

    /// <summary>Draws one.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="title">What stands above it.</param>
    /// <param name="size">Width and height of the panel.</param>
    /// <param name="style">How it looks.</param>
    public static Plot Create(ComputationGraph graph, string title, (float Width, float Height) size, FigureStyle style)
    {
        var nodes = graph.Values[0].Length;
        var plot = PanelStyle.Create("layer", "node", Padding);
        var (spanX, spanY) = (graph.Values.Count - 1 + 0.5, nodes - 1 + 0.8);
        var scale = (X: (size.Width - Padding.Left - Padding.Right) / spanX, Y: (size.Height - Padding.Top - Padding.Bottom) / spanY);
        foreach (var arrow in graph.Arrows.OrderBy(arrow => arrow.Kind == ArrowKind.Removed ? -1 : (int)arrow.Kind))
        {
            Draw(plot, arrow, scale, style);
        }

        for (var layer = 0; layer < graph.Values.Count; layer++)
        {
            for (var node = 0; node < nodes; node++)
            {
                Draw(plot, layer, node, graph.Values[layer][node]);
            }
        }

        plot.Axes.SetLimits(-0.25, graph.Values.Count - 1 + 0.25, 0.4 - nodes, 0.4);
        plot.Axes.Left.TickGenerator = Ticks(nodes, node => -node);
        plot.Axes.Bottom.TickGenerator = Ticks(graph.Values.Count, layer => layer);
        plot.Grid.MajorLineWidth = 0;
        PanelStyle.Head(plot, title);
        return plot;
    }

    private static ScottPlot.TickGenerators.NumericManual Ticks(int count, Func<int, double> place) => new(
        [.. Enumerable.Range(0, count).Select(place)],
        [.. Enumerable.Range(0, count).Select(number => number.ToString(CultureInfo.InvariantCulture))]);

    private static void Draw(Plot plot, int layer, int node, double value)
    {
        var rim = plot.Add.Marker(layer, -node, MarkerShape.FilledCircle, Circle, Palette.Ink);
        rim.MarkerLineWidth = 0;
        var disc = plot.Add.Marker(layer, -node, MarkerShape.FilledCircle, Circle - 2.5f, Colors.White);
        disc.MarkerLineWidth = 0;
        var text = plot.Add.Text(value.ToString("G4", CultureInfo.InvariantCulture), layer, -node);
        text.LabelFontName = FigureFont.Family;
        text.LabelFontSize = PanelStyle.TickSize;
        text.LabelFontColor = Palette.Ink;
        text.LabelAlignment = Alignment.MiddleCenter;
    }

    // In pixels, so that lines end at the rims of circles and heads have a shape of their own; and back.
    private static void Draw(Plot plot, ComputationArrow arrow, (double X, double Y) scale, FigureStyle style)
    {
        var (x, y) = ((arrow.To - arrow.From) * scale.X, (arrow.Source - arrow.Target) * scale.Y);
        var length = Math.Sqrt((x * x) + (y * y));
        var (ux, uy) = (x / length, y / length);

        // An unintended arrow may run along a removed one: a little to the side both can be seen.
        var aside = arrow.Kind == ArrowKind.Unintended ? Aside : 0;
        var colour = arrow.Kind switch { ArrowKind.Kept => Kept, ArrowKind.Removed => Removed, _ => style.Of(Unintended) };
        var rim = (Circle / 2) + 1.5;
        var line = plot.Add.Line(At(rim, 0), At(length - rim - Head + 1, 0));
        (line.LineColor, line.LineWidth, line.MarkerSize) = (colour, arrow.Kind == ArrowKind.Unintended ? 1.8f : 1.4f, 0);
        line.LinePattern = arrow.Kind == ArrowKind.Removed ? LineKind.Unused.Pattern : LinePattern.Solid;
        var (tip, back) = (length - rim, length - rim - Head);
        var head = plot.Add.Polygon(new[] { At(tip, 0), At(back, Head * 0.4), At(back, -Head * 0.4) });
        (head.FillColor, head.LineWidth) = (colour, 0);

        Coordinates At(double along, double across) => new(
            arrow.From + (((along * ux) - ((across + aside) * uy)) / scale.X),
            -arrow.Source + (((along * uy) + ((across + aside) * ux)) / scale.Y));
    }
}
