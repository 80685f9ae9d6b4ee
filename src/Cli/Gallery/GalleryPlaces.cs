namespace Hogwild.Cli;

/// <summary>Where a gallery goes.</summary>
/// <param name="Page">The page, Markdown.</param>
/// <param name="Pictures">The folder of its pictures.</param>
/// <param name="Results">The folder of all results.</param>
internal sealed record GalleryPlaces(string Page, string Pictures, string Results)
{
    /// <summary>A picture as the page names it.</summary>
    public string Link(string name) => Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(Page))!, Path.Combine(Pictures, name))
        .Replace('\\', '/');
}
