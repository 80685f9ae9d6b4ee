using System.Net;
using System.Xml.Linq;

namespace Hogwild.Reports;

/// <summary>
/// Writes a tree of elements as HTML. Texts and values of attributes are encoded here and nowhere else, so whatever a scenario calls its
/// models stays text; what would turn round or hide other characters is written as an escape.
/// </summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Void = ["meta", "link", "br", "hr", "input", "img", "col", "wbr"];

    /// <summary>Writes an element and all that is in it.</summary>
    public static void Write(TextWriter writer, XElement element)
    {
        var name = element.Name.LocalName;
        writer.Write('<');
        writer.Write(name);
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            writer.Write($" {Name(attribute)}=\"{Encoded(attribute.Value)}\"");
        }

        writer.Write('>');
        if (Void.Contains(name))
        {
            return;
        }

        element.Nodes().ToList().ForEach(node => Write(writer, node));
        writer.Write($"</{name}>");
    }

    private static void Write(TextWriter writer, XNode node)
    {
        switch (node)
        {
            case XElement element:
                Write(writer, element);
                break;
            case RawText raw:
                writer.Write(raw.Value);
                break;
            case XText text:
                writer.Write(Encoded(text.Value));
                break;
            default:
                break;
        }
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(Escapes.Controls(text));

    // In HTML the attributes of drawings that have a prefix keep it as part of their names.
    private static string Name(XAttribute attribute) => attribute.Name.NamespaceName switch
    {
        "http://www.w3.org/1999/xlink" => $"xlink:{attribute.Name.LocalName}",
        "http://www.w3.org/XML/1998/namespace" => $"xml:{attribute.Name.LocalName}",
        _ => attribute.Name.LocalName,
    };
}
