using System.Text.RegularExpressions;
using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>Text with numbers of results in it: <c>{=formula}</c>.</summary>
internal static partial class GalleryText
{
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

    [GeneratedRegex(@"\{=(?<text>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Formulas();
}
