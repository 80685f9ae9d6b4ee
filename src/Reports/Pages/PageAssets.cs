using System.Security.Cryptography;
using System.Text;

namespace Hogwild.Reports;

/// <summary>The style and the scripts of the page, and the policy that lets a browser run these and nothing else.</summary>
internal static class PageAssets
{
    /// <summary>The style.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>The scripts, one after another.</summary>
    public static string Script { get; } =
        string.Concat(new[] { "elements.js", "theme.js", "tables.js", "curves.js", "timeline.js", "wide.js" }.Select(Read));

    /// <summary>
    /// The content security policy: nothing is fetched; of scripts and styles only ours, by their hashes; pictures only from the page.
    /// </summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src '{HashOf(Style)}'; script-src '{HashOf(Script)}'; img-src data:; base-uri 'none'; "
            + "form-action 'none'";

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"Hogwild.Reports.{name}")
            ?? throw new InvalidOperationException($"expected the resource {name} in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
