using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Hogwild.Reports;

/// <summary>
/// Makes the text of SVG files one piece each: the drawing library places every letter by itself, which editors would take apart and other
/// fonts would space badly.
/// </summary>
internal static partial class SvgText
{
    /// <summary>The file with the font's name, a place and a length a text.</summary>
    public static string Readable(string svg) => Texts().Replace(svg, match =>
    {
        var (attributes, text) = (match.Groups[1].Value, match.Groups[2].Value.Trim('\n', '\r', '\t'));
        var size = float.Parse(Attribute("font-size", attributes), CultureInfo.InvariantCulture);
        var whole = FigureText.Measure(WebUtility.HtmlDecode(text), size);
        var length = string.Create(CultureInfo.InvariantCulture, $" textLength=\"{whole:0.##}\"");
        attributes = Places().Replace(attributes, place => $" {place.Groups[1].Value}=\"{place.Groups[2].Value}\"");
        attributes = attributes.Replace(
            $"font-family=\"{FigureFont.Family}\"", $"font-family=\"{FigureFont.Family}, Verdana, sans-serif\"", StringComparison.Ordinal);
        return text.Trim().Length == 0 ? string.Empty : $"<text{attributes}{length}>\n{text}\n</text>";
    });

    /// <summary>The file with a size in inches; its coordinates stay.</summary>
    public static string Sized(string svg, (float Width, float Height) box, string width, string height) => Head().Replace(
        svg,
        string.Create(CultureInfo.InvariantCulture, $"width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {box.Width} {box.Height}\""),
        1);

    private static string Attribute(string name, string attributes) =>
        Regex.Match(attributes, $" {name}=\"([^\"]*)\"") is { Success: true } match ? match.Groups[1].Value : "0";

    [GeneratedRegex("<text([^>]*)>([^<]*)</text>")]
    private static partial Regex Texts();

    [GeneratedRegex(" ([xy])=\"([^,\" ]*)[^\"]*\"")]
    private static partial Regex Places();

    [GeneratedRegex("width=\"[^\"]*\" height=\"[^\"]*\"")]
    private static partial Regex Head();
}
