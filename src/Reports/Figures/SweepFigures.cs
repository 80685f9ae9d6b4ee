using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The figures of a sweep: lines along one path; of two paths maps and families of lines; how right models are where seeds are among the
/// paths; how runs ended where not all arrived.
/// </summary>
internal static class SweepFigures
{
    private const int MostPanels = 12;
    private const int MostCells = 60;

    /// <summary>The figures by name, drawn when asked for.</summary>
    public static IEnumerable<(string Name, Func<Figure> Draw)> Of(SweepResult result)
    {
        var view = new SweepView(result);
        if (WhyNone(view) is not null)
        {
            yield break;
        }

        if (view.Up is null)
        {
            yield return ("sweep", () => SweepFigure.Create(view));
        }
        else
        {
            yield return ("sweep-map", () => SweepMap.Create(view));
            yield return ("sweep-lines", () => SweepLines.Create(view));
        }

        if (SweepScores.Fits(result))
        {
            yield return ("sweep-score", () => SweepScores.Create(result));
        }

        if (result.Cells.SelectMany(cell => cell.Models).Any(model => SweepOutcomes.IsWorthSeeing(model.Result)))
        {
            yield return ("outcomes", () => SweepOutcomes.Create(view));
        }
    }

    /// <summary>Why there is no figure; null where there is one.</summary>
    public static string? WhyNone(SweepResult result) => WhyNone(new SweepView(result));

    private static string? WhyNone(SweepView view)
    {
        var panels = view.Facets.Count * view.Result.Models.Count;
        return panels > MostPanels ? string.Create(
                CultureInfo.InvariantCulture,
                $"No figure: it would have {panels} panels, more than {MostPanels}; the tables have all numbers.")
            : view.Up is { } up && Math.Max(view.Across.Values.Count, up.Values.Count) > MostCells
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"No figure: {(view.Across.Values.Count > MostCells ? view.Across : up).Path} has more than {MostCells} values; "
                        + $"the tables have all numbers.")
            : null;
    }
}
