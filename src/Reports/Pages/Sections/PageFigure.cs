using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Hogwild.Reports;

/// <summary>A figure of the results.</summary>
/// <param name="Name">The path of its files, without what they end in.</param>
/// <param name="Figure">The figure.</param>
internal sealed record PageFigure(string Name, Figure Figure)
{
    /// <summary>A drawing of more bytes is a picture instead.</summary>
    public const int MostBytes = 1_500_000;

    // The page has a style for every so many units of width.
    private const float WidthStep = 200;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The figure as a drawing in the page, or as a picture where the drawing would be too large.</summary>
    /// <param name="number">Its number on the page, which keeps its names apart from those of others.</param>
    public XElement Render(int number)
    {
        using var stream = new MemoryStream();
        Figure.WriteSvg(stream);
        var isDrawing = stream.Length <= MostBytes;
        return Tag.Of(
            "figure.drawing",
            Tag.Wide(
                $"div.sheet.w{Math.Clamp((int)Math.Round(Figure.Width / WidthStep), 1, 6)}",
                Name,
                isDrawing ? Drawing(Encoding.UTF8.GetString(stream.ToArray()), number) : Picture()),
            Tag.Of(
                "figcaption",
                $"{CaptionText.Sentences(Figure)} ",
                Tag.Of("span.file", $"{Name}{(isDrawing ? string.Empty : "; shown as a picture, the drawing has more than 1.5 MB")}"),
                Legend()));
    }

    /// <summary>What lines and fields mean, in words, as in captions.md; folded, since the picture has it too.</summary>
    private XElement? Legend() => CaptionText.Legend(Figure).ToList() is { Count: > 0 } lines ? Tag.Of(
        "details.legend",
        Figure.Style.Legend is null ? Tag.Attribute("open", string.Empty) : null,
        Tag.Of("summary", "The legend in words"),
        Tag.Of("ul", lines.Select(line => Tag.Of("li", line)))) : null;

    private XElement Drawing(string svg, int number)
    {
        var root = XElement.Parse(svg, LoadOptions.PreserveWhitespace);
        Rename(root, $"f{number}-");

        var (width, height) = (root.Attribute("width")?.Value, root.Attribute("height")?.Value);
        root.Attributes().Where(attribute => attribute.Name.LocalName is "width" or "height").Remove();
        if (root.Attribute("viewBox") is null)
        {
            root.SetAttributeValue("viewBox", $"0 0 {width} {height}");
        }

        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", CaptionText.Sentences(Figure));
        root.Elements(Svg + "title").Remove();
        return root;
    }

    /// <summary>Names go by their order in the drawing: those of the drawing library count all that a process has drawn.</summary>
    private static void Rename(XElement root, string prefix)
    {
        var attributes = root.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToList();
        var names = attributes.Where(attribute => attribute.Name.LocalName == "id").Select(attribute => attribute.Value).Distinct()
            .Index().ToDictionary(item => item.Item, item => string.Create(CultureInfo.InvariantCulture, $"{prefix}{item.Index}"));
        foreach (var attribute in attributes)
        {
            attribute.Value = attribute.Name.LocalName switch
            {
                "id" => names[attribute.Value],
                "href" when attribute.Value.StartsWith('#') => $"#{names.GetValueOrDefault(attribute.Value[1..], attribute.Value[1..])}",
                _ when attribute.Value.StartsWith("url(#", StringComparison.Ordinal) =>
                    $"url(#{names.GetValueOrDefault(attribute.Value[5..^1], attribute.Value[5..^1])})",
                _ => attribute.Value,
            };
        }
    }

    private XElement Picture()
    {
        using var stream = new MemoryStream();
        Figure.WritePng(stream);
        return Tag.Of(
            "img",
            Tag.Attribute("alt", CaptionText.Sentences(Figure)),
            Tag.Attribute("src", $"data:image/png;base64,{Convert.ToBase64String(stream.ToArray())}"));
    }
}
