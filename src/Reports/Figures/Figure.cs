using System.Text;
using Hogwild.Experiments;
using ScottPlot;
using SkiaSharp;

namespace Hogwild.Reports;

/// <summary>A title, panels and rows of a legend on a white page, written as PNG (twice the size in pixels) or SVG.</summary>
public sealed class Figure
{
    private const int Scale = 2;
    private const float TitleSize = 17;
    private const float LegendSize = 13;
    private const float LegendLine = 24;
    private const float SampleWidth = 30;
    private const float Gap = 7;
    private const float Space = 26;

    private readonly int _width;
    private readonly int _height;
    private readonly string _title;
    private readonly List<(Plot Plot, PixelRect Area)> _panels = [];
    private readonly List<IReadOnlyList<LegendEntry>> _legend = [];

    /// <summary>Room for the title.</summary>
    internal const float TitleHeight = 44;

    /// <summary>A page without panels.</summary>
    internal Figure(int width, int height, string title) => (_width, _height, _title) = (width, height, Escapes.Line(title));

    /// <summary>The rows of the legend.</summary>
    internal IReadOnlyList<IReadOnlyList<LegendEntry>> Legend => _legend;

    /// <summary>Room that a legend of so many rows takes at the foot.</summary>
    internal static float LegendHeight(int rows) => rows == 0 ? 0 : (rows * LegendLine) + 12;

    /// <summary>Adds a panel.</summary>
    internal void Add(Plot plot, float left, float top, float right, float bottom)
    {
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        _panels.Add((plot, new PixelRect(left, right, bottom, top)));
    }

    /// <summary>Adds entries to the legend at the foot, in as many centred rows as they need.</summary>
    internal void AddLegend(IEnumerable<LegendEntry> entries)
    {
        using var font = new SKFont(FigureFont.Typeface, LegendSize);
        var row = new List<LegendEntry>();
        var used = 0f;
        foreach (var entry in entries)
        {
            var needed = Width(entry, font) + Space;
            if (row.Count > 0 && used + needed > _width - 40)
            {
                _legend.Add(row);
                (row, used) = ([], 0);
            }

            row.Add(entry with { Text = Escapes.Line(entry.Text) });
            used += needed;
        }

        if (row.Count > 0)
        {
            _legend.Add(row);
        }
    }

    /// <summary>Writes the figure to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file, .png or .svg; its folder is made where there is none.</param>
    /// <exception cref="ArgumentException">The name ends in something else.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var isSvg = path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
        if (!isSvg && !path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"expected a .png or .svg file, found {path}", nameof(path));
        }

        AtomicFile.Write(path, isSvg ? WriteSvg : WritePng);
    }

    /// <summary>Writes the figure as PNG.</summary>
    public void WritePng(Stream stream)
    {
        using var culture = new InvariantCulture();
        using var surface = SKSurface.Create(new SKImageInfo(_width * Scale, _height * Scale, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Scale(Scale);
        Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(stream);
    }

    /// <summary>
    /// Writes the figure as SVG. Text stays text; where the reader's machine lacks the font, one of the same metrics is named next.
    /// </summary>
    public void WriteSvg(Stream stream)
    {
        using var culture = new InvariantCulture();
        using var memory = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, _width, _height), memory))
        {
            Draw(canvas);
        }

        var text = Encoding.UTF8.GetString(memory.ToArray())
            .Replace(
                $"font-family=\"{FigureFont.Family}\"",
                $"font-family=\"{FigureFont.Family}, Verdana, sans-serif\"",
                StringComparison.Ordinal);

        // What no XML may hold, in whatever label a scenario has put it.
        stream.Write(Encoding.UTF8.GetBytes(Escapes.Controls(text)));
    }

    private static float Sample(LegendEntry entry) => entry.Width < 0 ? 0 : (entry.IsUpright ? SampleWidth / 3 : SampleWidth) + Gap;

    private static float Width(LegendEntry entry, SKFont font) => Sample(entry) + font.MeasureText(entry.Text);

    private void Draw(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = Sk(Palette.Ink), IsAntialias = true };
        using var titleFont = new SKFont(FigureFont.Typeface, TitleSize);
        canvas.DrawText(_title, _width / 2f, 28, SKTextAlign.Center, titleFont, ink);
        foreach (var (plot, area) in _panels)
        {
            plot.Render(canvas, area);
        }

        using var font = new SKFont(FigureFont.Typeface, LegendSize);
        var y = _height - LegendHeight(_legend.Count) + (LegendLine / 2);
        foreach (var row in _legend)
        {
            var x = (_width - row.Sum(entry => Width(entry, font)) - (Space * (row.Count - 1))) / 2;
            foreach (var entry in row)
            {
                DrawSample(canvas, entry, x, y);
                canvas.DrawText(entry.Text, x + Sample(entry), y + (LegendSize * 0.36f), SKTextAlign.Left, font, ink);
                x += Width(entry, font) + Space;
            }

            y += LegendLine;
        }
    }

    private static void DrawSample(SKCanvas canvas, LegendEntry entry, float x, float y)
    {
        if (entry.Width < 0)
        {
            return;
        }

        using var paint = new SKPaint { Color = Sk(entry.Colour), IsAntialias = true, StrokeWidth = entry.Width };
        if (entry.Width == 0)
        {
            canvas.DrawRect(new SKRect(x, y - 7, x + SampleWidth, y + 7), paint);
            return;
        }

        using var dashes = entry.Dashes is { } lengths ? SKPathEffect.CreateDash(lengths, 0) : null;
        paint.PathEffect = dashes;
        paint.IsStroke = true;
        if (entry.IsUpright)
        {
            canvas.DrawLine(x + (SampleWidth / 6), y - 8, x + (SampleWidth / 6), y + 8, paint);
            return;
        }

        canvas.DrawLine(x, y, x + SampleWidth, y, paint);
    }

    private static SKColor Sk(Color colour) => new(colour.Red, colour.Green, colour.Blue, colour.Alpha);
}
