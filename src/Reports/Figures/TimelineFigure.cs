using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>A space–time diagram: nodes as lanes, activations as ticks, messages as slanted lines, faults shaded.</summary>
internal static class TimelineFigure
{
    private const int Width = 1200;
    private const int LaneHeight = 44;
    private const int AxisHeight = 62;
    private const double HalfTick = 0.22;
    private static readonly Color Lost = Color.FromHex("#D55E00");
    private static readonly Color Message = Color.FromHex("#0072B2");
    private static readonly Color Fault = Color.FromHex("#CC79A7");

    /// <summary>Draws the figure.</summary>
    public static Figure Create(Timeline timeline)
    {
        var unit = Durations.UnitOf(timeline.To);
        var lanes = timeline.Nodes.Index().ToDictionary(lane => lane.Item, lane => -lane.Index);
        var panel = PanelStyle.Create($"virtual time ({unit.Name})", "node", new PixelPadding(76, 20, AxisHeight, 8));
        foreach (var lane in lanes.Values)
        {
            panel.Add.HorizontalLine(lane, 0.8f, Palette.Grid);
        }

        foreach (var fault in timeline.Faults)
        {
            var end = Math.Min(fault.To, timeline.To);
            var shade = panel.Add.Rectangle(unit.Of(fault.From), unit.Of(end), lanes[fault.Node] - 0.36, lanes[fault.Node] + 0.36);
            (shade.FillColor, shade.LineWidth) = (Fault.WithAlpha(.35), 0);
        }

        foreach (var message in timeline.Messages.OrderByDescending(message => message.Fate))
        {
            Draw(panel, message, lanes, unit, timeline);
        }

        foreach (var activation in timeline.Activations)
        {
            var (x, lane) = (unit.Of(activation.Time), lanes[activation.Node]);
            Line(panel, (x, lane - HalfTick), (x, lane + HalfTick), Palette.Ink, 2, LinePattern.Solid);
        }

        var margin = 0.01 * (unit.Of(timeline.To) - unit.Of(timeline.From));
        panel.Axes.SetLimits(unit.Of(timeline.From) - margin, unit.Of(timeline.To) + margin, 0.6 - timeline.Nodes.Count, 0.6);
        panel.Axes.Left.TickGenerator = new NumericManual(
            [.. lanes.Values.Select(lane => (double)lane)],
            [.. lanes.Keys.Select(node => node.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        panel.Grid.MajorLineWidth = 0;
        return Assemble(timeline, panel);
    }

    private static Figure Assemble(Timeline timeline, Plot panel)
    {
        var height = (int)Figure.TitleHeight + (LaneHeight * Math.Max(3, timeline.Nodes.Count)) + AxisHeight
            + (int)Figure.LegendHeight(1) + 12;
        var figure = new Figure(Width, height, timeline.Title);
        figure.AddLegend(Legend(timeline));
        figure.Add(panel, 0, Figure.TitleHeight, Width, height - Figure.LegendHeight(figure.Legend.Count) - 4);
        return figure;
    }

    private static IEnumerable<LegendEntry> Legend(Timeline timeline)
    {
        yield return new LegendEntry("activation", Palette.Ink, 2, IsUpright: true);
        var fates = timeline.Messages.Select(message => message.Fate).ToHashSet();
        if (fates.Contains(MessageFate.Read))
        {
            yield return new LegendEntry("message that is read", Message, 1.2f);
        }

        if (fates.Contains(MessageFate.Unread))
        {
            yield return new LegendEntry("message that is not read", Palette.Grey.WithAlpha(.7), 0.9f, [4, 3]);
        }

        if (fates.Contains(MessageFate.Lost))
        {
            yield return new LegendEntry("lost", Lost, 1.2f, [2, 2]);
        }

        if (timeline.Faults.Count > 0)
        {
            yield return new LegendEntry("down", Fault.WithAlpha(.35), 0);
        }
    }

    private static void Draw(Plot panel, TimelineMessage message, Dictionary<int, int> lanes, Durations.Unit unit, Timeline timeline)
    {
        var (source, target) = (lanes[message.Source], lanes[message.Target]);
        var (x, end) = (unit.Of(message.Sent), unit.Of(message.End));
        switch (message.Fate)
        {
            case MessageFate.Read:
                Line(panel, (x, source), (end, target), Message.WithAlpha(.75), 1.2f, LinePattern.Solid);
                break;
            case MessageFate.Unread:
                Line(panel, (x, source), (end, target), Palette.Grey.WithAlpha(.7), 0.9f, new LinePattern([4, 3], 0, "unread"));
                break;
            default:
                // It leaves, and gets nowhere.
                var (dx, dy) = (0.012 * (unit.Of(timeline.To) - unit.Of(timeline.From)), Math.Sign(target - source) * 0.42);
                Line(panel, (x, source), (x + dx, source + dy), Lost, 1.2f, LinePattern.Dotted);
                var cross = panel.Add.Marker(x + dx, source + dy, MarkerShape.Eks, 7, Lost);
                cross.MarkerLineWidth = 1.6f;
                break;
        }
    }

    private static void Line(Plot panel, (double X, double Y) from, (double X, double Y) to, Color colour, float width, LinePattern pattern)
    {
        var line = panel.Add.Line(from.X, from.Y, to.X, to.Y);
        (line.LineColor, line.LineWidth, line.LinePattern, line.MarkerSize) = (colour, width, pattern, 0);
    }
}
