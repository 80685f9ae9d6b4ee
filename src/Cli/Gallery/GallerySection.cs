namespace Hogwild.Cli;

/// <summary>A section of a template: from one heading to the next, or what stands before the first.</summary>
/// <param name="Heading">The line of the heading; empty before the first one.</param>
/// <param name="Parts">What is in it, in order.</param>
internal sealed record GallerySection(string Heading, IReadOnlyList<GalleryPart> Parts)
{
    /// <summary>The heading without its signs.</summary>
    public string Name => Heading.TrimStart('#').Trim();

    /// <summary>Its studies, in order.</summary>
    public IEnumerable<GalleryStudy> Studies => Parts.Select(part => part.Study).OfType<GalleryStudy>();
}
