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
        Shown(result) is { Length: > 0 } note ? Tag.Of("p.note", note) : null);

    private static string Shown(TimelineResult result)
    {
        var (schedules, shown) = (result.Scenario.Schedules, result.All.Count);
        var which = schedules > shown
            ? string.Create(CultureInfo.InvariantCulture, $"The first {shown} of {schedules} schedules. ") : string.Empty;
        return result.All.All(timeline => TimelinesJson.EndOf(timeline) == timeline.To) ? which : which + string.Create(
            CultureInfo.InvariantCulture,
            $"Of a schedule the first {TimelinesJson.MostEvents} activations and messages are shown; after the end of either the rest is "
                + $"grey.");
    }
}
