using System.Text.RegularExpressions;
using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>Text with numbers of results in it: <c>{=formula}</c>.</summary>
internal static partial class GalleryText
{
    private const int Width = 140;

    // No text has it: U+0000 ends what editors take for text.
    private const string Gap = "\0";

    /// <summary>Tells what is wrong with a line.</summary>
    /// <param name="number">Of the line.</param>
    /// <param name="line">The line.</param>
    /// <param name="hasResults">Whether a study stands above it.</param>
    /// <param name="fail">Receives faults.</param>
    public static void Check(int number, string line, bool hasResults, Action<int, string> fail)
    {
        foreach (var formula in Formulas().Matches(line).Select(match => match.Groups["text"].Value))
        {
            if (GalleryFormula.Parse(formula) is null)
            {
                fail(number, "expected a formula such as {=summary[model=ignn, metric=messages].mean / 2 :0.0}, "
                    + $"found {{={formula}}}");
            }
            else if (!hasResults)
            {
                fail(number, $"expected a block with a command above {{={formula}}} in the same section, found none");
            }
        }
    }

    /// <summary>A line with its numbers.</summary>
    /// <param name="place">Where it stands, for errors.</param>
    /// <param name="line">The line.</param>
    /// <param name="tables">The results of the study above it; null where there is none.</param>
    /// <exception cref="ScenarioException">A number is not there.</exception>
    public static string Fill(string place, string line, GalleryTables? tables) => tables is null ? line
        : Formulas().Replace(line, match =>
        {
            try
            {
                return GalleryFormula.Parse(match.Groups["text"].Value)!.Write(tables);
            }
            catch (FormatException fault)
            {
                throw new ScenarioException(place, $"{match.Value}: {fault.Message}");
            }
        });

    /// <summary>What a line may become, as a regular expression whose blanks are single ones: its numbers may be anything.</summary>
    public static string Pattern(string line) => string.Join(
        ".*", Formulas().Replace(line, Gap).Split(Gap).Select(Literal));

    /// <summary>A regular expression for a text as it stands, whose blanks stay blanks.</summary>
    public static string Literal(string text) =>
        Regex.Escape(text).Replace("\\ ", " ", StringComparison.Ordinal);

    /// <summary>Lines with their numbers; what has become shorter or longer is broken anew, a paragraph at a time.</summary>
    /// <param name="lines">The lines of the template and what they have become.</param>
    public static IEnumerable<string> Wrap(IEnumerable<(string Before, string After)> lines)
    {
        var (paragraph, isNew) = (new List<string>(), false);
        foreach (var (before, after) in lines.Append((string.Empty, string.Empty)))
        {
            var isProse = after.Length > 0 && (char.IsLetter(after[0]) || (paragraph.Count > 0 && after[0] is not ('#' or '|' or '`')));
            if (!isProse)
            {
                foreach (var line in isNew ? Broken(paragraph) : paragraph)
                {
                    yield return line;
                }

                (paragraph, isNew) = ([], false);
                yield return after;
                continue;
            }

            paragraph.Add(after);
            isNew |= before != after;
        }
    }

    private static IEnumerable<string> Broken(IEnumerable<string> paragraph)
    {
        var line = string.Empty;
        foreach (var word in string.Join(' ', paragraph).Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = string.Empty;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    [GeneratedRegex(@"\{=(?<text>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Formulas();
}
