using System.Globalization;
using System.Xml.Linq;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The convergence curves, which a reader can zoom and read values from.</summary>
internal static class CurvesSection
{
    /// <summary>The section; null where there are no runs.</summary>
    public static XElement? Of(Scenario scenario, IReadOnlyList<ModelResult> models) => models.Count == 0 ? null : Tag.Section(
        "curves",
        "Convergence",
        Tag.Of("div", Tag.Attribute("id", "curves-box"), Tag.Of("p.noscript", "The chart needs scripts; the figures below do not.")),
        Tag.Data("curves-data", CurvesJson.Of(scenario, models)),
        Tag.Of(
            "p.hint.screen",
            "Drag over what you want to see larger; double-click or Escape shows all again. With the chart selected, "
                + "the wheel and + and − zoom, arrows move."),
        Tag.Of("p.note", Thinned(models)));

    private static string Thinned(IReadOnlyList<ModelResult> models)
    {
        var most = models.Max(model => model.Asynchronous.Count);
        var lines = most > PageCurves.MostReplicates
            ? string.Create(CultureInfo.InvariantCulture, $"Of {most} schedules the first {PageCurves.MostReplicates} have a line each. ")
            : string.Empty;
        return $"{lines}Long lines are thinned to what the eye tells apart: of every column of the picture the first, lowest, highest and "
            + "last point. metrics.csv has every sample. Distances below 10⁻¹⁶ are shown there: they are rounding.";
    }
}
