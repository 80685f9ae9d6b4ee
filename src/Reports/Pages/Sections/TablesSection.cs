using System.Xml.Linq;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The sections that are tables.</summary>
internal static class TablesSection
{
    /// <summary>The tables of the results; null where there are none.</summary>
    public static XElement? Of(IReadOnlyList<StudyResult> results)
    {
        var tables = results.SelectMany(result => PageParts.Of(result).Tables(result)).Where(table => table.Rows.Count > 0).ToList();
        return tables.Count == 0 ? null : Tag.Section(
            "results",
            "Results",
            tables.Select(table => table.Render()),
            Tag.Of("p.hint.screen", "A click on a heading sorts by its column."));
    }

    /// <summary>What is proved beside what was measured; null without models.</summary>
    /// <param name="models">The models.</param>
    /// <param name="under">Under which schedules their runs are; empty for those of the scenario.</param>
    public static XElement? Certificates(IReadOnlyList<ModelResult> models, string under) => models.Count == 0 ? null
        : Tag.Section("certificates", "Certificates", CertificateTable.Of(models, under).Render());

    /// <summary>How much outputs spread over schedules; null where there are no several schedules.</summary>
    public static XElement? Sensitivity(IReadOnlyList<ModelResult> models) => SensitivityTable.Of(models) is { } table
        ? Tag.Section("sensitivity", "Ordering sensitivity", table.Render()) : null;
}
