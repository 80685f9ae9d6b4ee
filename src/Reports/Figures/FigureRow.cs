namespace Hogwild.Reports;

/// <summary>Panels that stand next to each other where there is room.</summary>
/// <param name="Height">Their height at the width that the figure has by itself.</param>
/// <param name="Narrowest">The least width of a panel; where there is less, they stand below each other.</param>
/// <param name="Panels">The panels.</param>
internal sealed record FigureRow(float Height, float Narrowest, IReadOnlyList<FigurePanel> Panels)
{
    /// <summary>What of its height axes and heads take, which stays as it is when a figure is lower. Default 0.</summary>
    public float Around { get; init; }

    /// <summary>A height that it does not go below; null for that of most panels.</summary>
    public float? Lowest { get; init; }

    /// <summary>
    /// The row in a width: itself, or rows of fewer panels, lower where panels are narrower, but not so low as to be unreadable.
    /// </summary>
    /// <param name="width">The width.</param>
    /// <param name="natural">The width that the figure has by itself.</param>
    /// <param name="low">A height that none that was higher goes below.</param>
    public IEnumerable<FigureRow> In(float width, float natural, float low)
    {
        var each = Math.Clamp((int)(width / Narrowest), 1, Panels.Count);
        each = (int)Math.Ceiling(Panels.Count / Math.Ceiling(Panels.Count / (double)each));
        foreach (var part in Panels.Chunk(each))
        {
            var share = part.Length == Panels.Count ? 1f : Panels.Count / (float)part.Length;
            var height = Math.Max(Math.Min(Height, Lowest ?? low), Height * Math.Min(1, share * width / natural));
            yield return this with { Panels = part, Height = height };
        }
    }
}
