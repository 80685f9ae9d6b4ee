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
        (RunOutcome.Diverged, "✕", Color.FromHex("#D55E00")),
    ];

    /// <summary>Whether runs ended in different ways, or not as one would like them to.</summary>
    public static bool IsWorthSeeing(ModelResult? result) =>
        result?.Asynchronous.Any(run => run.Outcome is not (RunOutcome.Converged or RunOutcome.Finished)) == true;

    /// <summary>Draws the figure.</summary>
    public static Figure Create(SweepView view) => SweepMaps.Create(
        view,
        SweepMaps.Panels(view),
        panel => panel.Draw(Draw),
        page => page.AddLegend(
        [
            new LegendEntry("how most schedules ended, and how many of how many where not all did:", Palette.Ink, -1),
            .. Signs.Where(sign => view.Result.Models.SelectMany(view.All).SelectMany(model => model.Asynchronous)
                    .Any(run => run.Outcome == sign.Outcome))
                .Select(sign => new LegendEntry($"{sign.Sign} {sign.Outcome.Text()}", sign.Colour, 0)),
        ]));

    private static void Draw(Plot plot, (int X, int Y) at, (double Width, double Height) room, ModelResult result)
    {
        if (result.Asynchronous.Count == 0)
        {
            return;
        }

        var (outcome, count) = result.Asynchronous.GroupBy(run => run.Outcome).Select(group => (group.Key, group.Count()))
            .OrderByDescending(item => item.Item2).ThenBy(item => item.Key).First();
        var (_, sign, colour) = Signs.First(item => item.Outcome == outcome);
        SweepMapPanel.Fill(plot, at, colour, isHatched: false);
        var share = count == result.Asynchronous.Count ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" {count}/{result.Asynchronous.Count}");
        SweepMapPanel.Write(plot, at, room, $"{sign}{share}", ShadeScale.Readable(colour));
    }
}
