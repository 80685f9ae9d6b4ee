using Hogwild.Experiments;
using ScottPlot;
using SkiaSharp;

namespace Hogwild.Reports;

/// <summary>A title, panels and a legend on a white page, written as PNG, SVG or PDF.</summary>
public sealed class Figure
{
    /// <summary>The size of titles, in units of the figure.</summary>
    internal const float TitleSize = 17;

    private const float LetterSize = 14;
    private const float TitleLine = 22;

    private readonly float _width;
    private readonly string _title;
    private readonly List<FigureRow> _rows = [];
    private readonly LegendBlock _legend;
    private FigureLayout? _layout;

    /// <summary>A page whose panels stand in rows, as wide as the style says.</summary>
    /// <param name="style">How figures look.</param>
    /// <param name="width">Its width in units where the style names none.</param>
    /// <param name="title">The title.</param>
    internal Figure(FigureStyle style, float width, string title) =>
        (Style, _width, _title, _legend) = (style, width, Escapes.Line(title), new LegendBlock(style));

    /// <summary>How it looks.</summary>
    internal FigureStyle Style { get; }

    /// <summary>Its width in units.</summary>
    internal float Width => Style.Width ?? _width;

    /// <summary>What it shows, in sentences, for its caption; the legend is told there as well. Default the title.</summary>
    internal string Caption { get; set; } = string.Empty;

    /// <summary>Where everything stands. Nothing can be added after it was asked for.</summary>
    internal FigureLayout Layout => _layout ??= FigureLayout.Of(Style, _width, _title, _rows, _legend);

    /// <summary>Adds panels that stand next to each other where there is room.</summary>
    /// <param name="height">Their height at the width that the figure has by itself.</param>
    /// <param name="narrowest">The least width of a panel.</param>
    /// <param name="panels">The panels.</param>
    internal void AddRow(float height, float narrowest, params IReadOnlyList<FigurePanel> panels) =>
        AddRow(new FigureRow(height, narrowest, panels));

    /// <summary>Adds a row.</summary>
    internal void AddRow(FigureRow row) => _rows.Add(row);

    /// <summary>Adds entries to the legend, in a row of their own or as many as they need.</summary>
    internal void AddLegend(IEnumerable<LegendEntry> entries) => _legend.Add(entries);

    /// <summary>Writes the figure to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file, .png, .svg or .pdf; its folder is made where there is none.</param>
    /// <exception cref="ArgumentException">The name ends in something else.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        AtomicFile.Write(path, Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => WritePng,
            ".SVG" => WriteSvg,
            ".PDF" => WritePdf,
            _ => throw new ArgumentException($"expected a .png, .svg or .pdf file, found {path}", nameof(path)),
        });
    }

    /// <summary>Writes the figure as PNG: 300 pixels an inch where it is for paper, else two a unit.</summary>
    public void WritePng(Stream stream) => FigureFiles.WritePng(this, stream);

    /// <summary>
    /// Writes the figure as SVG. Text stays text; where the reader's machine lacks the font, one of the same metrics is named next.
    /// </summary>
    public void WriteSvg(Stream stream) => FigureFiles.WriteSvg(this, stream);

    /// <summary>Writes the figure as PDF: vectors and text, with the glyphs that are used.</summary>
    public void WritePdf(Stream stream) => FigureFiles.WritePdf(this, stream);

    /// <summary>The title, in one line.</summary>
    internal string Title => _title;

    /// <summary>What the legend says, whether it is drawn or not.</summary>
    internal IEnumerable<LegendEntry> Entries => _legend.Entries;

    /// <summary>A colour of the plotting library as the drawing library has it.</summary>
    internal static SKColor Sk(Color colour) => new(colour.Red, colour.Green, colour.Blue, colour.Alpha);

    /// <summary>Draws the figure, a unit of the canvas a unit.</summary>
    internal void Draw(SKCanvas canvas)
    {
        canvas.DrawRect(0, 0, Layout.Width, Layout.Height, new SKPaint { Color = SKColors.White });
        using var ink = new SKPaint { Color = Sk(Palette.Ink), IsAntialias = true };
        using var titleFont = new SKFont(FigureFont.Typeface, TitleSize);
        foreach (var (number, line) in Layout.Title.Index())
        {
            canvas.DrawText(line, Layout.Width / 2f, 28 + (number * TitleLine), SKTextAlign.Center, titleFont, ink);
        }

        using var letterFont = new SKFont(FigureFont.Typeface, LetterSize);
        foreach (var (plot, area, letter) in Layout.Panels)
        {
            plot.RenderManager.ClearCanvasBeforeEachRender = false;
            plot.Render(canvas, area);
            if (letter.Length > 0)
            {
                canvas.DrawText(letter, area.Left + 6, area.Top - 4, SKTextAlign.Left, letterFont, ink);
            }
        }

        DrawLegend(canvas);
    }

    private void DrawLegend(SKCanvas canvas)
    {
        var area = Layout.LegendArea;
        switch (Layout.Legend)
        {
            case FigureLegend.Bottom:
                _legend.Draw(canvas, area.Left, area.Width, area.Top);
                break;
            case FigureLegend.Inside:
                using (var ground = new SKPaint { Color = SKColors.White.WithAlpha(215) })
                {
                    canvas.DrawRect(area.Left - 4, area.Top - 2, area.Width + 8, area.Height + 4, ground);
                }

                _legend.DrawList(canvas, area.Left, area.Width, area.Top);
                break;
            case FigureLegend.Right:
                _legend.DrawList(canvas, area.Left, area.Width, area.Top);
                break;
            default:
                break;
        }
    }
}
