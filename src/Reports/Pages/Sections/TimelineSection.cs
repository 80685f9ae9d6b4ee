using System.Globalization;
using System.Xml.Linq;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The space–time diagrams of the first schedules, with a slider between them.</summary>
internal static class TimelineSection
{
    /// <summary>The section; null where the scenario asks for no timeline.</summary>
    public static XElement? Of(TimelineResult? result) => result is null ? null : Tag.Section(
        "timeline",
        "Timeline",
        Tag.Of("div", Tag.Attribute("id", "timeline-box"), Tag.Of("p.noscript", "The slider needs scripts; the figure above does not.")),
        Tag.Data("timeline-data", TimelinesJson.Of(result.All)),
        Tag.Of("p.note", Shown(result)));

    private static string Shown(TimelineResult result)
    {
        var (schedules, shown) = (result.Scenario.Schedules, result.All.Count);
        var which = schedules > shown
            ? string.Create(CultureInfo.InvariantCulture, $"The first {shown} of {schedules} schedules. ") : string.Empty;
        var most = result.All.Max(TimelinesJson.CountOf);
        return most <= TimelinesJson.MostEvents ? which : which + string.Create(
            CultureInfo.InvariantCulture,
            $"Of a schedule with more than {TimelinesJson.MostEvents} activations or messages the first are shown.");
    }
}
