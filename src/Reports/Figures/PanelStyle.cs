using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>How every panel of every figure looks.</summary>
internal static class PanelStyle
{
    /// <summary>Size of axis labels, in points of the figure.</summary>
    public const float LabelSize = 14;

    /// <summary>Size of tick labels.</summary>
    public const float TickSize = 12.5f;

    // Of what the plotting library would have, which is more than is read.
    private const double TickDensity = 0.6;

    /// <summary>A panel without data: white, a thin grid, an axis below and one at the left.</summary>
    /// <param name="x">What the horizontal axis shows, with its unit.</param>
    /// <param name="y">What the vertical axis shows, with its unit.</param>
    /// <param name="padding">Room for the axes on every side.</param>
    public static PanelPlot Create(string x, string y, PixelPadding padding)
    {
        var plot = new PanelPlot(padding);
        plot.Font.Set(FigureFont.Typeface.FamilyName);
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.White;
        plot.Grid.MajorLineColor = Palette.Grid;
        plot.Grid.MajorLineWidth = 0.8f;
        plot.HideLegend();
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        Style(plot.Axes.Bottom, x);
        Style(plot.Axes.Left, y);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            TickDensity = TickDensity,
            LabelFormatter = value => value.ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '−'),
        };
        return plot;
    }

    /// <summary>Puts a line of text above a panel, whose padding leaves room for it.</summary>
    public static void Head(Plot plot, string text)
    {
        plot.Axes.Title.Label.Text = Escapes.Line(text);
        plot.Axes.Title.Label.FontSize = LabelSize;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = Palette.Ink;
    }

    private static void Style(IAxis axis, string label)
    {
        axis.Label.Text = Escapes.Line(label);
        axis.Label.FontSize = LabelSize;
        axis.Label.Bold = false;
        axis.Label.ForeColor = Palette.Ink;
        axis.TickLabelStyle.FontSize = TickSize;
        axis.TickLabelStyle.ForeColor = Palette.Ink;
        axis.FrameLineStyle.Color = Palette.Ink;
        axis.FrameLineStyle.Width = 1;
        axis.MajorTickStyle.Color = Palette.Ink;
        axis.MinorTickStyle.Color = Palette.Ink;
    }
}
