using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>A map of one model over two paths, the first to the right, the second upwards; values in the order of the scenario.</summary>
/// <param name="view">What is seen.</param>
/// <param name="model">The model.</param>
/// <param name="facet">The facet.</param>
internal sealed class SweepMapPanel(SweepView view, string model, string facet)
{
    private const double LetterWidth = 7.6;
    private const int LongestLabel = 22;
    private const int NumberWidth = 72;
    private const int NumberHeight = 36;
    private const int LeastPlot = 200;
    private const int LeastHeight = 72;
    private const int MostPlot = 1300;
    private const int Top = 30;
    private const int Bottom = 58;
    private const int Right = 18;
    private static readonly Color Hatched = Color.FromHex("#DDDDDD");

    /// <summary>Its width with axes, in points of the figure.</summary>
    public int Width => Left + PlotWidth + Right;

    /// <summary>Its height with axes and a line of text above.</summary>
    public int Height => Top + Math.Clamp(Rows * NumberHeight, view.Up is null ? LeastHeight : LeastPlot, MostPlot) + Bottom;

    /// <summary>The model.</summary>
    public string Model => model;

    private int Rows => view.Up?.Values.Count ?? 1;

    private int Left => view.Up is { } up ? 48 + (int)(LetterWidth * Labels(up).Max(label => label.Length)) : 28;

    private int PlotWidth => Math.Clamp(
        view.Across.Values.Count * Math.Max(NumberWidth, (int)(LetterWidth * Labels(view.Across).Max(label => label.Length)) + 12),
        LeastPlot,
        MostPlot);

    /// <summary>Draws it.</summary>
    /// <param name="fill">Draws what came out in the cell at a place, and the room that it has.</param>
    public Plot Draw(Action<Plot, (int X, int Y), (double Width, double Height), ModelResult> fill)
    {
        var plot = PanelStyle.Create(view.Across.Axis, view.Up?.Axis ?? string.Empty, new PixelPadding(Left, Right, Bottom, Top));
        plot.HideGrid();
        var room = (PlotWidth / (double)view.Across.Values.Count, (Height - Top - Bottom) / (double)Rows);
        foreach (var (x, y) in Enumerable.Range(0, view.Across.Values.Count).SelectMany(_ => Enumerable.Range(0, Rows), (x, y) => (x, y)))
        {
            var found = view.At(facet, x, y)?.Models.FirstOrDefault(item => item.Model == model);
            if (found?.Result is { } result)
            {
                fill(plot, (x, y), room, result);
            }
            else if (found?.Failure is not null)
            {
                Write(plot, (x, y), room, "failed", Palette.Ink);
            }
        }

        plot.Axes.SetLimits(-0.5, view.Across.Values.Count - 0.5, -0.5, Rows - 0.5);
        plot.Axes.Bottom.TickGenerator = Ticks(view.Across);
        plot.Axes.Left.TickGenerator = view.Up is { } up ? Ticks(up) : new NumericManual();
        PanelStyle.Head(plot, string.Join(": ", new[] { model, facet }.Where(text => text.Length > 0)));
        return plot;
    }

    /// <summary>Colours a cell.</summary>
    public static void Fill(Plot plot, (int X, int Y) at, Color colour, bool isHatched)
    {
        var cell = plot.Add.Rectangle(at.X - 0.5, at.X + 0.5, at.Y - 0.5, at.Y + 0.5);
        (cell.FillColor, cell.LineColor, cell.LineWidth) = (isHatched ? Hatched : colour, Colors.White, 1.5f);
        if (isHatched)
        {
            Hatch(plot, at.X, at.Y);
        }
    }

    /// <summary>Writes into a cell, as large as there is room for; nothing where it could not be read.</summary>
    public static void Write(
        Plot plot, (int X, int Y) at, (double Width, double Height) room, string text, Color colour, bool isHatched = false)
    {
        var size = Math.Min(PanelStyle.TickSize, (float)Math.Min(1.6 * room.Width / text.Length, 0.8 * room.Height));
        if (size < 6)
        {
            return;
        }

        var label = plot.Add.Text(text, at.X, at.Y);
        (label.LabelFontName, label.LabelFontSize, label.LabelAlignment) = (FigureFont.Family, size, Alignment.MiddleCenter);
        label.LabelFontColor = colour;
        label.LabelBackgroundColor = isHatched ? Hatched : Colors.Transparent;
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

    private NumericManual Ticks(SweptPath path)
    {
        var (ticks, labels) = (new NumericManual(), Labels(path).ToList());
        var room = path == view.Across ? PlotWidth / (LetterWidth * (labels.Max(label => label.Length) + 1))
            : (Height - Top - Bottom) / (2 * LetterWidth);
        var step = Math.Max(1, (int)Math.Ceiling(labels.Count / room));
        foreach (var (index, label) in labels.Index().Where(item => item.Index % step == 0))
        {
            ticks.AddMajor(index, label);
        }

        return ticks;
    }

    private static IEnumerable<string> Labels(SweptPath path) => path.Values.Select((_, index) => SweepAxis.Label(path, index))
        .Select(label => label.Length > LongestLabel ? $"{label[..(LongestLabel - 1)]}…" : label);
}
