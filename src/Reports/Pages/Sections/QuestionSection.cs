using System.Xml.Linq;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What is asked, in the words with which the scenario's file begins.</summary>
internal static class QuestionSection
{
    /// <summary>The section; null where the file begins with no comment, or there is none.</summary>
    public static XElement? Of(Scenario scenario)
    {
        var paragraphs = Paragraphs(scenario.Source?.Comment ?? string.Empty).ToList();
        return paragraphs.Count == 0 ? null : Tag.Section("question", "Question", paragraphs);
    }

    /// <summary>Lines that belong together flow; those that are set in, such as commands, stay as they are.</summary>
    private static IEnumerable<XElement> Paragraphs(string comment)
    {
        var lines = new List<string>();
        var isCode = false;
        foreach (var line in comment.Split('\n').Append(string.Empty))
        {
            var isNext = line.StartsWith("  ", StringComparison.Ordinal);
            if (lines.Count > 0 && (string.IsNullOrWhiteSpace(line) || isNext != isCode))
            {
                yield return isCode ? Tag.Of("pre", Tag.Of("code", string.Join('\n', lines))) : Tag.Of("p", string.Join(' ', lines));
                lines.Clear();
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                isCode = isNext;
                lines.Add(line.Trim());
            }
        }
    }
}
