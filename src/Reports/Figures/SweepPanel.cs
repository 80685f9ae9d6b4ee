using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A panel of lines along a swept path.</summary>
/// <param name="path">The path.</param>
/// <param name="upright">What the upright axis shows.</param>
/// <param name="head">What stands above it; empty for nothing.</param>
internal sealed class SweepPanel(SweptPath path, string upright, string head)
{
    private const int HeadRoom = 26;
    private static readonly PixelPadding Padding = new(88, 18, 58, 10);
    private readonly List<(SweepLine Line, Color Colour)> _lines = [];
    private readonly List<int> _failed = [];

    /// <summary>The lines.</summary>
    public IEnumerable<SweepLine> Lines => _lines.Select(item => item.Line);

    /// <summary>Adds a line.</summary>
    public void Add(SweepLine line, Color colour) => _lines.Add((line, colour));

    /// <summary>Marks a value at which something failed.</summary>
    public void AddFailure(int index) => _failed.Add(index);

    /// <summary>The axis on which the lines of panels have room.</summary>
    public static LossAxis Common(IEnumerable<SweepPanel> panels, double wide)
    {
        var known = panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Known).ToList();
        var axis = LossAxis.For(known.SelectMany(point => new[] { point.Low, point.Median, point.High }), 0, wide);
        return axis.Top > axis.Bottom ? axis : axis with { Bottom = axis.Bottom - 0.5, Top = axis.Bottom + 0.5 };
    }

    /// <summary>Draws it; no line where there is nothing.</summary>
    /// <param name="axis">Its upright axis.</param>
    public Plot Draw(LossAxis axis)
    {
        int[] hidden = [.. _lines.Select((item, number) => item.Line.Hidden(_lines.Skip(number + 1).Select(later => later.Line), axis))];
        var note = hidden.Any(count => count > 0) ? "some lines coincide" : string.Empty;
        var above = head.Length == 0 || note.Length == 0 ? head + note : $"{head} ({note})";
        var plot = PanelStyle.Create(path.Axis, upright, above.Length > 0 ? Padding with { Top = HeadRoom } : Padding);
        var across = new SweepAxis(path);
        _lines.ForEach(item => item.Line.DrawSpread(plot, axis, item.Colour));
        foreach (var ((line, colour), count) in _lines.Zip(hidden))
        {
            line.Draw(plot, axis, colour, count);
        }

        foreach (var index in _failed.Distinct())
        {
            var foot = axis.Bottom + (0.04 * (axis.Top - axis.Bottom));
            var mark = plot.Add.Marker(across.Place(index), foot, MarkerShape.Eks, 9, Palette.Ink);
            mark.MarkerStyle.LineWidth = 1.6f;
        }

        axis.Apply(plot, 0, 1);
        across.Apply(plot, axis.Bottom, axis.Top);
        if (!Lines.SelectMany(line => line.Known).Any())
        {
            plot.Axes.Left.TickLabelStyle.IsVisible = false;
        }

        PanelStyle.Head(plot, above);
        return plot;
    }
}
