using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// How runs ended, a cell a combination of values: the sign and colour of how most did, and how many of how many where not all did.
/// </summary>
internal static class SweepOutcomes
{
    private static readonly (RunOutcome Outcome, string Sign, Color Colour)[] Signs =
    [
        (RunOutcome.Converged, "●", Color.FromHex("#009E73")),
        (RunOutcome.Finished, "▲", Color.FromHex("#56B4E9")),
        (RunOutcome.NotConverged, "○", Color.FromHex("#F0E0B0")),
        (RunOutcome.Stalled, "■", Color.FromHex("#E69F00")),
        (RunOutcome.Incomplete, "▽", Color.FromHex("#CC79A7")),
        (RunOutcome.Diverged, "×", Color.FromHex("#D55E00")),
    ];

    /// <summary>Whether runs ended in different ways, or not as one would like them to.</summary>
    public static bool IsWorthSeeing(ModelResult? result) =>
        result?.Asynchronous.Any(run => run.Outcome is not (RunOutcome.Converged or RunOutcome.Finished)) == true;

    /// <summary>Draws the figure.</summary>
    public static Figure Create(SweepView view)
    {
        var figure = SweepMaps.Create(view, (panel, size) =>
            panel.Draw(size, (plot, at, room, result) => Draw(panel, plot, at, room, result, view.Style)));
        figure.AddLegend(
        [
            new LegendEntry("how most schedules ended, and how many of how many where not all did:", Palette.Ink, -1),
            .. Signs.Where(sign => view.Result.Models.SelectMany(view.All).SelectMany(model => model.Asynchronous)
                    .Any(run => run.Outcome == sign.Outcome))
                .Select(sign => new LegendEntry($"{sign.Sign} {sign.Outcome.Text()}", view.Style.Of(sign.Colour), 0)),
        ]);
        figure.AddLegend(view.Gaps("failed"));
        figure.Caption = $"How runs ended. {SweepMaps.Axes(view)} Sign and colour of a cell are those of how most of its schedules ended; "
            + "where not all did so, it says how many of how many.";
        return figure;
    }

    private static void Draw(
        SweepMapPanel panel, Plot plot, (int X, int Y) at, (double Width, double Height) room, ModelResult result, FigureStyle style)
    {
        if (result.Asynchronous.Count == 0)
        {
            return;
        }

        var (outcome, count) = result.Asynchronous.GroupBy(run => run.Outcome).Select(group => (group.Key, group.Count()))
            .OrderByDescending(item => item.Item2).ThenBy(item => item.Key).First();
        var (_, sign, shade) = Signs.First(item => item.Outcome == outcome);
        var colour = style.Of(shade);
        SweepMapPanel.Fill(plot, at, colour, isHatched: false);
        var share = count == result.Asynchronous.Count ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" {count}/{result.Asynchronous.Count}");
        panel.Write(plot, at, room, $"{sign}{share}", ShadeScale.Readable(colour));
    }
}
