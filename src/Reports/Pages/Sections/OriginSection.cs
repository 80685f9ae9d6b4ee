using System.Globalization;
using System.Xml.Linq;

namespace Hogwild.Reports;

/// <summary>How it is run again, and what took part: seeds, files of others with their hashes, versions.</summary>
internal static class OriginSection
{
    /// <summary>The section.</summary>
    public static XElement Of(PageContent content) => Tag.Section(
        "again",
        "Run it again",
        Tag.Of("pre", Tag.Attribute("tabindex", "0"), Tag.Of("code", Tag.Attribute("id", "command"), RunAgain.Command(content.Results[0]))),
        Tag.Of("p.note", RunAgain.Promise),
        Tag.Of("dl", Facts(content).SelectMany(fact => (XElement[])[Tag.Of("dt", fact.Key), Tag.Of("dd", fact.Value)])));

    private static IEnumerable<KeyValuePair<string, string>> Facts(PageContent content)
    {
        var scenario = content.Scenario;
        yield return KeyValuePair.Create("seed", scenario.Seed.ToString(CultureInfo.InvariantCulture));
        var (what, count) = PageParts.Of(content.Results[0]).Amount(content.Results[0]);
        yield return KeyValuePair.Create(what, count.ToString(CultureInfo.InvariantCulture));
        foreach (var file in RunAgain.Files(scenario))
        {
            yield return file;
        }

        foreach (var item in content.Origin)
        {
            yield return item;
        }

        if (content.Wall is { } wall)
        {
            yield return KeyValuePair.Create("wall time", string.Create(CultureInfo.InvariantCulture, $"{wall.TotalSeconds:0.0} s"));
        }
    }
}
