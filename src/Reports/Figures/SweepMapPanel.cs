using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>A map of one model over two paths, the first to the right, the second upwards, in cells of one size.</summary>
/// <param name="view">What is seen.</param>
/// <param name="model">The model.</param>
/// <param name="facet">The facet.</param>
internal sealed class SweepMapPanel(SweepView view, string model, string facet)
{
    private const int LongestLabel = 22;
    private const float LabelRoom = 130;
    private const float TickLine = 16;
    private const float Space = 12;
    private const float LeastText = 6;
    private const int NumberWidth = 72;
    private const int LeastNumberWidth = 46;
    private const int NumberHeight = 36;
    private const int LeastPlot = 200;
    private const int LeastHeight = 72;
    private const int MostPlot = 1300;
    private const int Top = 30;
    private const int Bottom = 58;
    private const int Right = 18;
    private static readonly Color Hatched = Color.FromHex("#DDDDDD");
    private readonly FigureStyle _style = FigureStyle.Of(view.Result.Scenario);
    private readonly string[] _across = [.. Labels(view.Across)];
    private readonly string[] _up = view.Up is { } up ? [.. Labels(up).Select(label => Broken(label, LabelRoom))] : [];

    /// <summary>Its width with axes where there is no other to keep, in units of the figure.</summary>
    public float Width =>
        Left + Math.Clamp(_across.Length * Math.Max(NumberWidth, _across.Max(Measure) + Space), LeastPlot, MostPlot) + Right;

    /// <summary>The least width in which it can be read.</summary>
    public float LeastWidth => Math.Min(Width, Left + (_across.Length * LeastNumberWidth) + Right);

    /// <summary>Its height with axes and a line of text above.</summary>
    public float Height => Top + Math.Clamp(Rows * NumberHeight, view.Up is null ? LeastHeight : LeastPlot, MostPlot) + Bottom;

    /// <summary>The model.</summary>
    public string Model => model;

    private int Rows => Math.Max(1, _up.Length);

    private float Left => _up.Length == 0 ? 28 : 48 + _up.SelectMany(label => label.Split('\n')).Max(Measure);

    /// <summary>Draws it.</summary>
    /// <param name="size">Its width and height.</param>
    /// <param name="fill">Draws what came out in the cell at a place, and the room that it has.</param>
    public Plot Draw((float Width, float Height) size, Action<Plot, (int X, int Y), (double Width, double Height), ModelResult> fill)
    {
        var upright = view.Up is { } up ? SweepAxis.Name(up, isToScale: false) : string.Empty;
        var plot = PanelStyle.Create(SweepAxis.Name(view.Across, isToScale: false), upright, new PixelPadding(Left, Right, Bottom, Top));
        plot.HideGrid();
        var cell = (size.Width - Left - Right) / _across.Length;
        string[] across = [.. _across.Select(label => Broken(label, cell - Space))];
        plot.TickLines = across.Max(label => label.Count(letter => letter == '\n'));
        var room = (cell, (size.Height - Top - Bottom - (TickLine * plot.TickLines)) / (double)Rows);
        foreach (var (x, y) in Enumerable.Range(0, _across.Length).SelectMany(_ => Enumerable.Range(0, Rows), (x, y) => (x, y)))
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

        plot.Axes.SetLimits(-0.5, _across.Length - 0.5, -0.5, Rows - 0.5);
        plot.Axes.Bottom.TickGenerator = Ticks(across, (across.SelectMany(label => label.Split('\n')).Max(Measure) + Space) / cell);
        plot.Axes.Left.TickGenerator = Ticks(_up, _up.Length == 0 ? 1 : TickLine * _up.Max(label => label.Split('\n').Length) / room.Item2);
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
    public void Write(Plot plot, (int X, int Y) at, (double Width, double Height) room, string text, Color colour, bool isHatched = false)
    {
        var size = Math.Min(PanelStyle.TickSize, (float)Math.Min(1.6 * room.Width / text.Length, 0.8 * room.Height));
        if (size < Math.Max(LeastText, _style.SmallestText))
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

    /// <summary>A label a cell, or every other one and so on where a label is larger than a cell.</summary>
    private static NumericManual Ticks(string[] labels, double size)
    {
        var ticks = new NumericManual();
        foreach (var (index, label) in labels.Index().Where(item => item.Index % Math.Max(1, (int)Math.Ceiling(size)) == 0))
        {
            ticks.AddMajor(index, label);
        }

        return ticks;
    }

    private static float Measure(string label) => FigureText.Measure(label, PanelStyle.TickSize);

    private static string Broken(string label, float most) => string.Join('\n', FigureText.Break(label, PanelStyle.TickSize, most));

    private static IEnumerable<string> Labels(SweptPath path) => SweepAxis.Labels(path)
        .Select(label => label.Length > LongestLabel ? $"{label[..(LongestLabel - 1)]}…" : label);
}
