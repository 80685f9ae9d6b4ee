using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>A space–time diagram: nodes as lanes, activations as ticks, messages as slanted lines, faults shaded.</summary>
internal static class TimelineFigure
{
    private const int Width = 1200;
    private const int LaneHeight = 44;
    private const int LowestLane = 30;
    private const int AxisHeight = 62;
    private const double HalfTick = 0.22;
    private const double Beside = 0.08;
    private static readonly Color Lost = Color.FromHex("#D55E00");
    private static readonly Color Message = Color.FromHex("#0072B2");
    private static readonly Color Fault = Color.FromHex("#CC79A7");
    private static readonly Color Cut = Color.FromHex("#E69F00");
    private static readonly Color Held = Color.FromHex("#56B4E9");

    /// <summary>Draws the figure.</summary>
    /// <param name="timeline">What happened.</param>
    /// <param name="scenario">The scenario, which says how it looks, and on which grid things happen.</param>
    public static Figure Create(Timeline timeline, Scenario scenario) =>
        Create(timeline, FigureStyle.Of(scenario), scenario.Scheduler.ActsOnGrid ? scenario.Step.Ticks : 0);

    /// <summary>Draws the figure of a schedule whose scenario is not at hand, or that happens on another grid than this says.</summary>
    /// <param name="timeline">What happened.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="step">The step of the grid, in ticks; 0 for none.</param>
    public static Figure Create(Timeline timeline, FigureStyle style, long step)
    {
        var (unit, lanes) = (Durations.UnitOf(timeline.To), timeline.Nodes.Index().ToDictionary(lane => lane.Item, lane => -lane.Index));
        var look = new Look(timeline, lanes, unit, style);
        var panel = PanelStyle.Create($"virtual time ({unit.Name})", NodesOf(timeline), new PixelPadding(76, 20, AxisHeight, 8));
        foreach (var lane in lanes.Values)
        {
            panel.Add.HorizontalLine(lane, 0.8f, Palette.Grid);
        }

        foreach (var fault in timeline.Faults)
        {
            var end = Math.Min(fault.To, timeline.To);
            var shade = panel.Add.Rectangle(unit.Of(fault.From), unit.Of(end), lanes[fault.Node] - 0.36, lanes[fault.Node] + 0.36);
            (shade.FillColor, shade.LineWidth) = (style.Of(Fault).WithAlpha(.35), 0);
        }

        DrawArcFaults(panel, look);
        foreach (var message in timeline.Messages.OrderByDescending(message => message.Fate))
        {
            Draw(panel, message, look);
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
            [.. lanes.Keys.Select(node => node.ToString(CultureInfo.InvariantCulture))]);
        panel.Axes.Bottom.TickGenerator = new GridTicks(unit.Of(step));
        panel.Grid.MajorLineWidth = 0;
        var figure = new Figure(style, Width, timeline.Title)
        {
            Caption = "Nodes as lanes, time to the right; a message runs from the activation that published it to where it arrives.",
        };
        figure.AddLegend(Legend(timeline, style));
        var count = Math.Max(3, timeline.Nodes.Count);
        figure.AddRow(new FigureRow((LaneHeight * count) + AxisHeight + 8, Width, [panel])
        {
            Lowest = (LowestLane * count) + AxisHeight + 8,
        });
        return figure;
    }

    private static string NodesOf(Timeline timeline) => timeline.NodeCount == timeline.Nodes.Count ? "node"
        : string.Create(CultureInfo.InvariantCulture, $"node ({timeline.Nodes.Count} of {timeline.NodeCount} shown)");

