using System.Globalization;
using System.Xml.Linq;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The convergence curves, which a reader can zoom and read values from; of a sweep those of one cell at a time.</summary>
internal static class CurvesSection
{
    /// <summary>The section; null where there are no runs.</summary>
    public static XElement? Of(Scenario scenario, IReadOnlyList<CurveGroup> groups)
    {
        if (groups.All(group => group.Models.Count == 0))
        {
            return null;
        }

        var shown = PageCurves.Shown(groups);
        return Tag.Section(
            "curves",
            "Convergence",
            Tag.Of("div", Tag.Attribute("id", "curves-box"), Tag.Of("p.noscript", "The chart needs scripts; the figures below do not.")),
            Tag.Data("curves-data", CurvesJson.Of(scenario, shown)),
            Tag.Of(
                "p.hint.screen",
                "Drag over what you want to see larger; double-click or Escape shows all again. With the chart selected, "
                    + "the wheel and + and − zoom, arrows move, and with Shift they go from point to point."),
            Tag.Of("p.note", string.Join(' ', Notes(groups, shown.Count))));
    }

    private static IEnumerable<string> Notes(IReadOnlyList<CurveGroup> groups, int shown)
    {
        var most = groups.SelectMany(group => group.Models).Max(model => model.Asynchronous.Count);
        if (groups.Count == 1 && most > PageCurves.MostReplicates)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Of {most} schedules the first {PageCurves.MostReplicates} have a line each.");
        }

        if (shown < groups.Count)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Of {groups.Count} cells {shown} are here, evenly spread over the sweep.");
        }

        yield return "Long lines are thinned to what the eye tells apart: of every column of the picture the first, lowest, highest and "
            + "last point, of bands as well. What is shown larger has no more points; "
            + $"{(groups.Count == 1 ? "metrics.csv has every sample" : "curves.csv has means and bands of every cell")}. "
            + "Below 10⁻¹⁵, or what the reference is known to, distances are rounding, and stand at the edge of the grey ground.";
    }
}
