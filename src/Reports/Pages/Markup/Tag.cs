using System.Xml.Linq;

namespace Hogwild.Reports;

/// <summary>Makes elements of a page.</summary>
internal static class Tag
{
    /// <summary>An element.</summary>
    /// <param name="name">Its name, and its classes after dots: <c>p.note</c>.</param>
    /// <param name="content">Texts, elements, attributes, or lists of those.</param>
    public static XElement Of(string name, params object?[] content)
    {
        var parts = name.Split('.');
        var element = new XElement(parts[0]);
        if (parts.Length > 1)
        {
            element.Add(Attribute("class", string.Join(' ', parts[1..])));
        }

        element.Add(content);
        return element;
    }

    /// <summary>An attribute.</summary>
    public static XAttribute Attribute(string name, string value) => new(name, value);

    /// <summary>A section with its heading, which links can lead to.</summary>
    /// <param name="id">Its name in links.</param>
    /// <param name="title">The heading.</param>
    /// <param name="content">What is in it.</param>
    public static XElement Section(string id, string title, params object?[] content) =>
        Of(
            "section",
            Attribute("id", id),
            Attribute("aria-labelledby", $"{id}-title"),
            Of("h2", Attribute("id", $"{id}-title"), title),
            content);

    /// <summary>A box whose content may be wider than the page: it scrolls, by keys too, and a script says where there is more.</summary>
    /// <param name="name">The name of the box, and its classes after dots.</param>
    /// <param name="label">What is in it.</param>
    /// <param name="content">The content.</param>
    public static XElement Wide(string name, string label, params object?[] content) => Of(
        "div.wide",
        Of(name, Attribute("tabindex", "0"), Attribute("role", "region"), Attribute("aria-label", label), content));

    /// <summary>Data for scripts.</summary>
    /// <param name="id">By which they find it.</param>
    /// <param name="json">JSON without a sign of markup in it.</param>
    public static XElement Data(string id, string json) =>
        Of("script", Attribute("type", "application/json"), Attribute("id", id), new RawText(json));
}
