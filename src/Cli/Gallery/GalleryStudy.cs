namespace Hogwild.Cli;

/// <summary>A study of a template: a command, the pictures that are taken from its results, and what must be true of them.</summary>
/// <param name="Line">Where its block begins in the template, from 1.</param>
/// <param name="Command">The command without <c>hogwild</c>, as written.</param>
/// <param name="Pictures">The pictures, in order.</param>
/// <param name="Checks">What the text rests on.</param>
/// <param name="Needs">Files or folders without which the study is left out, since they are not part of the project.</param>
internal sealed record GalleryStudy(
    int Line,
    string Command,
    IReadOnlyList<GalleryPicture> Pictures,
    IReadOnlyList<GalleryCheck> Checks,
    IReadOnlyList<string> Needs);
