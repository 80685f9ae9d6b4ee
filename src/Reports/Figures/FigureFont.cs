using ScottPlot;
using SkiaSharp;

namespace Hogwild.Reports;

/// <summary>
/// The font of all figures. It is part of this assembly, so that figures have the same text on every machine, also where no font is
/// installed.
/// </summary>
internal static class FigureFont
{
    /// <summary>The family, as SVG files name it.</summary>
    public const string Family = "DejaVu Sans";

    private const string Resource = "Hogwild.Reports.DejaVuSans.ttf";

    static FigureFont()
    {
        using var stream = typeof(FigureFont).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var data = SKData.Create(stream);
        Typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The resource {Resource} is not a font.");

        // First in the list: before an installed font of the same name, whose other version would change the figures.
        ScottPlot.Fonts.FontResolvers.Insert(0, new Resolver());
        ScottPlot.Fonts.Default = Family;
    }

    /// <summary>The typeface. Whoever asks for it has registered it with the plotting library too.</summary>
    public static SKTypeface Typeface { get; }

    // One face serves every weight: figures use no bold.
    private sealed class Resolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            fontName == Family ? Typeface : null;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? Typeface : null;
    }
}
