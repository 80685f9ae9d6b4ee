using System.Text.RegularExpressions;

namespace Hogwild.Cli;

/// <summary>A page that was made before.</summary>
internal static class GalleryPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The sections of a page by their headings, each with its heading and an empty line after it.</summary>
    /// <param name="file">The page.</param>
    public static Dictionary<string, string> Read(string file)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(file))
        {
            var lines = File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
            int[] starts =
            [
                .. lines.Index().Where(line => line.Item.StartsWith("## ", StringComparison.Ordinal)).Select(line => line.Index),
            ];
            foreach (var (index, start) in starts.Index())
            {
                var end = index + 1 < starts.Length ? starts[index + 1] : lines.Length;
                sections[lines[start]] = string.Join('\n', lines[start..end]).TrimEnd('\n') + "\n\n";
            }
        }

        return sections;
    }

    /// <summary>Whether a section of a page is what its template makes, whatever the numbers and wherever lines break.</summary>
    /// <param name="written">The section of the page.</param>
    /// <param name="section">That of the template.</param>
    /// <param name="shown">The lines that stand for a study.</param>
    public static bool IsOf(string written, GallerySection section, Func<GalleryStudy, IEnumerable<string>> shown)
    {
        var text = string.Join('\n', section.Parts
            .SelectMany(part => part.Study is { } study ? shown(study).Select(GalleryText.Literal) : [GalleryText.Pattern(part.Text!)])
            .Prepend(GalleryText.Literal(section.Heading)));
        try
        {
            return Regex.IsMatch(
                Blanks(written), $"^{Blanks(text)}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string Blanks(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
