namespace Hogwild.Experiments;

/// <summary>A format that figures are written in.</summary>
public enum FigureFormat
{
    /// <summary>Pixels: 300 an inch where figures have a size, else two a point.</summary>
    Png,

    /// <summary>Scalable Vector Graphics; text stays text, in a font that the file names.</summary>
    Svg,

    /// <summary>Portable Document Format: vectors, with the glyphs that are used embedded; text can be searched.</summary>
    Pdf,
}
