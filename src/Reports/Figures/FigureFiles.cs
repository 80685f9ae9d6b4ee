using System.Globalization;
using System.Text;
using Hogwild.Experiments;
using SkiaSharp;

namespace Hogwild.Reports;

/// <summary>Writes figures in the formats of files.</summary>
internal static class FigureFiles
{
    // A PDF file holds when it was made: always the same, so that the same figure has the same bytes.
    private static readonly DateTime Made = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes PNG.</summary>
    public static void WritePng(Figure figure, Stream stream)
    {
        using var culture = new InvariantCulture();
        var (layout, scale) = (figure.Layout, figure.Style.PixelsPerUnit);
        var (width, height) = ((int)MathF.Round(layout.Width * scale), (int)MathF.Round(layout.Height * scale));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        figure.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        stream.Write(figure.Style.IsPaper ? PngDensity.Of(data.Span, figure.Style.DotsPerInch) : data.ToArray());
    }

    /// <summary>Writes SVG.</summary>
    public static void WriteSvg(Figure figure, Stream stream)
    {
        using var culture = new InvariantCulture();
        var layout = figure.Layout;
        using var memory = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, layout.Width, layout.Height), memory))
        {
            figure.Draw(canvas);
        }

        var text = SvgText.Readable(Encoding.UTF8.GetString(memory.ToArray()));
        if (figure.Style.IsPaper)
        {
            text = SvgText.Sized(text, (layout.Width, layout.Height), Inches(layout.Width), Inches(layout.Height));
        }

        // What no XML may hold, in whatever label a scenario has put it.
        stream.Write(Encoding.UTF8.GetBytes(Escapes.Controls(text)));

        string Inches(float units) => string.Create(CultureInfo.InvariantCulture, $"{units * figure.Style.PointsPerUnit / 72:0.####}in");
    }

    /// <summary>Writes PDF.</summary>
    public static void WritePdf(Figure figure, Stream stream)
    {
        using var culture = new InvariantCulture();
        var (layout, unit) = (figure.Layout, figure.Style.PointsPerUnit);
        using var memory = new MemoryStream();
        var about = new SKDocumentPdfMetadata
        {
            Title = figure.Title, Creator = "Hogwild", Producer = "Hogwild, Skia", Creation = Made, Modified = Made, RasterDpi = 300,
            EncodingQuality = 101,
        };
        using (var document = SKDocument.CreatePdf(memory, about))
        {
            var canvas = document.BeginPage(layout.Width * unit, layout.Height * unit);
            canvas.Scale(unit);
            figure.Draw(canvas);
            document.EndPage();
            document.Close();
        }

        stream.Write(memory.ToArray());
    }
}
