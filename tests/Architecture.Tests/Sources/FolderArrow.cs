namespace Hogwild.Architecture.Tests;

/// <summary>A folder whose files use those of another, and the first place where they do.</summary>
internal sealed record FolderArrow(string From, string To, Use Use);
