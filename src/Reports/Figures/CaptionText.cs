namespace Hogwild.Reports;

/// <summary>What a caption says of a figure: the same in captions.md and on the page.</summary>
internal static class CaptionText
{
    /// <summary>What is shown, in sentences.</summary>
    public static string Sentences(Figure figure)
    {
        var shown = figure.Caption.Length > 0 ? figure.Caption : $"{figure.Title}.";
        return figure.Layout.IsHigherThanAsked
            ? $"{shown} It is higher than was asked for, since its panels could not be read otherwise." : shown;
    }

    /// <summary>What lines, fields and markers mean, an entry a line.</summary>
    public static IEnumerable<string> Legend(Figure figure) =>
        figure.Entries.Select(entry => entry.InWords.Length > 0 ? $"{entry.InWords}: {entry.Text}" : entry.Text);
}
