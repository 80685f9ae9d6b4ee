using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>What captions of sweeps say of the numbers that are shown.</summary>
internal static class SweepCaption
{
    /// <summary>Of which models it is updates to the tolerance and of which the deviation, and what these are.</summary>
    public static string Measures(SweepView view)
    {
        if (view.IsEnding)
        {
            return "Shown is the relative distance from what the synchronous computation arrives at, when all nodes know that the run is "
                + "over.";
        }

        if (view.IsMoving)
        {
            return Followed;
        }

        var (iterating, layered) = (Names(view, hasFixedPoint: true), Names(view, hasFixedPoint: false));
        List<string> sentences =
        [
            .. iterating.Length == 0 ? Array.Empty<string>()
                : [$"{iterating}: updates per node until a schedule is within the tolerance.", Reached(view)],
            .. layered.Length == 0 ? Array.Empty<string>()
                : [$"{layered} (layered, without a fixed point): the largest difference, at the end, between an output and the "
                    + "synchronous one."],
        ];
        return string.Join(' ', sentences);
    }

    /// <summary>What is shown where something changes.</summary>
    public const string Followed = "The error of following is the relative distance from the answer of the world as it then is, the mean "
        + "over virtual time.";

    /// <summary>When a schedule counts as one that got there.</summary>
    public static string Reached(SweepView view) => "A schedule got there if, before "
        + $"{DurationText.Write(view.Result.Scenario.Run.Until)} of virtual time, its relative distance from what the synchronous "
        + $"computation arrives at fell to {Powers.Write(view.Result.Scenario.Run.Tolerance)} and stayed there.";

    /// <summary>The number of schedules behind a number.</summary>
    public static string Median(SweepView view) => view.Schedules == 1 ? "one schedule"
        : string.Create(CultureInfo.InvariantCulture, $"the median of {view.Schedules} schedules");

    /// <summary>What lines, bands and points of a sweep are.</summary>
    public static string Lines(SweepView view) =>
        $"A point is {Median(view)}{(view.Schedules == 1 ? string.Empty : $", its {Spread(view)} 10 to 90 % of them")}; where it is white "
            + "inside, only those count that got there, and where none did there is no point. "
        + (view.Across.IsNumeric ? "Where lines lie on each other, the lower one is drawn wider and its marker larger."
                : "Values are no numbers: lines stand beside each other, and only guide the eye.")
        + (view.Result.Models.SelectMany(view.All).Any(model => view.Measure(model) is { N: > 0, Low: 0 })
            ? " Zero stands at the foot of a logarithmic axis." : string.Empty);

    private static string Spread(SweepView view) => view.Across.IsNumeric ? "band" : "bar";

    private static string Names(SweepView view, bool hasFixedPoint) =>
        string.Join(", ", view.Result.Models.Where(model => view.All(model).Any() && view.HasFixedPoint(model) == hasFixedPoint));
}
