using System.Xml.Linq;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What must be known to read the numbers.</summary>
internal static class NotesSection
{
    /// <summary>The section; null where nothing is to be said.</summary>
    public static XElement? Of(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var own = models.SelectMany(model => model.Notes.Select(note => $"{model.Model}: {note}"));
        var notes = ScheduleNotes.Of(scenario).Concat(own).ToList();
        return notes.Count == 0 ? null : Tag.Section("notes", "Notes", Tag.Of("ul", notes.Distinct().Select(note => Tag.Of("li", note))));
    }
}
