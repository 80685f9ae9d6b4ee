using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A text of a legend with the line or the band it explains.</summary>
/// <param name="Text">The text.</param>
/// <param name="Colour">Colour of the sample.</param>
/// <param name="Width">Width of the line; 0 for a band, negative for none.</param>
/// <param name="Dashes">Lengths of dash and gap; null for a solid line.</param>
/// <param name="IsUpright">Whether the sample is a short upright line.</param>
internal sealed record LegendEntry(string Text, Color Colour, float Width, float[]? Dashes = null, bool IsUpright = false);
