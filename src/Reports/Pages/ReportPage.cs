using System.Text;
using System.Xml.Linq;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The file <c>report.html</c>: everything about a run on one page that needs no other file and no network.</summary>
internal static class ReportPage
{
    /// <summary>The name of the file.</summary>
    public const string Name = "report.html";

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    /// <param name="content">What it is made of.</param>
    public static void Write(Stream stream, PageContent content)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.Write("<!DOCTYPE html>\n");
        HtmlText.Write(writer, Tag.Of("html", Tag.Attribute("lang", "en"), Head(content), Body(content)));
        writer.Write('\n');
    }

    private static XElement Head(PageContent content) => Tag.Of(
        "head",
        Tag.Of("meta", Tag.Attribute("charset", "utf-8")),
        Tag.Of("meta", Tag.Attribute("http-equiv", "Content-Security-Policy"), Tag.Attribute("content", PageAssets.Policy)),
        Tag.Of("meta", Tag.Attribute("name", "viewport"), Tag.Attribute("content", "width=device-width, initial-scale=1")),
        Tag.Of("meta", Tag.Attribute("name", "color-scheme"), Tag.Attribute("content", "light dark")),
        Tag.Of("title", content.Title),
        Tag.Of("style", new RawText(PageAssets.Style)));

    private static XElement Body(PageContent content)
    {
        var sections = Sections(content).ToList();
        return Tag.Of(
            "body",
            Header(content),
            Tag.Of("nav", Tag.Attribute("aria-label", "Sections"), sections.Select(Link)),
            Tag.Of("main", sections),
            Tag.Of("footer", $"Made by Hogwild {content.Origin[0].Value}. This page fetches nothing."),
            Tag.Of("script", new RawText(PageAssets.Script)));
    }

    private static XElement Header(PageContent content)
    {
        var answers = content.Results.SelectMany(result => PageParts.Of(result).Answer(result)).ToList();
        return Tag.Of(
            "header",
            Tag.Of(
                "div.bar",
                Tag.Of("span.kicker", $"hogwild {PageParts.Of(content.Results[0]).Command} · {content.Scenario.Name}"),
                Tag.Of("button.theme", Tag.Attribute("type", "button"), Tag.Attribute("id", "theme"), "Dark")),
            Tag.Of("h1", content.Title),
            answers.Count == 0 ? null : Tag.Of("ul.answer", Tag.Attribute("id", "answer"), answers.Select(Answer)));
    }

    /// <summary>What it is of stands before a colon.</summary>
    private static XElement Answer(string answer)
    {
        var end = answer.IndexOf(": ", StringComparison.Ordinal);
        return end < 0 ? Tag.Of("li", answer) : Tag.Of("li", Tag.Of("strong", answer[..end]), answer[end..]);
    }

    private static XElement Link(XElement section) => Tag.Of(
        "a", Tag.Attribute("href", $"#{section.Attribute("id")!.Value}"), section.Element("h2")!.Value);

    private static IEnumerable<XElement> Sections(PageContent content)
    {
        var models = content.Results.SelectMany(result => PageParts.Of(result).Models(result)).ToList();
        var groups = content.Results.SelectMany(result => PageParts.Of(result).Curves(result)).ToList();
        XElement?[] sections =
        [
            QuestionSection.Of(content.Scenario),
            TablesSection.Of(content.Results),
            CurvesSection.Of(content.Scenario, groups),
            FiguresSection.Of(content.Figures),
            TablesSection.Certificates(models, PageParts.Of(content.Results[0]).Under),
            TablesSection.Sensitivity(models),
            TimelineSection.Of(content.Results.OfType<TimelineResult>().FirstOrDefault()),
            NotesSection.Of(content.Scenario, [.. groups.SelectMany(group => group.Models)]),
            ScenarioSection.Of(content.Scenario),
            OriginSection.Of(content),
        ];
        return sections.OfType<XElement>();
    }
}