    /// <summary>Between the lanes of its ends an arc that is cut or held is shaded, all arcs that cross the same place as one.</summary>
    private static void DrawArcFaults(Plot panel, Look look)
    {
        var (timeline, lanes, unit, style) = look;
        foreach (var isHold in new[] { false, true })
        {
            var gaps = timeline.ArcFaults.Where(fault => fault.IsHold == isHold).SelectMany(fault =>
            {
                var (one, other) = (lanes[fault.Source], lanes[fault.Target]);
                return Enumerable.Range(Math.Min(one, other), Math.Abs(one - other)).Select(lane => (lane, fault.From, To: fault.To));
            });
            foreach (var (lane, from, to) in gaps.Distinct().OrderBy(gap => gap))
            {
                var (left, right) = (unit.Of(Math.Max(from, timeline.From)), unit.Of(Math.Min(to, timeline.To)));
                var shade = panel.Add.Rectangle(left, right, lane + Beside, lane + 1 - Beside);
                (shade.FillColor, shade.LineWidth) = (style.Of(isHold ? Held : Cut).WithAlpha(.3), 0);
            }
        }
    }

    private static IEnumerable<LegendEntry> Legend(Timeline timeline, FigureStyle style)
    {
        yield return new LegendEntry("activation", Palette.Ink, 2, IsUpright: true);
        var fates = timeline.Messages.Select(message => message.Fate).ToHashSet();
        if (fates.Contains(MessageFate.Read))
        {
            yield return LegendEntry.Of("message that is read", style.Of(Message), LineKind.Reference);
        }

        if (fates.Contains(MessageFate.Unread))
        {
            yield return LegendEntry.Of("message that is not read", Palette.Grey, LineKind.Unused);
        }

        if (fates.Contains(MessageFate.Lost))
        {
            yield return LegendEntry.Of("lost on its way", style.Of(Lost), LineKind.Single, MarkerShape.Eks);
        }

        if (timeline.Faults.Count > 0)
        {
            yield return new LegendEntry("node down", style.Of(Fault).WithAlpha(.35), 0);
        }

        if (timeline.ArcFaults.Any(fault => !fault.IsHold))
        {
            yield return new LegendEntry("partition: what is sent is lost", style.Of(Cut).WithAlpha(.3), 0);
        }

        if (timeline.ArcFaults.Any(fault => fault.IsHold))
        {
            yield return new LegendEntry("hold: what arrives waits for the end", style.Of(Held).WithAlpha(.3), 0);
        }
    }

    private static void Draw(Plot panel, TimelineMessage message, Look look)
    {
        var (timeline, lanes, unit, style) = look;
        var (source, target) = (lanes[message.Source], lanes[message.Target]);
        var (x, end) = (unit.Of(message.Sent), unit.Of(message.End));
        switch (message.Fate)
        {
            case MessageFate.Read:
                Line(panel, (x, source), (end, target), style.Of(Message).WithAlpha(.75), 1.2f, LinePattern.Solid);
                break;
            case MessageFate.Unread:
                Line(panel, (x, source), (end, target), Palette.Grey.WithAlpha(.7), 0.9f, LineKind.Unused.Pattern);
                break;
            default:
                // It leaves, and gets nowhere.
                var (dx, dy) = (0.012 * (unit.Of(timeline.To) - unit.Of(timeline.From)), Math.Sign(target - source) * 0.42);
                Line(panel, (x, source), (x + dx, source + dy), style.Of(Lost), 1.2f, LineKind.Single.Pattern);
                var cross = panel.Add.Marker(x + dx, source + dy, MarkerShape.Eks, 7, style.Of(Lost));
                cross.MarkerLineWidth = 1.6f;
                break;
        }
    }

    private static void Line(Plot panel, (double X, double Y) from, (double X, double Y) to, Color colour, float width, LinePattern pattern)
    {
        var line = panel.Add.Line(from.X, from.Y, to.X, to.Y);
        (line.LineColor, line.LineWidth, line.LinePattern, line.MarkerSize) = (colour, width, pattern, 0);
    }

    private sealed record Look(Timeline Timeline, Dictionary<int, int> Lanes, Durations.Unit Unit, FigureStyle Style);
}
