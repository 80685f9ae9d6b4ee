namespace Hogwild.Cli;

/// <summary>A picture of a gallery.</summary>
/// <param name="Line">Where it stands in the template, from 1.</param>
/// <param name="Source">Its path in the folder of results; null for a chart.</param>
/// <param name="Chart">The chart; null for a file.</param>
/// <param name="Name">The name it has in the folder of pictures.</param>
/// <param name="Alternative">What it shows, for who does not see it.</param>
internal sealed record GalleryPicture(int Line, string? Source, GalleryChart? Chart, string Name, string Alternative);
