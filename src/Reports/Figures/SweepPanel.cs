using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>A panel of lines along a swept path.</summary>
/// <param name="path">The path.</param>
/// <param name="upright">What the upright axis shows.</param>
/// <param name="head">What stands above it; empty for nothing.</param>
internal sealed class SweepPanel(SweptPath path, string upright, string head)
{
    // Panels of a column have the left edge of the widest labels among them.
    private const float RoomOfText = 0.8f;

    private const int HeadRoom = 26;
    private const double Beside = 0.5;
    private const double MostBeside = 0.09;
    private static readonly PixelPadding Padding = new(88, 18, 58, 10);
    private readonly List<SweepLine> _lines = [];
    private readonly List<int> _failed = [];
    private readonly List<(double[] Heights, Color Colour)> _promises = [];

    /// <summary>Why there is no line in it; told where there is none.</summary>
    public required string WhyNone { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<SweepLine> Lines => _lines;

    /// <summary>What is proved of some, by value of the path.</summary>
    public IReadOnlyList<(double[] Heights, Color Colour)> Promises => _promises;

    /// <summary>Adds a line.</summary>
    public void Add(SweepLine line) => _lines.Add(line);

    /// <summary>What is proved of a line, which it stays below, by value; not a number where nothing is.</summary>
    public void Add(double[] heights, Color colour) => _promises.Add((heights, colour));

    /// <summary>Marks a value at which something failed.</summary>
    public void AddFailure(int index) => _failed.Add(index);

    /// <summary>The axis on which the lines of panels have room.</summary>
    public static LossAxis Common(IEnumerable<SweepPanel> panels, double wide)
    {
        var known = panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Known).ToList();
        var proved = panels.SelectMany(panel => panel.Promises).SelectMany(line => line.Heights);
        var axis = LossAxis.For(known.SelectMany(point => new[] { point.Low, point.Median, point.High }).Concat(proved), 0, wide);
        return axis.Top > axis.Bottom ? axis : axis with { Bottom = axis.Bottom - 0.5, Top = axis.Bottom + 0.5 };
    }

    /// <summary>Draws it; no line where there is nothing.</summary>
    /// <param name="axis">Its upright axis.</param>
    /// <param name="width">Its width.</param>
    public Plot Draw(LossAxis axis, float width)
    {
        var across = new SweepAxis(path);
        PutApart(across);
        var note = Note(axis);
        var above = head.Length == 0 || note.Length == 0 ? head + note : $"{head} ({note})";
        var plot = PanelStyle.Create(across.Title, upright, above.Length > 0 ? Padding with { Top = HeadRoom } : Padding);
        LineBand.Draw(plot, _lines.SelectMany(line => line.Bands(axis)));
        _lines.ForEach(line => line.DrawBars(plot, axis));
        foreach (var (number, line) in _lines.Index())
        {
            line.Draw(plot, axis, _lines[(number + 1)..]);
        }

        foreach (var (heights, colour) in _promises)
        {
            int[] proved = [.. across.Order.Where(index => double.IsFinite(heights[index]))];
            double[] x = [.. proved.Select(across.Place)];
            Reports.Lines.Draw(plot, x, [.. proved.Select(index => axis.Place(heights[index]))], colour, LineKind.Guaranteed);
        }

        foreach (var index in _failed.Distinct())
        {
            var foot = axis.Bottom + (0.04 * (axis.Top - axis.Bottom));
            var mark = plot.Add.Marker(across.Place(index), foot, MarkerShape.Eks, 9, Palette.Ink);
            mark.MarkerStyle.LineWidth = 1.6f;
        }

        axis.Apply(plot, 0, 1);
        across.Apply(plot, axis.Bottom, axis.Top, width);
        if (!_lines.Exists(line => line.Known.Any()))
        {
            plot.Axes.Left.TickGenerator = new NumericManual();
            Write(plot, WhyNone, width - Padding.Left - Padding.Right);
        }

        PanelStyle.Head(plot, above);
        return plot;
    }

    /// <summary>Where values are words, between which nothing lies, lines stand beside each other.</summary>
    private void PutApart(SweepAxis across)
    {
        var each = across.IsNumeric ? 0 : Math.Min(MostBeside, Beside / _lines.Count);
        foreach (var (number, line) in _lines.Index())
        {
            line.Shift = each * (number - ((_lines.Count - 1) / 2.0));
        }
    }

    /// <summary>What is said of lines that lie on each other.</summary>
    private string Note(LossAxis axis)
    {
        var on = _lines.Select((line, number) => line.IsOn(_lines[(number + 1)..], axis)).ToList();
        return on.Exists(item => item.All) ? "some lines coincide" : on.Exists(item => item.Some) ? "lines coincide in part" : string.Empty;
    }

    private static void Write(Plot plot, string text, float most)
    {
        var limits = plot.Axes.GetLimits();
        var lines = string.Join('\n', FigureText.Break(text, PanelStyle.LabelSize, RoomOfText * most));
        var label = plot.Add.Text(lines, limits.HorizontalCenter, limits.VerticalCenter);
        (label.LabelFontName, label.LabelFontSize) = (FigureFont.Family, PanelStyle.LabelSize);
        label.LabelAlignment = Alignment.MiddleCenter;
        (label.LabelFontColor, label.LabelBackgroundColor, label.LabelPadding) = (Palette.Ink, Colors.White, 4);
    }
}
