using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A text of a legend with the line or the band it explains.</summary>
/// <param name="Text">The text.</param>
/// <param name="Colour">Colour of the sample.</param>
/// <param name="Width">Width of the line; 0 for a band, negative for none.</param>
/// <param name="Dashes">Lengths of dash and gap; null for a solid line.</param>
/// <param name="IsUpright">Whether the sample is a short upright line.</param>
internal sealed record LegendEntry(string Text, Color Colour, float Width, float[]? Dashes = null, bool IsUpright = false)
{
    /// <summary>The marker on the line; null for none.</summary>
    public MarkerShape? Marker { get; init; }

    /// <summary>Whether the text is a formula, in which what follows an underscore stands lower.</summary>
    public bool IsFormula { get; init; }

    /// <summary>A line of a style of the dictionary.</summary>
    public static LegendEntry Of(string text, Color colour, LineKind kind, MarkerShape? marker = null) =>
        new(text, colour, kind.Width, kind.Dashes) { Marker = marker };

    /// <summary>The sample in words, for captions; empty where there is none.</summary>
    public string InWords => Width < 0 ? string.Empty : string.Join(' ', new[]
    {
        Palette.NameOf(Colour),
        Width == 0 ? "field" : IsUpright ? "upright stroke" : LineKind.InWords(Dashes, Width),
        Marker is { } marker ? $"with {ModelMarkers.NameOf(marker)}" : string.Empty,
    }.Where(part => part.Length > 0));
}
