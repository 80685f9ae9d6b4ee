using ScottPlot;
using SkiaSharp;

namespace Hogwild.Reports;

/// <summary>The legend of a figure: groups of entries, each of which begins a row.</summary>
/// <param name="style">How the figure looks.</param>
internal sealed class LegendBlock(FigureStyle style)
{
    /// <summary>The height of a row on a screen.</summary>
    public const float RowHeight = 24;

    private const float PaperRowHeight = 19;
    private const float TextSize = 13;
    private const float NextLine = 17;
    private const float SampleWidth = 30;
    private const float Gap = 7;
    private const float Space = 26;
    private readonly float _rowHeight = style.IsPaper ? PaperRowHeight : RowHeight;
    private readonly List<List<LegendEntry>> _groups = [];

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _groups.Count == 0;

    /// <summary>All entries, in order.</summary>
    public IEnumerable<LegendEntry> Entries => _groups.SelectMany(group => group);

    /// <summary>Adds a group.</summary>
    public void Add(IEnumerable<LegendEntry> entries)
    {
        List<LegendEntry> group = [.. entries.Select(entry => entry with { Text = Escapes.Line(entry.Text) })];
        if (group.Count > 0)
        {
            _groups.Add(group);
        }
    }

    /// <summary>The rows in a width: as many entries in each as fit.</summary>
    public IReadOnlyList<IReadOnlyList<LegendEntry>> Rows(float width)
    {
        var rows = new List<IReadOnlyList<LegendEntry>>();
        foreach (var group in _groups)
        {
            var (row, used) = (new List<LegendEntry>(), 0f);
            foreach (var entry in group)
            {
                var needed = Width(entry, width) + Space;
                if (row.Count > 0 && used + needed > width)
                {
                    rows.Add(row);
                    (row, used) = ([], 0);
                }

                row.Add(entry);
                used += needed;
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The height of the rows in a width.</summary>
    public float Height(float width) => Rows(width).Sum(row => RowHeightOf(row, width));

    /// <summary>The height of all entries below each other in a width.</summary>
    public float ListHeight(float width) => Entries.Sum(entry => RowHeightOf([entry], width));

    /// <summary>The width of the widest entry, of which none is wider than there is room.</summary>
    public float ListWidth(float most) => Entries.Select(entry => Width(entry, most)).DefaultIfEmpty(0).Max();

    /// <summary>Draws centred rows.</summary>
    public void Draw(SKCanvas canvas, float left, float width, float top)
    {
        foreach (var row in Rows(width))
        {
            var x = left + ((width - row.Sum(entry => Width(entry, width)) - (Space * (row.Count - 1))) / 2);
            foreach (var entry in row)
            {
                Draw(canvas, entry, x, top, width);
                x += Width(entry, width) + Space;
            }

            top += RowHeightOf(row, width);
        }
    }

    /// <summary>Draws all entries below each other.</summary>
    public void DrawList(SKCanvas canvas, float left, float width, float top)
    {
        foreach (var entry in Entries)
        {
            Draw(canvas, entry, left, top, width);
            top += RowHeightOf([entry], width);
        }
    }

    private static float Sample(LegendEntry entry) => entry.Width < 0 ? 0 : (entry.IsUpright ? SampleWidth / 3 : SampleWidth) + Gap;

    private static IReadOnlyList<string> Lines(LegendEntry entry, float most) =>
        FigureText.Break(entry.Text, TextSize, most - Sample(entry));

    private static float Width(LegendEntry entry, float most) =>
        Sample(entry) + Lines(entry, most).Max(line => FigureText.Measure(line, TextSize));

    private float RowHeightOf(IReadOnlyList<LegendEntry> row, float most) =>
        _rowHeight + (NextLine * (row.Max(entry => Lines(entry, most).Count) - 1));

    private void Draw(SKCanvas canvas, LegendEntry entry, float x, float top, float most)
    {
        using var ink = new SKPaint { Color = Figure.Sk(Palette.Ink), IsAntialias = true };
        var y = top + (_rowHeight / 2);
        DrawSample(canvas, entry, x, y);
        foreach (var line in Lines(entry, most))
        {
            var at = x + Sample(entry);
            foreach (var (text, size, rise) in FigureText.Pieces(line, TextSize, style.SmallestText, entry.IsFormula))
            {
                using var font = new SKFont(FigureFont.Typeface, size);
                canvas.DrawText(text, at, y + (TextSize * 0.36f) - rise, SKTextAlign.Left, font, ink);
                at += font.MeasureText(text);
            }

            y += NextLine;
        }
    }

    private static void DrawSample(SKCanvas canvas, LegendEntry entry, float x, float y)
    {
        if (entry.Width < 0)
        {
            return;
        }

        using var paint = new SKPaint { Color = Figure.Sk(entry.Colour), IsAntialias = true, StrokeWidth = entry.Width };
        if (entry.Width == 0)
        {
            canvas.DrawRect(new SKRect(x, y - 7, x + SampleWidth, y + 7), paint);
            return;
        }

        using var dashes = entry.Dashes is { } lengths ? SKPathEffect.CreateDash(lengths, 0) : null;
        paint.PathEffect = dashes;
        paint.IsStroke = true;
        var (from, to) = entry.IsUpright ? (new SKPoint(x + (SampleWidth / 6), y - 8), new SKPoint(x + (SampleWidth / 6), y + 8))
            : (new SKPoint(x, y), new SKPoint(x + SampleWidth, y));
        canvas.DrawLine(from, to, paint);
        if (entry.Marker is { } shape)
        {
            using var mark = Paint.NewDisposablePaint();
            Drawing.DrawMarker(canvas, mark, new Pixel(x + (SampleWidth / 2), y), new MarkerStyle
            {
                IsVisible = true, Shape = shape, Size = 7, FillColor = entry.Colour, LineColor = entry.Colour, LineWidth = 1.6f,
            });
        }
    }
}
