namespace Hogwild.Cli;

/// <summary>A part of a section: a line of text, or a study.</summary>
/// <param name="Line">Where it begins in the template, from 1.</param>
/// <param name="Text">The line; null for a study.</param>
/// <param name="Study">The study; null for a line.</param>
internal sealed record GalleryPart(int Line, string? Text, GalleryStudy? Study = null);
