using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// The map of one model over two parameters, the first to the right, the second upwards; values in the order of the scenario.
/// </summary>
/// <param name="spec">The parameters.</param>
/// <param name="values">What came out at their combinations, the second parameter's values next to each other.</param>
/// <param name="model">The number of the model.</param>
/// <param name="scale">The colours.</param>
/// <param name="others">The values of further parameters; empty where there are none.</param>
internal sealed class VaryMapPanel(
    VarySpec spec, IReadOnlyList<VariedResult> values, int model, ShadeScale scale, string others)
{
    private const int LongestLabel = 18;
    private const double LetterWidth = 7.6;
    private const int NumberWidth = 72;
    private const int NumberHeight = 36;
    private const int LeastPlot = 200;
    private const int MostPlot = 1300;
    private const int Top = 30;
    private const int Bottom = 58;
    private const int Right = 18;
    private static readonly Color Hatched = Color.FromHex("#DDDDDD");

    private readonly VarySpec _across = spec.Parameters[0];
    private readonly VarySpec _up = spec.Parameters[1];

    /// <summary>Its width with axes, in points of the figure.</summary>
    public int Width => Left + PlotWidth + Right;

    /// <summary>Its height with axes and a line of text above.</summary>
    public int Height => Top + Math.Clamp(_up.Values.Count * NumberHeight, LeastPlot, MostPlot) + Bottom;

    private int Left => 48 + (int)(LetterWidth * Labels(_up).Max(label => label.Length));

    private int PlotWidth => Math.Clamp(
        _across.Values.Count * Math.Max(NumberWidth, (int)(LetterWidth * Labels(_across).Max(label => label.Length)) + 12),
        LeastPlot,
        MostPlot);

    /// <summary>What colours show: updates a node to the tolerance, or the deviation of a model without a fixed point.</summary>
    public static Statistics Measure(ModelResult result) => result.HasFixedPoint ? result.UpdatesToTolerance : result.Deviation;

    /// <summary>Whether all schedules have it.</summary>
    public static bool IsWhole(ModelResult result) => Measure(result).N == result.Asynchronous.Count;

    /// <summary>Draws it.</summary>
    public Plot Draw()
    {
        var plot = PanelStyle.Create(_across.Axis, _up.Axis, new PixelPadding(Left, Right, Bottom, Top));
        plot.HideGrid();
        foreach (var (index, value) in values.Index())
        {
            DrawCell(plot, index / _up.Values.Count, index % _up.Values.Count, value.Models[model]);
        }

        plot.Axes.SetLimits(-0.5, _across.Values.Count - 0.5, -0.5, _up.Values.Count - 0.5);
        plot.Axes.Bottom.TickGenerator = Ticks(_across);
        plot.Axes.Left.TickGenerator = Ticks(_up);
        PanelStyle.Head(plot, string.Join(": ", new[] { values[0].Models[model].Model, OthersText }.Where(text => text.Length > 0)));
        return plot;
    }

    private string OthersText => others.Length == 0 ? string.Empty : string.Join(
        ", ", spec.Parameters.Skip(2).Zip(values[0].Values.Skip(2)).Select(item => $"{item.First.Axis.Split(" (%)")[0]} {item.Second}"));

    private void DrawCell(Plot plot, int x, int y, ModelResult result)
    {
        var (measure, isWhole) = (Measure(result), IsWhole(result));
        var colour = isWhole ? scale.Of(measure.Mean) : Hatched;
        var cell = plot.Add.Rectangle(x - 0.5, x + 0.5, y - 0.5, y + 0.5);
        (cell.FillColor, cell.LineColor, cell.LineWidth) = (colour, Colors.White, 1.5f);
        if (!isWhole)
        {
            Hatch(plot, x, y);
        }

        var room = (PlotWidth / _across.Values.Count, (Height - Top - Bottom) / _up.Values.Count);
        var text = isWhole ? Powers.Write(measure.Mean) : string.Create(
            CultureInfo.InvariantCulture, $"{measure.N}/{result.Asynchronous.Count}");
        var size = Math.Min(PanelStyle.TickSize, (float)Math.Min(1.6 * room.Item1 / text.Length, 0.8 * room.Item2));
        if (size < 6)
        {
            return;
        }

        var label = plot.Add.Text(text, x, y);
        (label.LabelFontName, label.LabelFontSize, label.LabelAlignment) = (FigureFont.Family, size, Alignment.MiddleCenter);
        label.LabelFontColor = ShadeScale.Readable(colour);
        label.LabelBackgroundColor = isWhole ? Colors.Transparent : Hatched;
    }

    // Lines one by one: a pattern would be lost in SVG.
    private static void Hatch(Plot plot, int x, int y)
    {
        for (var sum = 0.25; sum < 2; sum += 0.25)
        {
            var (from, to) = (Math.Max(0, sum - 1), Math.Min(1, sum));
            var line = plot.Add.Line(x - 0.5 + from, y - 0.5 + (sum - from), x - 0.5 + to, y - 0.5 + (sum - to));
            (line.LineColor, line.LineWidth, line.MarkerSize) = (Palette.Grey.WithAlpha(.6), 0.8f, 0);
        }
    }

    private static NumericManual Ticks(VarySpec parameter) =>
        new([.. parameter.Values.Select((_, index) => (double)index)], [.. Labels(parameter)]);

    private static IEnumerable<string> Labels(VarySpec parameter)
    {
        var isShare = parameter.Values.All(value => value.EndsWith('%'));
        return parameter.Values.Select(value => isShare ? value.TrimEnd('%')
            : value.Length > LongestLabel ? $"{value[..(LongestLabel - 1)]}…" : value);
    }
}
